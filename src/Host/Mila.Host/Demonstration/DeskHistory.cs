using Mila.Kernel;
using Mila.Membership.Desk;

namespace Mila.Host.Demonstration;

/// <summary>What members asked of the office in 2023: a repair that waited for the landlord, two settled at once, one late, one of this morning.</summary>
internal static class DeskHistory
{
    private static readonly Guid Shutter = Id("shutter"), Badge = Id("badge"), Parcel = Id("parcel"), Wifi = Id("wifi"), Poster = Id("poster");

    public static IEnumerable<Deed> Tell()
    {
        yield return File(new(2023, 2, 6), Shutter, 0, DeskKind.Repair, DeskPlace.Shop, "Le rideau métallique de la boutique reste bloqué à mi-hauteur.");
        yield return Office(new(2023, 2, 7), new TakeDeskRequest(Shutter, null, DeskPriority.High, null));
        yield return Office(new(2023, 2, 8), new HandDeskRequestOn(Shutter, ThirdParty.Landlord, new(2023, 2, 15)));
        yield return Office(new(2023, 2, 15), new ChaseThirdParty(Shutter, new(2023, 2, 22)));
        yield return Office(new(2023, 2, 21), new CloseDeskRequest(Shutter, DeskOutcome.Settled, new(2023, 2, 21)));

        yield return File(new(2023, 4, 12), Badge, 1, DeskKind.Key, DeskPlace.Reception, "Il nous faut un second badge pour la porte de la rue.");
        yield return Office(new(2023, 4, 13), new CloseDeskRequest(Badge, DeskOutcome.Settled, new(2023, 4, 13)));

        yield return File(new(2023, 5, 31), Poster, 2, DeskKind.Poster, DeskPlace.Reception, "Trois affiches pour notre soirée du 24 juin, à poser à l’accueil et à la cafétéria.");
        yield return Office(new(2023, 6, 2), new TakeDeskRequest(Poster, null, DeskPriority.Normal, new(2023, 6, 9)));

        yield return File(new(2023, 6, 13), Wifi, 0, DeskKind.Internet, DeskPlace.Workspace, "La connexion tombe chaque après-midi vers 15 heures.");
        yield return Office(new(2023, 6, 14), new FileDeskRequest(
            Parcel, InventedNames.StructureId(5), DeskKind.Parcel, DeskPlace.Reception, "Un carton de vinyles attend à l’accueil depuis lundi.", null, ByStaff: true));
    }

    private static Deed File(DateOnly day, Guid id, int structure, DeskKind kind, DeskPlace place, string words) => new(
        day, new FileDeskRequest(id, InventedNames.StructureId(structure), kind, place, words, null, ByStaff: false), MembersHistory.Leader(structure), Hour: 11);

    private static Deed Office(DateOnly day, object command) => new(day, command, DemonstrationHistory.Coordinator, Hour: 12);

    private static Guid Id(string what) => NamedId.Of("demonstration", "desk", what);
}
