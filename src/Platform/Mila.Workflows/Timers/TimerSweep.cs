using Marten;
using Marten.Linq.MatchesSql;
using Microsoft.Extensions.DependencyInjection;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows.Engine;
using Mila.Workflows.Instances;
using Wolverine;

namespace Mila.Workflows.Timers;

/// <summary>Rings everything that is due, oldest first, for all associations: after an outage too, and each once.</summary>
public sealed class TimerSweep(IDocumentStore store, IServiceScopeFactory scopes, Clock clock) : IRingsWhenDue
{
    private const int Batch = 500;

    public async Task<DateTimeOffset?> NextDue(CancellationToken cancellation)
    {
        await using var session = store.QuerySession(HostTenant.Name);
        var next = await session.Query<DueTimer>().Where(timer => timer.AnyTenant())
            .OrderBy(timer => timer.DueAt).Take(1).ToListAsync(cancellation);
        return next is [var first] ? first.DueAt : null;
    }

    public Task<int> RingDue(CancellationToken cancellation) => Run(cancellation);

    /// <summary>Reads the register by its index, so that its cost follows what is due, not what waits.</summary>
    /// <returns>How many rang.</returns>
    /// <exception cref="AggregateException">When some could not; the others have rung, and these stay due.</exception>
    public async Task<int> Run(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        var rung = 0;
        var failures = new List<Exception>();
        var (after, afterId) = (DateTimeOffset.MinValue, Guid.Empty);
        while (await Due(after, afterId, cancellation) is { Count: > 0 } due)
        {
            foreach (var timer in due)
            {
                try
                {
                    await bus.InvokeForTenantAsync(timer.Tenant, new FireTimer(timer.InstanceId, timer.Id), cancellation);
                    rung++;
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    failures.Add(new InvalidOperationException($"The timer {timer.Id} of {timer.Tenant} could not ring.", e));
                }
            }
            (after, afterId) = (due[^1].DueAt, due[^1].Id);
        }
        return failures.Count == 0 ? rung : throw new AggregateException(failures);
    }

    private async Task<IReadOnlyList<DueTimer>> Due(DateTimeOffset after, Guid afterId, CancellationToken cancellation)
    {
        var now = clock.UtcNow;
        await using var session = store.QuerySession(HostTenant.Name);
        return await session.Query<DueTimer>()
            .Where(timer => timer.AnyTenant() && timer.DueAt <= now && timer.MatchesSql("(d.due_at, d.id) > (?, ?)", after, afterId))
            .OrderBy(timer => timer.DueAt).ThenBy(timer => timer.Id)
            .Take(Batch).ToListAsync(cancellation);
    }
}

/// <summary>A timer of an instance is due.</summary>
public sealed record FireTimer(Guid InstanceId, Guid Token);

public static class FireTimerHandler
{
    public static async Task<OutgoingMessages> Handle(
        FireTimer timer, IDocumentSession session, Mover mover, Moment moment, CancellationToken cancellation)
    {
        if (await session.LoadAsync<DueTimer>(timer.Token, cancellation) is not { } row || row.DueAt > moment.Now)
            return [];
        session.Delete(row); // even if the instance should not know it any more: then it leads to nothing, and must not come back
        return await mover.Move(session, timer.InstanceId, new Stimulus.Ring(timer.Token), moment, cancellation);
    }
}
