using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Breaches;

/// <summary>The words of a breach (manquement), in French.</summary>
public static class BreachLabels
{
    public static IReadOnlyList<Choice> Kinds { get; } =
    [
        new("ECOLOGY", "Charte, axe écologie"), new("SHARING", "Charte, axe partage"), new("INCLUSION", "Charte, axe inclusion"),
        new("GOOD_PRACTICE", "Charte, bonnes pratiques"), new("ENGAGEMENT_CONTRACT", "Contrat d’engagement républicain"),
    ];

    public static IReadOnlyList<Choice> Reasons { get; } =
        [new("UNFOUNDED", "Infondé"), new("SETTLED_BETWEEN_THEM", "Réglé à l’amiable"), new("OUTSIDE_CHARTER", "Hors de la charte")];

    public static string Kind(string kind) => Kinds.First(each => each.Value == kind).Label;

    public static string Outcome(string? sanction, string? dismissed) => sanction switch
    {
        "NONE" => "Aucune sanction",
        "WARNING" => "Avertissement",
        "EXCLUSION" => "Exclusion",
        _ when dismissed is not null => $"Classé : {Reasons.First(each => each.Value == dismissed).Label.ToLowerInvariant()}",
        _ => "",
    };

    /// <param name="answerBy">The last day the structure may answer.</param>
    public static string State(string state, DateOnly? answerBy, DateOnly today) => state switch
    {
        "AWAITING_ANSWER" when answerBy < today => "Sans réponse, audition à fixer",
        "REPORTED" => "Signalé",
        "DISMISSED" => "Classé",
        "AWAITING_ANSWER" => "Réponse attendue",
        "ANSWERED" => "Audition à fixer",
        "HEARING_SET" => "Audition fixée",
        "HEARD" => "À mettre au vote",
        "IN_VOTE" => "Au vote",
        _ => "Décidé",
    };

    public static Tone ToneOf(string state) => state switch
    {
        "DISMISSED" => Tone.Calm,
        "DECIDED" => Tone.Done,
        "IN_VOTE" => Tone.Active,
        _ => Tone.Soon,
    };
}
