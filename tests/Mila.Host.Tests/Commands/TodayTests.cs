using System.Net.Http.Json;
using Mila.Host.Postgres;
using Mila.Testing;
using Xunit;

namespace Mila.Host.Tests.Commands;

/// <summary><c>--today</c> moves the clock of a demonstration, forward only.</summary>
public sealed class TodayTests : IAsyncLifetime
{
    private readonly Folder folder = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    [Fact]
    public async Task A_demonstration_starts_on_the_day_that_is_asked_for()
    {
        var server = await Demonstration();
        var port = HostProcess.FreePort();
        await using (await HostProcess.StartOn(server, folder.Path, port, "--today", "2023-07-01"))
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            client.DefaultRequestHeaders.Host = "mila.localhost";
            using var answer = await client.PostAsJsonAsync("/graphql", new { query = "{ here { today } }" });
            Assert.Equal("""{"data":{"here":{"today":"2023-07-01"}}}""", await answer.Content.ReadAsStringAsync());
        }
        RefusalTests.Refused(ExitCode.ClockOnlyGoesForward, "ne recule pas", await Run(server, "2023-06-20"));
        RefusalTests.Refused(ExitCode.ClockOnlyGoesForward, "dix ans", await Run(server, "2043-06-20"));
    }

    [Fact]
    public async Task Real_time_does_not_move() =>
        RefusalTests.Refused(ExitCode.NotADemonstration, "sans --today", await Run(await TestPostgres.NewDatabase(), "2063-06-20"));

    /// <summary>A store whose demonstration is loaded, on 15 June 2023.</summary>
    private static async Task<string> Demonstration()
    {
        var database = await TestPostgres.NewDatabase();
        await using var app = await MilaApp.Begin(database);
        await app.MoveTo(MilaApp.Start.AddMinutes(1));
        return database;
    }

    private Task<Ended> Run(string server, string day) => HostProcess.Run(
        new Dictionary<string, string> { ["ConnectionStrings__Mila"] = server, ["Mila__Demonstration"] = "false" },
        "run", "--data", folder.Path, "--port", $"{HostProcess.FreePort()}", "--today", day);
}
