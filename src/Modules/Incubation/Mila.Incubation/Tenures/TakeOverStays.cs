using Marten;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Tenures;

/// <summary>A structure that took another's place keeps its spaces (succession), until the same end: the clock goes on. Sent when the succession is heard of.</summary>
/// <param name="Since">The day from which it does.</param>
public sealed record TakeOverStays(Guid SuccessorId, Guid PredecessorId, DateOnly Since);

public static class TakeOverStaysHandler
{
    /// <summary>For each space that the predecessor has on the day: it leaves, the successor is there.</summary>
    public static IReadOnlyList<(MovedOut Left, StayAllocated Allocated, MovedIn Moved)> Decide(TakeOverStays command, Tenure predecessor, Tenure successor, DateOnly today) =>
    [
        .. predecessor.Allocations.Where(each => each.State is AllocationState.Here && each.From < command.Since)
            .Select(each => (each, Id: NamedId.Of("taken-over", each.Id.ToString(), command.SuccessorId.ToString())))
            .Where(each => successor[each.Id] is null)
            .Select(each => (
                new MovedOut(predecessor.Id, each.each.Id, command.Since, DepartureCause.Succession, today),
                new StayAllocated(
                    successor.Id, command.SuccessorId, each.Id, each.each.SpaceId, each.each.Kind, command.Since, Max(each.each.PlannedUntil, command.Since.AddDays(1)),
                    each.each.Contract, Follows: null, DeliberationId: null, today),
                new MovedIn(successor.Id, each.Id, today))),
    ];

    private static DateOnly Max(DateOnly one, DateOnly other) => one > other ? one : other;

    public static async Task<OutgoingMessages> Handle(TakeOverStays command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var held = (await session.LoadAsync<Tenure>(Tenure.IdOf(command.PredecessorId), cancellation))?.Allocations.Where(each => each.State is AllocationState.Here) ?? [];
        foreach (var space in held.Select(each => each.SpaceId).Distinct().Order())
            await session.TakeTurn(cancellation, "space", space.ToString());
        var predecessor = await session.TenureToWrite(command.PredecessorId, settings, moment, cancellation);
        var successor = await session.TenureToWrite(command.SuccessorId, settings, moment, cancellation);
        var messages = new OutgoingMessages();
        foreach (var (left, allocated, moved) in Decide(command, predecessor.Tenure, successor.Tenure, moment.Today))
        {
            var space = await session.SpaceToWrite(allocated.SpaceId, cancellation);
            space.AppendMany(
                new SpaceHandedBack(allocated.SpaceId, left.AllocationId, left.Until, moment.Today),
                new SpaceTaken(allocated.SpaceId, allocated.AllocationId, allocated.StructureId, allocated.From, allocated.Until, moment.Today));
            messages.AddRange(predecessor.Record(left));
            messages.AddRange(successor.Record(allocated, moved));
        }
        return messages;
    }
}
