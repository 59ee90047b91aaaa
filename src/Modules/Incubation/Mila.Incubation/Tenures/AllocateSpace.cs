using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Calls;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Tenures;

/// <summary>A structure is given a space from a day on (attribution d’un espace).</summary>
/// <param name="Until">The first day after; as long as the tenure allows unless said, without end for a shop.</param>
/// <param name="AlreadyThere">It has moved in already: recorded late, or taken over from before Mila.</param>
public sealed record AllocateSpace(
    Guid AllocationId, Guid SpaceId, Guid StructureId, DateOnly From, DateOnly? Until, ContractKind Contract, Guid? DeliberationId = null, bool AlreadyThere = false);

public static class AllocateSpaceHandler
{
    /// <param name="past">The days that the structure has used or is promised.</param>
    public static (SpaceTaken Taken, StayAllocated Allocated) Decide(
        AllocateSpace command, Space space, Tenure tenure, TenureClock past, TenureLimits limits, KnownStructure? structure, DateOnly today)
    {
        Rule.That(structure is not null && structure.IsMemberOn(command.From), "allocation.not_member", "Only a member is given a space.", "structureId");
        Rule.That(space.Kind.IsAllocated(), "allocation.booked_space", "The space is booked by the hour.", "spaceId");
        Rule.That(space.StateOn(command.From) is not SpaceState.Withdrawn, "allocation.space_withdrawn", "The space is none of the association's on that day.", "spaceId");
        Rule.That(!command.AlreadyThere || command.From <= today, "allocation.not_there_yet", "Nobody is there on a day to come.", "from");
        var until = Until(command, space.Kind, past, limits, today);
        var days = new Span(command.From, until);
        Rule.That(!space.Kind.IsWorkplace() || tenure.Allocations.All(each => !each.Kind.IsWorkplace() || (!each.Days.Overlaps(days) && !each.IsOverstaying(today))),
            "allocation.elsewhere", "The structure has another workplace on these days.", "structureId");
        Rule.That(command.AlreadyThere || !space.IsOverstayed(today), "allocation.overstayed", "Whoever had the space has not given the keys back.", "spaceId");
        Rule.That(space.IsFree(days), "allocation.space_taken", "Somebody has the space on these days.", "from");

        return (
            new(space.Id, command.AllocationId, command.StructureId, command.From, until, today),
            new(tenure.Id, command.StructureId, command.AllocationId, space.Id, space.Kind, command.From, until, command.Contract, Follows: null, command.DeliberationId, today));
    }

    private static DateOnly Until(AllocateSpace command, SpaceKind kind, TenureClock past, TenureLimits limits, DateOnly today)
    {
        if (!kind.IsClocked(limits.DesksCount))
        {
            Rule.That(command.Until is null || command.Until > command.From, "allocation.no_day", "It lasts a day at least.", "until");
            return command.Until ?? DateOnly.MaxValue;
        }
        // What began before today was decided before it was recorded, extension included.
        var latest = past.LatestEnd(command.From, command.From < today ? limits.CapMonths : limits.PlannedMonths);
        Rule.That(latest > command.From, "allocation.tenure_used_up", "The structure has used up its tenure.", "structureId");
        var until = command.Until ?? past.LatestEnd(command.From, limits.PlannedMonths);
        Rule.That(until > command.From, "allocation.no_day", "It lasts a day at least.", "until");
        Rule.That(until <= latest, "allocation.beyond_tenure", "The tenure is over before.", "until");
        return until;
    }

    public static async Task<OutgoingMessages> Handle(AllocateSpace command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var (space, tenure) = await session.HousingToWrite(command.SpaceId, command.StructureId, settings, moment, cancellation);
        if (tenure.Tenure[command.AllocationId] is not null)
            return [];
        var (taken, allocated) = Decide(command, space.Aggregate!, tenure.Tenure, tenure.Past(), tenure.Limits, tenure.Structure, moment.Today);
        space.AppendOne(taken);
        object[] facts = command.AlreadyThere ? [allocated, new MovedIn(allocated.TenureId, allocated.AllocationId, moment.Today)] : [allocated];
        return [.. tenure.Record(facts), new CallOffSpaceCall(taken.SpaceId)];
    }
}

/// <summary>A promised space is given up before the move-in (annulation d’une attribution).</summary>
public sealed record CancelAllocation(Guid StructureId, Guid AllocationId);

public static class CancelAllocationHandler
{
    public static AllocationCancelled Decide(Tenure tenure, Allocation allocation, DateOnly today)
    {
        Rule.That(allocation.State is AllocationState.Promised, "allocation.moved_in", "The structure has moved in: it leaves.");
        return new(tenure.Id, allocation.Id, today);
    }

    public static async Task<OutgoingMessages> Handle(CancelAllocation command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var (space, tenure, allocation) = await session.AllocationToWrite(command.StructureId, command.AllocationId, settings, moment, cancellation);
        var cancelled = Decide(tenure.Tenure, allocation, moment.Today);
        space.AppendOne(new SpaceTakenUntil(allocation.SpaceId, allocation.Id, allocation.From, moment.Today));
        return tenure.Record(cancelled);
    }
}

public static class AllocateSpaceFields
{
    public const string Policy = "incubation.allocate";

    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<AllocateSpace, TenureType>("allocateSpace", Policy)
            .Describe("Gives a structure a space from a day on; never two at once, never beyond its tenure.")
            .Argument<NonNullGraphType<GuidGraphType>>("spaceId")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("from")
            .Argument<DateOnlyGraphType>("until", "The first day after; as long as the tenure allows unless said, without end for a shop.")
            .Argument<NonNullGraphType<EnumerationGraphType<ContractKind>>>("contract")
            .Argument<BooleanGraphType>("alreadyThere", "It has moved in already: recorded late.")
            .Send(context => new AllocateSpace(
                Guid.CreateVersion7(), context.GetArgument<Guid>("spaceId"), context.GetArgument<Guid>("structureId"), context.GetArgument<DateOnly>("from"),
                context.GetArgument<DateOnly?>("until"), context.GetArgument<ContractKind>("contract"), AlreadyThere: context.GetArgument("alreadyThere", false)))
            .Return<Tenure>(command => Tenure.IdOf(command.StructureId));
        mutation.Command<CancelAllocation, TenureType>("cancelAllocation", Policy)
            .Describe("Gives a promised space up before the move-in.")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<NonNullGraphType<GuidGraphType>>("allocationId")
            .Send(context => new CancelAllocation(context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("allocationId")))
            .Return<Tenure>(command => Tenure.IdOf(command.StructureId));
    }
}
