using Xunit;

namespace Mila.Graph.Tests;

public sealed class WakingsTests
{
    private static readonly Guid One = Guid.CreateVersion7();
    private static readonly Guid Another = Guid.CreateVersion7();
    private readonly Wakings wakings = new();

    [Theory]
    [InlineData("mila", "tasks", true, 2)] // told at once, and woken
    [InlineData("autre", "tasks", true, 1)]
    [InlineData("mila", "letters", true, 1)]
    [InlineData("mila", "tasks", false, 1)]
    public void Who_waits_for_one_thing_is_woken_by_it_alone(string tenant, string topic, bool thatOne, int told)
    {
        var watcher = Watch("mila", "tasks", One);

        wakings.Wake(new(tenant, topic, thatOne ? One : Another));

        Assert.Equal(told, watcher.Told);
    }

    [Fact]
    public void Who_waits_for_all_is_woken_by_each_and_each_by_what_is_about_all()
    {
        var all = Watch("mila", "tasks", null);
        var one = Watch("mila", "tasks", One);

        wakings.Wake(new("mila", "tasks", Another));
        wakings.Wake(new("mila", "tasks", Guid.Empty));
        wakings.WakeAll();

        Assert.Equal((4, 3), (all.Told, one.Told));
    }

    [Fact]
    public void Who_has_left_is_not_woken()
    {
        var watcher = Watch("mila", "tasks", null);
        watcher.Left!.Dispose();

        wakings.WakeAll();

        Assert.Equal(1, watcher.Told);
    }

    [Fact]
    public void A_waking_is_read_as_it_was_written()
    {
        var waking = new Waking("mila", "workflows.tasks", One);

        Assert.Equal(waking, Waking.Read(waking.Written));
        Assert.Null(Waking.Read("anything"));
        Assert.Null(Waking.Read("mila|tasks|no-id"));
    }

    private Watcher Watch(string tenant, string topic, Guid? id)
    {
        var watcher = new Watcher();
        watcher.Left = wakings.Of(tenant, topic, id).Subscribe(watcher);
        return watcher;
    }

    private sealed class Watcher : IObserver<object?>
    {
        public int Told { get; private set; }

        public IDisposable? Left { get; set; }

        public void OnNext(object? value) => Told++;

        public void OnError(Exception error) => throw error;

        public void OnCompleted() => throw new InvalidOperationException("Wakings do not end.");
    }
}
