using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Enquiries;

/// <summary>The words of enquiries (renseignements), in French.</summary>
public static class EnquiryLabels
{
    public static IReadOnlyList<Choice> Wishes { get; } =
    [
        new("MEMBERSHIP", "Adhérer"), new("SPACE", "Un espace de travail ou une boutique"), new("SUPPORT", "Un accompagnement"),
        new("PARTNERSHIP", "Un partenariat"), new("OTHER", "Autre chose"),
    ];

    /// <summary>What the office may put down; the form says so itself.</summary>
    public static IReadOnlyList<Choice> Channels { get; } =
    [
        new("PHONE", "Téléphone"), new("EMAIL", "Courriel"), new("WALK_IN", "Passage sur place"), new("EVENT", "Rencontre à un événement"), new("RECOMMENDATION", "Recommandation"),
    ];

    public static IReadOnlyList<Choice> Outcomes { get; } = [new("HELD", "Elle a eu lieu"), new("NOT_COME", "Personne n’est venu"), new("CALLED_OFF", "Elle est annulée")];

    public static IReadOnlyList<Choice> Ends { get; } =
    [
        new("INFORMED", "Le renseignement suffit"), new("PASSED_ELSEWHERE", "Orientée ailleurs"), new("NO_NEWS", "Sans nouvelles"), new("UNWANTED", "Message indésirable"),
    ];

    public static IReadOnlyList<Choice> States { get; } =
    [
        new("", "Toutes"), new("WAITING", "À répondre"), new("ANSWERED", "Répondues"), new("VISIT_PLANNED", "Visite prévue"),
        new("CANDIDATE", "Devenues une candidature"), new("CLOSED", "Closes"),
    ];

    public static string Of(IEnumerable<Choice> choices, string value) => choices.First(each => each.Value == value).Label;

    public static string Channel(string channel) => channel == "FORM" ? "Formulaire" : Of(Channels, channel);

    public static string State(string state, bool isOverdue) => state switch
    {
        "WAITING" => isOverdue ? "En retard" : "À répondre",
        "ANSWERED" => "Répondue",
        "VISIT_PLANNED" => "Visite prévue",
        "CANDIDATE" => "Devenue une candidature",
        _ => "Close",
    };

    public static Tone ToneOf(string state, bool isOverdue) => state switch
    {
        "WAITING" => isOverdue ? Tone.Late : Tone.Soon,
        "VISIT_PLANNED" => Tone.Active,
        "ANSWERED" => Tone.Calm,
        _ => Tone.Done,
    };
}
