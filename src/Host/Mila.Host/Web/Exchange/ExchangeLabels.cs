using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Exchange;

/// <summary>The words of the exchange (entraide), in French.</summary>
public static class ExchangeLabels
{
    public static IReadOnlyList<Choice> Kinds { get; } =
        [new("ANNOUNCEMENT", "Annonce"), new("SKILL_OFFERED", "Compétence proposée"), new("SKILL_NEEDED", "Compétence cherchée")];

    public static IEnumerable<Choice> Filter { get; } = [new("", "Toutes"), .. Kinds];

    public static IReadOnlyList<Choice> Faults { get; } =
        [new("OFF_TOPIC", "Hors sujet"), new("DISRESPECTFUL", "Irrespectueuse"), new("ADVERTISING", "Publicité"), new("OUTDATED", "Périmée")];

    public static string Kind(string kind) => Kinds.First(each => each.Value == kind).Label;
}
