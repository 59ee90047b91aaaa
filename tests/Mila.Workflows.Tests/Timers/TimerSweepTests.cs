using Hangfire;
using Hangfire.Storage;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Mila.Modules;
using Mila.Testing;
using Mila.Workflows.Tests.Engine;
using Mila.Workflows.Timers;
using Npgsql;
using Xunit;
using static Mila.Workflows.Tests.Engine.SampleApp;

namespace Mila.Workflows.Tests.Timers;

[Collection(OnSampleHost.Name)]
public sealed class TimerSweepTests(SampleHost host)
{
    private readonly MilaApp app = host.App;
    private readonly Guid subject = Guid.CreateVersion7();

    [Fact]
    public async Task Reminders_and_deadlines_ring_on_their_day_once()
    {
        await app.Begin(subject);
        await app.Send(Happening(subject, 1, "sample.reviewed", "incomplete"));
        var begun = app.Today;

        await app.MoveTo(begun.AddDays(6));
        Assert.Empty(Asked());
        await app.MoveTo(begun.AddDays(7));
        Assert.Equal(["remind"], Asked());
        await app.MoveTo(begun.AddDays(30));
        Assert.Equal("complete", (await app.Instance(subject)).Step); // the last day is not over
        await app.MoveTo(begun.AddDays(31));

        Assert.Equal("lapsed", (await app.Instance(subject)).Outcome);
        Assert.Equal(["remind", "lapse"], Asked());
        Assert.Equal(0, await Sweep.Run(CancellationToken.None));
    }

    [Fact]
    public async Task After_an_outage_all_that_was_missed_rings_oldest_first_and_nothing_twice()
    {
        var subjects = Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var each in subjects)
        {
            await app.Begin(each);
            await app.Send(Happening(each, 1, "sample.reviewed", "incomplete"));
        }
        // The clock of a host that was down: it passes everything at once.
        app.Services.GetRequiredService<Kernel.OffsetClock>().MoveTo(app.Now.AddDays(100));

        var rung = await Task.WhenAll(Sweep.Run(CancellationToken.None), Sweep.Run(CancellationToken.None));
        await app.Quiet();

        Assert.True(rung.Sum() >= 10);
        foreach (var each in subjects)
            Assert.Equal(["remind", "lapse"], app.Module().Asked(each).Select(asked => asked.What));
    }

    [Fact]
    public async Task A_timer_that_cannot_ring_stays_due_and_stops_no_other()
    {
        await app.Begin(subject);
        await app.Send(Happening(subject, 1, "sample.reviewed", "incomplete"));
        var lost = new DueTimer(Guid.CreateVersion7(), MilaApp.Mila, Guid.CreateVersion7(), MilaApp.Start, default, IsReminder: true);
        await Change(session => session.Store(lost));

        app.Services.GetRequiredService<Kernel.OffsetClock>().MoveTo(app.Now.AddDays(8));
        var failed = await Assert.ThrowsAsync<AggregateException>(() => Sweep.Run(CancellationToken.None));
        await app.Quiet();

        Assert.Contains(lost.Id.ToString(), Assert.Single(failed.InnerExceptions).Message, StringComparison.Ordinal);
        Assert.Equal(["remind"], Asked());
        Assert.Equal(lost.DueAt, await Sweep.NextDue(CancellationToken.None));
        await Change(session => session.Delete(lost));
    }

    [Fact]
    public async Task The_register_is_read_by_its_index_whatever_waits_in_it()
    {
        var far = app.Now.AddYears(50);
        var waiting = Enumerable.Range(0, 20_000).Select(i => new DueTimer(Guid.CreateVersion7(), MilaApp.Mila, Guid.CreateVersion7(), far.AddMinutes(i), default, false)).ToList();
        await app.Store.BulkInsertAsync(MilaApp.Mila, waiting);
        var database = app.Services.GetRequiredService<NpgsqlDataSource>();
        await Execute(database, "analyze workflows.mt_doc_duetimer");

        var plan = await Execute(database, $"explain select data from workflows.mt_doc_duetimer d where due_at <= '{app.Now:O}' and (d.due_at, d.id) > ('-infinity', '{Guid.Empty}') order by due_at, id limit 500");

        Assert.Contains("Index Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        await Change(session => session.DeleteWhere<DueTimer>(timer => timer.DueAt >= far));
    }

    [Fact]
    public async Task The_job_timers_rings_each_minute()
    {
        using var jobs = app.Services.GetRequiredService<JobStorage>().GetConnection();
        Assert.Equal("* * * * *", Assert.Single(jobs.GetRecurringJobs(), job => job.Id == "timers").Cron);
        await app.Begin(subject);
        await app.Send(Happening(subject, 1, "sample.reviewed", "incomplete"));
        app.Services.GetRequiredService<Kernel.OffsetClock>().MoveTo(app.Now.AddDays(8));

        app.Services.GetRequiredService<IRecurringJobManager>().Trigger("timers");

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!Asked().Any())
            await look.WaitForNextTickAsync(patience.Token);
        Assert.Equal(["remind"], Asked());
    }

    private TimerSweep Sweep => app.Services.GetRequiredService<TimerSweep>();

    private IEnumerable<string> Asked() => app.Module().Asked(subject).Select(asked => asked.What);

    private async Task Change(Action<IDocumentSession> change)
    {
        await using var session = app.Store.LightweightSession(MilaApp.Mila);
        change(session);
        await session.SaveChangesAsync();
    }

    private static async Task<string> Execute(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
