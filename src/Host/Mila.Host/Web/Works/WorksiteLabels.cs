using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Works;

/// <summary>Where works, money and claims stand, in French.</summary>
public static class WorksiteLabels
{
    public static IReadOnlyList<Choice> Sources { get; } =
    [
        new("OWN", "Fonds propres"), new("CITY", "Ville"), new("REGION", "Région"), new("STATE", "État"), new("ENERGY_AGENCY", "Agence de la transition écologique"),
        new("LANDLORD", "Bailleur"), new("INSURANCE", "Assurance"), new("OTHER", "Autre"),
    ];

    public static IReadOnlyList<Choice> Answers { get; } = [new("PLANNED", "Prévu"), new("ASKED", "Demandé"), new("GRANTED", "Accordé"), new("REFUSED", "Refusé")];

    public static IReadOnlyList<Choice> Parties { get; } =
        [new("INSURER", "L’assurance"), new("LANDLORD", "Le bailleur"), new("TOWN_HALL", "La mairie"), new("CONTRACTOR", "L’entreprise"), new("FUNDER", "Un financeur"), new("ASSOCIATION", "L’association")];

    public static IReadOnlyList<Choice> Awaited { get; } =
    [
        new("AGREEMENT", "un accord"), new("PAYMENT", "un paiement"), new("EXPERTISE", "une expertise"), new("PERMIT", "une autorisation"), new("QUOTE", "un devis"), new("ACCESS", "un accès"), new("OTHER_WORKS", "d’autres travaux"),
    ];

    public static IReadOnlyList<Choice> Damages { get; } = [new("WATER", "Dégât des eaux"), new("FIRE", "Incendie"), new("THEFT", "Vol"), new("BREAKAGE", "Bris")];

    private static readonly Choice[] States = [new("STUDIED", "À l’étude"), new("FUNDED", "Financé"), new("UNDER_WAY", "En cours"), new("DONE", "Fini"), new("ABANDONED", "Abandonné")];

    private static readonly Choice[] Claims = [new("OPENED", "Déclaré"), new("SURVEYED", "Expertisé"), new("ACCEPTED", "Accepté"), new("PAID", "Payé"), new("REFUSED", "Refusé")];

    public static string State(string state) => WorksLabels.Of(States, state);

    public static string Claim(string state) => WorksLabels.Of(Claims, state);

    public static Tone ToneOf(string state) => state switch
    {
        "UNDER_WAY" or "ACCEPTED" or "SURVEYED" => Tone.Active,
        "FUNDED" or "DONE" or "PAID" => Tone.Done,
        "STUDIED" or "OPENED" => Tone.Soon,
        _ => Tone.Calm,
    };

    /// <summary>« 7,5 ans ».</summary>
    public static string Years(decimal? years) => years is { } number ? $"{number.ToString("0.#", System.Globalization.CultureInfo.GetCultureInfo("fr-FR"))}\u00A0{(number < 2 ? "an" : "ans")}" : "–";

    /// <summary>« 2 500 kWh, 500,00 € ».</summary>
    public static string Saving(int? kwh, string? amount) => string.Join(", ", new[] { kwh is { } number ? WorksLabels.Quantity("ELECTRICITY", number) : null, amount }.OfType<string>()) is { Length: > 0 } told ? told : "–";

    /// <summary>« L’assurance : une expertise ».</summary>
    public static string Blocked(string party, string awaited) => $"{WorksLabels.Of(Parties, party)}\u00A0: {WorksLabels.Of(Awaited, awaited)}";
}
