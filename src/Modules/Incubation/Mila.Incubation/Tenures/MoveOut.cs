using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Tenures;

/// <summary>The structure will leave before the end (départ anticipé).</summary>
/// <param name="LastDay">The last it has the space.</param>
public sealed record AnnounceDeparture(Guid StructureId, Guid AllocationId, DateOnly LastDay);

public static class AnnounceDepartureHandler
{
    /// <returns>None when it ends then already.</returns>
    public static DepartureAnnounced? Decide(AnnounceDeparture command, Tenure tenure, Allocation allocation, DateOnly today)
    {
        var until = command.LastDay.AddDays(1);
        if (allocation.PlannedUntil == until)
            return null;
        Rule.That(allocation.State is AllocationState.Here, "departure.not_there", "Only who is there leaves.");
        Rule.That(command.LastDay >= today, "departure.past", "The last day is to come.", "lastDay");
        Rule.That(until < allocation.PlannedUntil, "departure.after_end", "A stay is made longer by the board alone.", "lastDay");
        return new(tenure.Id, allocation.Id, until, today);
    }

    public static async Task<OutgoingMessages> Handle(AnnounceDeparture command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var (space, tenure, allocation) = await session.AllocationToWrite(command.StructureId, command.AllocationId, settings, moment, cancellation);
        if (Decide(command, tenure.Tenure, allocation, moment.Today) is not { } announced)
            return [];
        space.AppendOne(new SpaceTakenUntil(allocation.SpaceId, allocation.Id, announced.Until, moment.Today));
        return tenure.Record(announced);
    }
}

/// <summary>The keys came back (sortie): the structure has left its space.</summary>
/// <param name="LastDay">The last day it had the keys.</param>
public sealed record MoveOut(Guid StructureId, Guid AllocationId, DateOnly LastDay, DepartureCause Cause);

public static class MoveOutHandler
{
    /// <returns>None when it has left already.</returns>
    public static MovedOut? Decide(MoveOut command, Tenure tenure, Allocation allocation, Space space, DateOnly today)
    {
        if (allocation.State is AllocationState.Left)
            return null;
        Rule.That(allocation.State is AllocationState.Here, "departure.not_there", "Only who is there leaves.");
        Rule.That(command.Cause is not (DepartureCause.Transfer or DepartureCause.Succession), "departure.cause_refused", "A transfer and a succession say so themselves.", "cause");
        Rule.That(command.LastDay <= today, "departure.to_come", "The keys came back on a day that has come.", "lastDay");
        Rule.That(command.LastDay >= allocation.From, "departure.before_start", "It was there for a day at least.", "lastDay");
        var until = command.LastDay.AddDays(1);
        var days = new Span(allocation.From, until);
        Rule.That(space.IsFree(days, allocation.Id) && tenure.Allocations.All(each => each.Id == allocation.Id || !each.Kind.IsWorkplace() || !allocation.Kind.IsWorkplace() || !each.Days.Overlaps(days)),
            "departure.overlaps_next", "The space is promised to another from a day before, or the structure another space; that is put off first.", "lastDay");
        return new(tenure.Id, allocation.Id, until, command.Cause, today);
    }

    public static async Task<OutgoingMessages> Handle(MoveOut command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var (space, tenure, allocation) = await session.AllocationToWrite(command.StructureId, command.AllocationId, settings, moment, cancellation);
        if (Decide(command, tenure.Tenure, allocation, space.Aggregate!, moment.Today) is not { } left)
            return [];
        space.AppendOne(new SpaceHandedBack(allocation.SpaceId, allocation.Id, left.Until, moment.Today));
        return tenure.Record(left);
    }
}

/// <summary>The structure moves from a space to another (changement d’espace); the end of its tenure stays where it is.</summary>
/// <param name="On">Its first day in the other.</param>
public sealed record TransferStructure(Guid StructureId, Guid AllocationId, Guid ToAllocationId, Guid ToSpaceId, DateOnly On);

