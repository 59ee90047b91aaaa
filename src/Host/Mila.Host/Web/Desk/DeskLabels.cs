using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Desk;

/// <summary>The words of requests (demandes), in French.</summary>
public static class DeskLabels
{
    public static IReadOnlyList<Choice> Kinds { get; } =
    [
        new("REPAIR", "Réparation"), new("KEY", "Clé ou badge"), new("PARCEL", "Colis ou courrier"),
        new("INTERNET", "Connexion internet"), new("POSTER", "Affichage"), new("OTHER", "Autre demande"),
    ];

    public static IReadOnlyList<Choice> Places { get; } =
    [
        new("", "Sans objet"), new("WORKSPACE", "Espace de travail"), new("RECEPTION", "Accueil"), new("MEETING_ROOM", "Salle de réunion"),
        new("CAFETERIA", "Cafétéria"), new("BASEMENT", "Sous-sol"), new("SHOP", "Boutique"), new("ELSEWHERE", "Ailleurs"),
    ];

    public static IReadOnlyList<Choice> Priorities { get; } = [new("LOW", "Peut attendre"), new("NORMAL", "Normale"), new("HIGH", "Pressée")];

    public static IReadOnlyList<Choice> ThirdParties { get; } =
        [new("LANDLORD", "Le bailleur"), new("INSURER", "L’assureur"), new("SUPPLIER", "Un fournisseur"), new("OTHER", "Un autre tiers")];

    public static IReadOnlyList<Choice> Outcomes { get; } =
    [
        new("SETTLED", "Réglée"), new("REFUSED", "Refusée"), new("PASSED_ELSEWHERE", "Orientée ailleurs"), new("NO_LONGER_NEEDED", "Devenue sans objet"),
    ];

    public static string Of(IEnumerable<Choice> choices, string value) => choices.First(each => each.Value == value).Label;

    public static string State(string state, bool isOverdue) => state switch
    {
        "OPEN" => isOverdue ? "En retard, à prendre" : "À prendre en charge",
        "TAKEN" => isOverdue ? "En retard" : "Prise en charge",
        "WAITING" => isOverdue ? "En retard, attend un tiers" : "Attend un tiers",
        _ => "Close",
    };

    public static Tone ToneOf(string state, bool isOverdue) => state switch
    {
        "CLOSED" => Tone.Done,
        _ when isOverdue => Tone.Late,
        "OPEN" => Tone.Soon,
        "WAITING" => Tone.Calm,
        _ => Tone.Active,
    };
}
