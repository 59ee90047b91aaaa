using Mila.Host.Web.Tags;

namespace Mila.Host.Web.ArtistCalls;

/// <summary>The words of calls for artists (appels à artistes), in French.</summary>
public static class ArtistLabels
{
    public static IReadOnlyList<Choice> Affiliations { get; } = [new("HOSTED", "Structures hébergées"), new("SHOP", "Structures en boutique"), new("BENEFICIARY", "Bénéficiaires")];

    public static string State(string state, bool takesAnswers) => state switch
    {
        "OPEN" => takesAnswers ? "Ouvert" : "Sélection en cours",
        "SELECTED" => "Sélection faite",
        "PLAYED" => "Joué",
        _ => "Annulé",
    };

    public static Tone ToneOf(string state, bool takesAnswers) => state switch
    {
        "OPEN" => takesAnswers ? Tone.Active : Tone.Soon,
        "SELECTED" => Tone.Calm,
        _ => Tone.Done,
    };

    public static string Answer(string state, DateOnly? playedOn) => state switch
    {
        "PROPOSED" => "Proposition reçue",
        "WITHDRAWN" => "Proposition retirée",
        "KEPT" => playedOn is { } day ? $"A joué le {Kernel.French.Day(day)}" : "Retenue",
        _ => "Non retenue",
    };

    public static Tone AnswerTone(string state) => state switch { "KEPT" => Tone.Active, "PROPOSED" => Tone.Calm, _ => Tone.Done };

    public static string OpenTo(IReadOnlyList<string> affiliations) =>
        affiliations.Count == 0 ? "tous les adhérents" : string.Join(", ", affiliations.Select(each => Affiliations.First(choice => choice.Value == each).Label.ToLowerInvariant()));
}
