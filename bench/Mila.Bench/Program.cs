using System.Diagnostics;
using System.Globalization;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Mila.Kernel;
using Mila.Membership.Candidacies;
using Mila.Testing;
using Mila.Workflows.Instances;
using Mila.Workflows.Timers;
using Wolverine;

// Does what waits cost anything? 10 000 instances run on one host, a group of them is due each day; then the register is filled
// up to 100 000 timers and the next groups ring. The sweep is O(due) when the ratio of the two is about one.
const int Groups = 20, PerGroup = 500, Waiting = 100_000, Rounds = 3;

await using var app = await MilaApp.Begin();
var sweep = app.Services.GetRequiredService<TimerSweep>();
var clock = app.Services.GetRequiredService<OffsetClock>();

var begun = Stopwatch.StartNew();
for (var group = 0; group < Groups; group++)
{
    await Parallel.ForEachAsync(Enumerable.Range(0, PerGroup), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, _) =>
        await Send(IntakeWorkflow.Start(Guid.CreateVersion7())));
    await app.Quiet();
    clock.MoveTo(app.Now.AddDays(1));
}
Say("instances begun", $"{await Count<Instance>():N0} in {begun.Elapsed.TotalSeconds:N0} s");
Say("timers", $"{await Count<DueTimer>():N0}");

clock.MoveTo(app.Now.AddDays(61 - Groups));
await Ring(); // the first group warms up
var before = await Rings();

var rows = Enumerable.Range(0, Waiting - Groups * PerGroup).Select(i =>
    new DueTimer(Guid.CreateVersion7(), MilaApp.Mila, Guid.CreateVersion7(), app.Now.AddDays(400 + i % 900), app.Today.AddDays(400 + i % 900), IsReminder: true));
await app.Store.BulkInsertAsync(MilaApp.Mila, rows.ToList(), batchSize: 5_000);
Say("timers", $"{await Count<DueTimer>():N0}");
var after = await Rings();

Say("ring 500 due, 10 000 armed", "1");
Say("ring 500 due, 100 000 armed", (after.Ring / before.Ring).ToString("0.00", CultureInfo.InvariantCulture));
Say("look when nothing is due, 10 000 armed", "1");
Say("look when nothing is due, 100 000 armed", (after.Look / before.Look).ToString("0.00", CultureInfo.InvariantCulture));
Say("resident", $"{Environment.WorkingSet / 1_048_576:N0} MB, tests’ PostgreSQL apart");

// The median of some days: each rings one group and then looks again, in vain.
async Task<(double Ring, double Look)> Rings()
{
    var (rings, looks) = (new List<double>(), new List<double>());
    for (var round = 0; round < Rounds; round++)
    {
        clock.MoveTo(app.Now.AddDays(1));
        rings.Add(await Ring());
        for (var look = 0; look < 20; look++)
            looks.Add(await Timed(() => sweep.Run(CancellationToken.None), rung: 0));
    }
    return (Median(rings), Median(looks));
}

async Task<double> Ring() => await Timed(async () =>
{
    var rung = await sweep.Run(CancellationToken.None);
    await app.Quiet();
    return rung;
}, PerGroup);

async Task<double> Timed(Func<Task<int>> work, int rung)
{
    var time = Stopwatch.StartNew();
    var done = await work();
    return done == rung ? time.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"{done} timers rang where {rung} were due.");
}

async Task Send(object command)
{
    await using var scope = app.Services.CreateAsyncScope();
    await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeForTenantAsync(MilaApp.Mila, command);
}

async Task<int> Count<T>() where T : notnull
{
    await using var session = app.Query();
    return await session.Query<T>().CountAsync();
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static void Say(string what, string value) => Console.WriteLine($"| {what} | {value} |");
