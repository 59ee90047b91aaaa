using JasperFx.Events;
using Marten;
using Mila.Incubation.Spaces;
using Mila.Modules;

namespace Mila.Incubation.Tenures;

/// <summary>
/// That a structure had a space from a day until another (occupation), as it was known from an instant until another: who sat where on
/// any day, as known at any instant. While the keys are not back, it goes on.
/// </summary>
public sealed record OccupationPeriod : PeriodRow
{
    public Guid StructureId { get; init; }
    public Guid SpaceId { get; init; }
    public Guid AllocationId { get; init; }
    public SpaceKind Kind { get; init; }

    /// <summary>The first day after, as it was planned.</summary>
    public DateOnly PlannedUntil { get; init; }

    /// <summary>Why it ended; null while the structure is there.</summary>
    public DepartureCause? Cause { get; init; }

    public override string Words() => $"{AllocationId} {SpaceId} {PlannedUntil:O} {Cause}";

    /// <summary>What has begun: a promised space is nobody's yet.</summary>
    public static IEnumerable<OccupationPeriod> Of(Tenure tenure) => tenure.Allocations
        .Where(each => each.State is not AllocationState.Promised)
        .Select(each => new OccupationPeriod
        {
            StructureId = tenure.StructureId,
            SpaceId = each.SpaceId,
            AllocationId = each.Id,
            Kind = each.Kind,
            Since = each.From,
            Until = each.LeftUntil ?? DateOnly.MaxValue,
            PlannedUntil = each.PlannedUntil,
            Cause = each.Cause,
        });
}

public sealed class OccupationPeriods : PeriodRows<Tenure, OccupationPeriod>
{
    protected override bool Concerns(object fact) => fact is StayAllocated or AllocationCancelled or MovedIn or MovedOut or ExtensionGranted or ExtensionRecorded or DepartureAnnounced;

    protected override Tenure Evolve(Tenure aggregate, object fact) => aggregate.Evolve(fact);

    protected override IEnumerable<OccupationPeriod> Rows(Tenure aggregate) => OccupationPeriod.Of(aggregate);
}

/// <summary>
/// The days of each space and the workplace days of each structure, where the database itself refuses two at once. It follows the facts
/// of spaces in their own transaction.
/// </summary>
public sealed class SpaceDays : ExclusiveRows
{
    public static readonly ExclusiveTable Table = new("incubation", "space_days", "daterange", "space_id", "structure_id");

    protected override bool Takes(object fact) => fact is SpaceTaken;

    protected override void Write(IDocumentOperations operations, object fact, IReadOnlyList<IEvent> commit)
    {
        switch (fact)
        {
            case SpaceTaken f:
                var isWorkplace = commit.Any(each => each.Data is StayAllocated stay && stay.AllocationId == f.AllocationId && stay.Kind.IsWorkplace());
                Table.Hold(operations, f.AllocationId, [f.SpaceId, isWorkplace ? f.StructureId : null], f.From, f.Until);
                break;
            case SpaceTakenUntil f:
                Table.End(operations, f.AllocationId, f.Until);
                break;
            case SpaceTakenFrom f: // the row is there, with its structure
                Table.Hold(operations, f.AllocationId, [f.SpaceId, null], f.From, f.Until);
                break;
            case SpaceHandedBack f:
                Table.End(operations, f.AllocationId, f.Until);
                break;
        }
    }
}
