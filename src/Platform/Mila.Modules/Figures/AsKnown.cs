using Marten;

namespace Mila.Modules.Figures;

/// <summary>Things as they were known at an instant (état connu): their facts until it are folded again.</summary>
public static class AsKnown
{
    /// <param name="now">As they are known now; what was not begun yet at the instant is left out.</param>
    public static async Task<IReadOnlyList<T>> At<T>(
        DateTimeOffset? knownAt, IReadOnlyList<T> now, Func<T, Guid> id, Func<T, object, T> evolve, IQuerySession session, CancellationToken cancellation)
        where T : new()
    {
        if (knownAt is not { } instant)
            return now;
        Guid[] ids = [.. now.Select(id)];
        var facts = await session.Events.QueryAllRawEvents().Where(fact => fact.StreamId.IsOneOf(ids) && fact.Timestamp <= instant).ToListAsync(cancellation);
        return [.. facts.GroupBy(fact => fact.StreamId)
            .Select(stream => stream.OrderBy(fact => fact.Version).Aggregate(new T(), (known, fact) => evolve(known, fact.Data)))];
    }
}
