using Mila.Incubation.Shops;
using Mila.Incubation.Works;
using Mila.Kernel;
using Mila.Membership.Board;

namespace Mila.Host.Demonstration;

/// <summary>Whose the premises are and who holds their leases; one shop will be left, and the board proposes its next tenant to the landlord.</summary>
internal static class ShopsHistory
{
    private const string Landlord = "Paris Habitat";
    private const int Left = 12;

    private static readonly Guid Allotment = NamedId.Of("demonstration", "shop allotment", $"{Left}");

    public static IEnumerable<Deed> Tell()
    {
        for (var n = 1; n <= 16; n++)
            yield return Do(new(2022, 9, 19), n <= SpacesHistory.Shops
                ? new RecordPremisesLease(PremisesHistory.Shop(n), Landlord, LeaseRole.Represents, InventedNames.StructureId(n - 1), DemonstrationHistory.Begins)
                : new RecordPremisesLease(PremisesHistory.Shop(n), Landlord, LeaseRole.Rents, null, new(2005, 1, 3)), 11);
        yield return Do(new(2023, 5, 2), new OpenAllotment(Allotment, PremisesHistory.Shop(Left), new(2023, 5, 30)));
        yield return Do(new(2023, 5, 9), new AskForShop(Allotment, InventedNames.StructureId(45)));
        yield return Do(new(2023, 5, 16), new AskForShop(Allotment, InventedNames.StructureId(58)));
        yield return Do(new(2023, 5, 31), new ProposeTenant(Allotment, InventedNames.StructureId(45)));
        for (var seat = 0; seat < 7; seat++) // counted when the vote closes, ten days after it opened
            yield return new(new(2023, 6, 5), new CastBallot(ProposeTenantHandler.VoteOn(Allotment, InventedNames.StructureId(45), 1), ProposeTenantHandler.Proposed), BoardHistory.Member(seat), 11 + seat);
    }

    private static Deed Do(DateOnly day, object command, int hour = 14) => new(day, command, DemonstrationHistory.Coordinator, hour);
}
