using Marten;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Incubation.Works;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Shops;

/// <summary>What a lease means for the space that the shop is: who signed has it without end, who holds the lease no more has it no more.</summary>
internal static class ShopStays
{
    /// <summary>The structure is given the space by the ordinary rules of an allocation; it is there at once when the lease has begun.</summary>
    public static async Task<OutgoingMessages> GiveShop(
        this IDocumentSession session, Guid spaceId, ShopAllotment allotment, DateOnly from, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var isLeft = (await session.LoadAsync<Space>(spaceId, cancellation))?.IsOverstayed(moment.Today) == false;
        return await AllocateSpaceHandler.Handle(
            new(allotment.StayId, spaceId, allotment.ProposedId!.Value, from, Until: null, ContractKind.OwnLease, allotment.DeliberationId, AlreadyThere: from <= moment.Today && isLeft),
            session, settings, moment, cancellation);
    }

    /// <summary>Whoever held the lease has left by the day from which another does, or will have.</summary>
    /// <param name="from">The first day without it.</param>
    public static async Task<OutgoingMessages> EndShop(
        this IDocumentSession session, Guid spaceId, Guid holderId, DateOnly from, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var taking = (await session.LoadAsync<Space>(spaceId, cancellation))?.Takings.FirstOrDefault(each => each.StructureId == holderId && each.From < from && from < each.Until);
        if (taking is null)
            return [];
        var last = from.AddDays(-1);
        return from <= moment.Today
            ? await MoveOutHandler.Handle(new(holderId, taking.AllocationId, last, DepartureCause.Term), session, settings, moment, cancellation)
            : await AnnounceDepartureHandler.Handle(new(holderId, taking.AllocationId, last), session, settings, moment, cancellation);
    }
}

/// <summary>The first day of the lease has come (entrée dans la boutique): the structure is there, unless whoever was has not given the keys back.</summary>
public sealed record EnterShop(Guid AllotmentId);

public static class EnterShopHandler
{
    /// <param name="isGiven">Whether the structure is given the space of the shop still, or the shop is no space of the register.</param>
    /// <param name="isLeft">Whether whoever had the shop has given the keys back.</param>
    /// <returns>None when it is there already.</returns>
    public static ShopEntered? Decide(ShopAllotment allotment, bool isGiven, bool isLeft, DateOnly today)
    {
        Rule.That(allotment is { State: AllotmentState.Signed }, "allotment.not_signed", "The lease is not signed.");
        if (allotment.EnteredOn is not null)
            return null;
        Rule.That(allotment.LeaseFrom <= today, "allotment.lease_to_come", "The lease has not begun.");
        Rule.That(isGiven, "allotment.stay_cancelled", "The space of the shop was taken back from the structure.");
        Rule.That(isLeft, "move_in.not_handed_over", "Whoever had the space has not given the keys back.");
        return new(allotment.Id, today);
    }

    public static async Task<OutgoingMessages> Handle(EnterShop command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AllotmentToWrite(command.AllotmentId, cancellation);
        var allotment = stream.Aggregate!;
        var tenure = allotment.ProposedId is { } who ? await session.LoadAsync<Tenure>(Tenure.IdOf(who), cancellation) : null;
        if (tenure?[allotment.StayId] is not { State: AllocationState.Promised }) // there already, taken back, or the shop is no space of the register
        {
            var isGiven = (await session.LoadAsync<Premises>(allotment.PremisesId, cancellation))?.SpaceId is not { } shop
                || tenure?.Allocations.Any(each => each.Id == allotment.StayId || (each.SpaceId == shop && each.State is AllocationState.Here)) == true; // its own, or one given since
            return Decide(allotment, isGiven, isLeft: true, moment.Today) is { } entered ? stream.Record(entered) : [];
        }
        var (space, open, stay) = await session.AllocationToWrite(tenure.StructureId, allotment.StayId, settings, moment, cancellation);
        return Decide(allotment, isGiven: true, !space.Aggregate!.IsOverstayed(moment.Today, stay.Id), moment.Today) is { } there
            ? [.. stream.Record(there), .. open.Record(new MovedIn(open.Tenure.Id, stay.Id, moment.Today))]
            : [];
    }
}
