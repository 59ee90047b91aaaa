using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Successions;

/// <summary>The words of successions, in French.</summary>
public static class SuccessionLabels
{
    public static IReadOnlyList<Choice> Changes { get; } =
    [
        new("LEGAL_FORM", "La forme juridique change", "Par exemple, une association devient une société."), new("SIRET", "Le numéro SIRET change"),
        new("REFOUNDATION", "La structure est refondée par les mêmes dirigeants"),
    ];

    public static IReadOnlyList<Choice> Drops { get; } =
        [new("SAME_STRUCTURE", "C’est la même structure : sa fiche suffit"), new("MISTAKEN", "Déclaration par erreur"), new("WITHDRAWN", "Retirée par la structure")];

    public static string Of(IEnumerable<Choice> choices, string value) => choices.First(each => each.Value == value).Label;

    public static string State(string state) => state switch
    {
        "DECLARED" => "À proposer au conseil",
        "IN_VOTE" => "Au vote",
        "TO_BE_VOTED_AGAIN" => "À remettre au vote",
        "CONFIRMED" => "Confirmée",
        "REFUSED" => "Refusée",
        _ => "Classée",
    };

    public static Tone ToneOf(string state) => state switch { "DECLARED" or "TO_BE_VOTED_AGAIN" => Tone.Soon, "IN_VOTE" => Tone.Active, _ => Tone.Done };
}
