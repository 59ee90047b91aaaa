using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Usages;

/// <summary>What the association offers and counts (services), in French.</summary>
public static class UsageLabels
{
    public static IReadOnlyList<Choice> Benefits { get; } =
    [
        new("MEETING_ROOM", "Salle de réunion"), new("SOCIAL_RELAY", "Relais sur les réseaux"), new("NEWSLETTER", "Infolettre"),
        new("LEGAL_HOTLINE", "Permanence juridique"), new("PROMO_CODE", "Code promotionnel"), new("MAIL_RECEPTION", "Réception du courrier"),
        new("DOCUMENTATION_CENTRE", "Centre de documentation"), new("REPROGRAPHY", "Reprographie"), new("CAFETERIA", "Cafétéria"), new("POSTER", "Affichage"),
    ];

    public static string Of(string benefit) => Benefits.First(each => each.Value == benefit).Label;
}