public static class TransferStructureHandler
{
    public static (MovedOut Left, StayAllocated Allocated, MovedIn Moved) Decide(TransferStructure command, Tenure tenure, Allocation from, Space to, DateOnly today)
    {
        Rule.That(from.State is AllocationState.Here, "departure.not_there", "Only who is there leaves.");
        Rule.That(to.Kind.IsWorkplace() && to.Id != from.SpaceId, "transfer.space_refused", "It moves to another workplace.", "toSpaceId");
        Rule.That(from.From < command.On && command.On <= today, "transfer.day_refused", "It moves on a day that has come, after its first.", "on");
        Rule.That(command.On < from.PlannedUntil, "transfer.after_end", "The tenure is over by then.", "on");
        Rule.That(!to.IsOverstayed(today) && to.IsFree(new(command.On, from.PlannedUntil)), "allocation.space_taken", "Somebody has the space on these days.", "toSpaceId");
        return (
            new(tenure.Id, from.Id, command.On, DepartureCause.Transfer, today),
            new(tenure.Id, tenure.StructureId, command.ToAllocationId, to.Id, to.Kind, command.On, from.PlannedUntil, from.Contract, from.Id, DeliberationId: null, today),
            new(tenure.Id, command.ToAllocationId, today));
    }

    public static async Task<OutgoingMessages> Handle(TransferStructure command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var known = (await session.LoadAsync<Tenure>(Tenure.IdOf(command.StructureId), cancellation))?[command.AllocationId];
        Rule.That(known is not null, "allocation.unknown", "The structure was not given that space.", "allocationId");
        // Both spaces' turns, always in the same order: two transfers that cross do not wait for each other.
        foreach (var space in new[] { known.SpaceId, command.ToSpaceId }.Distinct().Order())
            await session.TakeTurn(cancellation, "space", space.ToString());
        var tenure = await session.TenureToWrite(command.StructureId, settings, moment, cancellation);
        if (tenure.Tenure[command.ToAllocationId] is not null)
            return [];
        var (from, to) = (await session.SpaceToWrite(known.SpaceId, cancellation), await session.SpaceToWrite(command.ToSpaceId, cancellation));
        var (left, allocated, moved) = Decide(command, tenure.Tenure, tenure[command.AllocationId], to.Aggregate!, moment.Today);
        from.AppendOne(new SpaceHandedBack(known.SpaceId, known.Id, left.Until, moment.Today));
        to.AppendOne(new SpaceTaken(allocated.SpaceId, allocated.AllocationId, allocated.StructureId, allocated.From, allocated.Until, moment.Today));
        return tenure.Record(left, allocated, moved);
    }
}

public static class MoveOutFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<AnnounceDeparture, TenureType>("announceDeparture", AllocateSpaceFields.Policy)
            .Describe("The structure will leave before the end; the notices of the old end are owed no more.")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<NonNullGraphType<GuidGraphType>>("allocationId")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("lastDay")
            .Send(context => new AnnounceDeparture(context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("allocationId"), context.GetArgument<DateOnly>("lastDay")))
            .Return<Tenure>(command => Tenure.IdOf(command.StructureId));
        mutation.Command<MoveOut, TenureType>("moveOut", AllocateSpaceFields.Policy)
            .Describe("The keys came back: the structure has left its space.")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<NonNullGraphType<GuidGraphType>>("allocationId")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("lastDay", "The last day it had the keys.")
            .Argument<NonNullGraphType<EnumerationGraphType<DepartureCause>>>("cause")
            .Send(context => new MoveOut(
                context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("allocationId"), context.GetArgument<DateOnly>("lastDay"), context.GetArgument<DepartureCause>("cause")))
            .Return<Tenure>(command => Tenure.IdOf(command.StructureId));
        mutation.Command<TransferStructure, TenureType>("transferStructure", AllocateSpaceFields.Policy)
            .Describe("The structure moves from a space to another; the end of its tenure stays where it is.")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<NonNullGraphType<GuidGraphType>>("allocationId")
            .Argument<NonNullGraphType<GuidGraphType>>("toSpaceId")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("on", "Its first day in the other.")
            .Send(context => new TransferStructure(
                context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("allocationId"), Guid.CreateVersion7(), context.GetArgument<Guid>("toSpaceId"), context.GetArgument<DateOnly>("on")))
            .Return<Tenure>(command => Tenure.IdOf(command.StructureId));
    }
}
