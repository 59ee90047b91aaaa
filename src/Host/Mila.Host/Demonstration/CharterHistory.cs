using Mila.Kernel;
using Mila.Membership.Breaches;
using Mila.Membership.Charter;

namespace Mila.Host.Demonstration;

/// <summary>Those who have not signed the charter of 2022 are asked again in 2023; one report of a breach was settled, another waits for an answer.</summary>
internal static class CharterHistory
{
    private static readonly Guid Settled = NamedId.Of("demonstration", "breach", "settled");
    private static readonly Guid Open = NamedId.Of("demonstration", "breach", "open");

    public static IEnumerable<Deed> Tell()
    {
        yield return new(
            new(2022, 11, 14),
            new ReportBreach(Settled, InventedNames.StructureId(11), BreachKind.Sharing, "Du matériel commun n’a pas été rendu après la fête du quartier, malgré deux rappels."),
            BoardHistory.Member(5));
        yield return new(new(2022, 11, 21), new DismissBreach(Settled, DismissalReason.SettledBetweenThem), BoardHistory.Member(0));

        yield return new(new(2023, 5, 24), new OpenCharterCampaign(1), DemonstrationHistory.Coordinator);

        yield return new(
            new(2023, 5, 30),
            new ReportBreach(Open, InventedNames.StructureId(9), BreachKind.GoodPractice, "Plusieurs riverains signalent des livraisons avant 6 heures et des livreurs laissés sans consigne."),
            DemonstrationHistory.Coordinator);
        yield return new(
            new(2023, 6, 5),
            new StateBreachGrounds(Open, "Des livraisons ont lieu avant 6 heures du matin rue Léon, en mai 2023, malgré la demande écrite du 12 mai, et les livreurs n’ont reçu aucune consigne."),
            BoardHistory.Member(0));
    }
}
