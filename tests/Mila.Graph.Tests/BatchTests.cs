using System.Collections.Concurrent;
using Xunit;

namespace Mila.Graph.Tests;

public sealed class BatchTests
{
    private static readonly CancellationToken Ending = TestContext.Current.CancellationToken;
    private readonly ConcurrentQueue<IReadOnlyList<int>> loads = new();

    [Fact]
    public async Task What_one_level_asks_for_is_loaded_at_once_each_key_once()
    {
        var batch = Batch();
        var asked = new[] { 1, 2, 1, 3 }.Select(batch.Load).ToList();

        var answers = await Task.WhenAll(asked.Select(each => each.GetResultAsync(Ending)));

        Assert.Equal(["n1", "n2", "n1", "n3"], answers);
        Assert.Equal([1, 2, 3], Assert.Single(loads).Order());
    }

    [Fact]
    public async Task The_next_level_is_another_load()
    {
        var batch = Batch();
        await batch.Load(1).GetResultAsync(Ending);
        await batch.Load(2).GetResultAsync(Ending);

        Assert.Equal(2, loads.Count);
    }

    [Fact]
    public async Task A_key_that_leads_to_nothing_is_nothing() => Assert.Null(await Batch().Load(-1).GetResultAsync(Ending));

    [Fact]
    public async Task Very_many_keys_are_asked_for_in_parts()
    {
        var batch = Batch();
        var asked = Enumerable.Range(1, 1_200).Select(batch.Load).ToList();

        var answers = await Task.WhenAll(asked.Select(each => each.GetResultAsync(Ending)));

        Assert.Equal("n1200", answers[^1]);
        Assert.Equal([500, 500, 200], loads.Select(keys => keys.Count));
    }

    [Fact]
    public void Fields_that_name_one_batch_share_it()
    {
        var batches = new Batches();

        Assert.Same(batches.Of<int, string>("names", Load), batches.Of<int, string>("names", Load));
        Assert.NotSame(batches.Of<int, string>("names", Load), batches.Of<int, string>("others", Load));
    }

    private Batch<int, string> Batch() => new Batches().Of<int, string>("names", Load);

    private Task<IReadOnlyDictionary<int, string>> Load(IReadOnlyList<int> keys, CancellationToken cancellation)
    {
        loads.Enqueue(keys);
        return Task.FromResult<IReadOnlyDictionary<int, string>>(keys.Where(key => key > 0).ToDictionary(key => key, key => $"n{key}"));
    }
}
