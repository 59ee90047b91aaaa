using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
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
    protected override bool Concerns(object fact) => fact is StayAllocated or AllocationCancelled or MovedIn or MovedOut or ExtensionGranted or DepartureAnnounced;

    protected override Tenure Evolve(Tenure aggregate, object fact) => aggregate.Evolve(fact);

    protected override IEnumerable<OccupationPeriod> Rows(Tenure aggregate) => OccupationPeriod.Of(aggregate);
}

/// <summary>
/// The days of each space and the workplace days of each structure, where the database itself refuses two at once. It follows the facts
/// of spaces in their own transaction.
/// </summary>
public sealed class SpaceDays : IProjection
{
    public static readonly ExclusiveTable Table = new("incubation", "space_days", "daterange", "space_id", "structure_id");

    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var workplaces = events.Select(each => each.Data).OfType<StayAllocated>().Where(each => each.Kind.IsWorkplace()).Select(each => each.AllocationId).ToHashSet();
        // What gives days back goes first: a transfer leaves one space and takes another in one commit.
        foreach (var each in events.OrderBy(each => each.Data is SpaceTaken))
            Apply(operations.TenantId == each.TenantId ? operations : operations.ForTenant(each.TenantId), each.Data, workplaces);
        return Task.CompletedTask;
    }

    private static void Apply(IDocumentOperations operations, object fact, HashSet<Guid> workplaces)
    {
        switch (fact)
        {
            case SpaceTaken f:
                Table.Hold(operations, f.AllocationId, [f.SpaceId, workplaces.Contains(f.AllocationId) ? f.StructureId : null], f.From, f.Until);
                break;
            case SpaceTakenUntil f:
                Shorten(operations, f.AllocationId, f.Until);
                break;
            case SpaceHandedBack f:
                Shorten(operations, f.AllocationId, f.Until);
                break;
        }
    }

    /// <summary>Until another day, earlier or later; a row without a day is gone.</summary>
    private static void Shorten(IDocumentOperations operations, Guid allocation, DateOnly until)
    {
        operations.QueueSqlCommand($"delete from {Table.Identifier} where tenant_id = ? and id = ? and lower(span) >= ?", operations.TenantId, allocation, until);
        operations.QueueSqlCommand($"update {Table.Identifier} set span = daterange(lower(span), ?) where tenant_id = ? and id = ?", until, operations.TenantId, allocation);
    }
}
