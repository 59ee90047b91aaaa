using System.Collections.Concurrent;
using GraphQL.DataLoader;

namespace Mila.Graph;

/// <summary>The batches of one request.</summary>
public sealed class Batches
{
    private readonly ConcurrentDictionary<string, object> batches = new();

    internal Batch<TKey, TValue> Of<TKey, TValue>(
        string name, Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> load) where TKey : notnull =>
        (Batch<TKey, TValue>)batches.GetOrAdd(name, _ => new Batch<TKey, TValue>(load));
}

/// <summary>
/// Collects the keys that the fields of one level ask for and loads them together: the execution strategies of GraphQL.NET
/// complete every <see cref="IDataLoaderResult"/> of a level after the others have been created.
/// </summary>
internal sealed class Batch<TKey, TValue>(Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> load)
    where TKey : notnull
{
    private const int Most = 500;

    private readonly Lock gate = new();
    private Round current = new();

    public IDataLoaderResult<TValue?> Load(TKey key)
    {
        lock (gate)
        {
            current.Keys.Add(key);
            return new Pending(this, current, key);
        }
    }

    private Task<IReadOnlyDictionary<TKey, TValue>> Values(Round round, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (ReferenceEquals(round, current))
                current = new Round();
            return round.Loaded ??= LoadAll([.. round.Keys], cancellation);
        }
    }

    private async Task<IReadOnlyDictionary<TKey, TValue>> LoadAll(TKey[] keys, CancellationToken cancellation)
    {
        if (keys.Length <= Most)
            return await load(keys, cancellation);

        var all = new Dictionary<TKey, TValue>(keys.Length);
        foreach (var some in keys.Chunk(Most))
            foreach (var (key, value) in await load(some, cancellation))
                all[key] = value;
        return all;
    }

    private sealed class Round
    {
        public HashSet<TKey> Keys { get; } = [];
        public Task<IReadOnlyDictionary<TKey, TValue>>? Loaded { get; set; }
    }

    private sealed class Pending(Batch<TKey, TValue> batch, Round round, TKey key) : IDataLoaderResult<TValue?>
    {
        public async Task<TValue?> GetResultAsync(CancellationToken cancellationToken = default) =>
            (await batch.Values(round, cancellationToken)).GetValueOrDefault(key);

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
