using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Mila.Modules;

/// <summary>
/// Keeps the <typeparamref name="TRow"/>s of each <typeparamref name="TAggregate"/>, in the transaction that records its facts.
/// </summary>
/// <typeparam name="TAggregate">Folded from one stream.</typeparam>
public abstract class PeriodRows<TAggregate, TRow> : IProjection
    where TAggregate : class, new()
    where TRow : PeriodRow
{
    /// <summary>Whether the fact is one of the aggregate's.</summary>
    protected abstract bool Concerns(object fact);

    protected abstract TAggregate Evolve(TAggregate aggregate, object fact);

    /// <summary>What holds according to the facts known; only the days and what is said of them, the rest is filled in.</summary>
    protected abstract IEnumerable<TRow> Rows(TAggregate aggregate);

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        foreach (var stream in events.Where(each => Concerns(each.Data)).GroupBy(each => (each.TenantId, each.StreamId)))
            await Apply(
                operations.TenantId == stream.Key.TenantId ? operations : operations.ForTenant(stream.Key.TenantId),
                stream.Key.StreamId, [.. stream], cancellation);
    }

    private async Task Apply(IDocumentOperations operations, Guid id, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var aggregate = await Before(operations, id, events[0].Version, cancellation);
        var first = RecordTime(events[0]);
        var ledger = new PeriodLedger<TRow>(
            await operations.Query<TRow>().Where(row => row.SourceId == id && row.RecordedUntil >= first).ToListAsync(cancellation));
        foreach (var each in events)
        {
            aggregate = Evolve(aggregate, each.Data);
            ledger.Hold(RecordTime(each), Rows(aggregate).Select(row => row with { SourceId = id }));
        }
        operations.Store(ledger.Changed);
        foreach (var row in ledger.Vanished)
            operations.Delete<TRow>(row);
    }

    /// <summary>The aggregate without these events: they are not in the store yet when they are being recorded, but are in a rebuild.</summary>
    private static async Task<TAggregate> Before(IDocumentOperations operations, Guid id, long version, CancellationToken cancellation) =>
        version == 1
            ? new TAggregate()
            : await operations.Events.AggregateStreamAsync<TAggregate>(id, version: Math.Max(0, version - 1), token: cancellation) ?? new TAggregate();

    /// <summary>When the fact is recorded, as precisely as the store keeps it.</summary>
    private static DateTimeOffset RecordTime(IEvent fact) =>
        new(fact.Timestamp.UtcTicks - fact.Timestamp.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
