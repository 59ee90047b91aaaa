using Mila.Host.Graph.Http;
using Xunit;

namespace Mila.Host.Tests.Graph;

public sealed class EventStreamTests : IAsyncLifetime
{
    private static readonly CancellationToken Ending = TestContext.Current.CancellationToken;
    private GraphApp app = null!;

    public async ValueTask InitializeAsync() => app = await GraphApp.Start(("Mila:Graph:HeartbeatSeconds", "0.05"));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_subscription_tells_each_answer_and_its_end()
    {
        using var events = await Open("subscription { count }");

        Assert.Equal("text/event-stream; charset=utf-8", events.ContentType);
        foreach (var number in new[] { 1, 2, 3 })
            Assert.Equal($$$"""next {"data":{"count":{{{number}}}}}""", await events.Next(Ending));
        Assert.Equal("complete", await events.Next(Ending));
        Assert.Null(await events.Next(Ending));
    }

    [Fact]
    public async Task A_question_is_answered_as_events_too()
    {
        using var events = await Open("{ hello }");

        Assert.Equal("""next {"data":{"hello":"Bonjour le monde"}}""", await events.Next(Ending));
        Assert.Equal("complete", await events.Next(Ending));
    }

    [Fact]
    public async Task A_quiet_stream_says_that_it_is_there()
    {
        using var events = await Open("subscription { silence }");

        for (var beat = 0; beat < 3; beat++)
        {
            Assert.Equal(":", await events.Line(Ending));
            Assert.Equal("", await events.Line(Ending));
        }
    }

    [Fact]
    public async Task Who_may_not_watch_is_told_and_the_stream_ends()
    {
        using var events = await Open("subscription { whispers }");

        Assert.Contains("UNAUTHENTICATED", await events.Next(Ending), StringComparison.Ordinal);
        Assert.Equal("complete", await events.Next(Ending));
    }

    [Fact]
    public async Task A_subscription_needs_a_stream()
    {
        var answer = await app.Ask("subscription { count }");

        Assert.Equal((406, "STREAM_REQUIRED"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Nobody_takes_all_the_streams_and_a_closed_one_is_free_again()
    {
        var open = new List<EventsOverHttp>();
        for (var i = 0; i < StreamSeats.PerPerson; i++)
        {
            open.Add(await Open("subscription { silence }"));
            Assert.Equal(200, open[^1].Status);
            await open[^1].Line(Ending);
        }

        using (var refused = await Open("subscription { silence }"))
        {
            Assert.Equal(429, refused.Status);
            Assert.Contains("LIMIT_STREAMS", await refused.Rest(Ending), StringComparison.Ordinal);
        }

        open[0].Dispose();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var status = 429;
        for (var attempt = 0; status == 429 && attempt < 500 && await timer.WaitForNextTickAsync(Ending); attempt++)
        {
            using var again = await Open("subscription { silence }");
            status = again.Status;
        }
        Assert.Equal(200, status);
        open.ForEach(each => each.Dispose());
    }

    private Task<EventsOverHttp> Open(string query) => EventsOverHttp.Open(app.Client, app.Url, query, Ending);
}
