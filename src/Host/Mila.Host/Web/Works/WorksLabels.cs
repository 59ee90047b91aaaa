using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Works;

/// <summary>What is looked at in premises, how it is, and what meters count, in French.</summary>
public static class WorksLabels
{
    public static IReadOnlyList<Choice> Elements { get; } =
    [
        new("WINDOWS", "Fenêtres et vitrines"), new("DOORS", "Portes"), new("INSULATION", "Isolation"), new("CELLAR_DOOR", "Porte de cave"),
        new("WIRING", "Électricité"), new("METER", "Compteur"), new("HEATING", "Chauffage"), new("SHUTTER", "Rideau métallique"),
    ];

    public static IReadOnlyList<Choice> Conditions { get; } =
        [new("GOOD", "Bon"), new("WORN", "Usé"), new("BAD", "Mauvais"), new("OUT_OF_ORDER", "Hors service"), new("ABSENT", "Absent")];

    public static IReadOnlyList<Choice> Traits { get; } =
    [
        new("TENANT_OWNED", "Au locataire"), new("NOT_MOTORISED", "Non motorisé"), new("BLOCKED", "Bloqué"), new("SINGLE_GLAZED", "Simple vitrage"), new("DAMP", "Humide"),
    ];

    public static IReadOnlyList<Choice> Meters { get; } = [new("ELECTRICITY", "Électricité"), new("GAS", "Gaz"), new("WATER", "Eau")];

    public static IReadOnlyList<Choice> Uses { get; } = [new("SHOP", "Boutique attribuée par l’association"), new("SITE", "Lieu que l’association loue")];

    public static string Of(IReadOnlyList<Choice> words, string word) => words.First(each => each.Value == word).Label;

    public static Tone ToneOf(string condition) => condition switch
    {
        "GOOD" => Tone.Done,
        "WORN" => Tone.Soon,
        "BAD" or "OUT_OF_ORDER" => Tone.Late,
        _ => Tone.Calm,
    };

    /// <summary>« 1 250 kWh », « 34 m³ ».</summary>
    public static string Quantity(string meter, long quantity) => $"{Kernel.French.Number(quantity)}\u00A0{(meter == "WATER" ? "m³" : "kWh")}";
}
