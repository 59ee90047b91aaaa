using System.Globalization;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Pulses;

/// <summary>The words of the yearly questionnaire (pouls annuel), in French.</summary>
public static class PulseLabels
{
    public static IReadOnlyList<Choice> Turnover { get; } =
    [
        new("MICRO", "Moins de 10 000 €"), new("SMALL", "De 10 000 à 50 000 €"), new("MIDDLE", "De 50 000 à 200 000 €"),
        new("LARGE", "De 200 000 à 1 000 000 €"), new("MAJOR", "Plus de 1 000 000 €"),
    ];

    public static IReadOnlyList<Choice> Places { get; } =
        [new("QUARTER", "Paris 18e"), new("PARIS", "Ailleurs à Paris"), new("REGION", "Ailleurs en Île-de-France"), new("ELSEWHERE", "Plus loin")];

    public static IReadOnlyList<Choice> Alive { get; } = [new("true", "Oui"), new("false", "Non, elle a cessé")];

    public static string Who(string who) => who switch { "members" => "Adhérents", "alumni" => "Anciens adhérents", _ => "Ensemble" };

    /// <summary>A number, or that it cannot be told: too few answered, or one could find out who did.</summary>
    public static string Told(decimal? number) => number is { } told ? told.ToString("#,0.##", French) : "non montré";

    public static string Word(IEnumerable<Choice> choices, string word) => choices.First(choice => string.Equals(choice.Value, word, StringComparison.OrdinalIgnoreCase)).Label;

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
}
