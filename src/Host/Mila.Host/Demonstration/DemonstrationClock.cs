using Marten;
using Mila.Kernel;
using Mila.Modules;
using Npgsql;

namespace Mila.Host.Demonstration;

/// <summary>
/// The clock of a demonstration: host-wide, forward only, kept with the store. A move returns once everything that was due
/// has been done, so that who moves it sees the world as it would be on that day.
/// </summary>
public sealed class DemonstrationClock(OffsetClock clock, IDocumentStore store, Settled settled, IEnumerable<IRingsWhenDue> bells) : IDisposable
{
    private readonly SemaphoreSlim oneMove = new(1, 1);

    /// <summary>Whether this store is a demonstration; known once the host has started.</summary>
    public bool IsOn { get; private set; }

    public StoreOrigin? Origin { get; private set; }

    /// <summary>Takes up the store as it was left, or marks a new one.</summary>
    /// <param name="demonstrationWhenNew">What a store that does not exist yet becomes.</param>
    public async Task Resume(bool demonstrationWhenNew, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession(HostTenant.Name);
        var origin = await session.LoadAsync<StoreOrigin>(StoreOrigin.Only, cancellation);
        if (origin is null)
        {
            origin = new StoreOrigin { Demonstration = demonstrationWhenNew };
            session.Insert(origin);
            await session.SaveChangesAsync(cancellation);
        }
        Keep(origin);
        if (origin.Demonstration)
            clock.Resume(TimeSpan.FromTicks(origin.ClockOffset));
    }

    /// <exception cref="RuleViolation">When this is no demonstration, or the day is past.</exception>
    public async Task MoveTo(DateTimeOffset instant, CancellationToken cancellation)
    {
        Rule.That(IsOn, "demonstration.off", "Real time does not move on demand.");
        Rule.That(instant > clock.UtcNow, "demonstration.backwards", "The clock of a demonstration only goes forward.", "to");
        Rule.That(instant < clock.UtcNow.AddYears(10), "demonstration.too_far", "Ten years at once is the most.", "to");
        await oneMove.WaitAsync(cancellation);
        try
        {
            // Day by day through what is due, so that what a ring starts is armed from the day it rang.
            while (await NextDue(cancellation) is { } due && due <= instant)
            {
                await Reach(due, cancellation);
                await RingUntilQuiet(cancellation);
            }
            await Reach(instant, cancellation);
            await RingUntilQuiet(cancellation);
        }
        finally
        {
            oneMove.Release();
        }
    }

    /// <summary>The next instant at which something is due; null when nothing is armed.</summary>
    public async Task<DateTimeOffset?> NextDue(CancellationToken cancellation)
    {
        DateTimeOffset? next = null;
        foreach (var bell in bells)
            if (await bell.NextDue(cancellation) is { } due && (next is null || due < next))
                next = due;
        return next;
    }

    public async Task MarkLoaded(CancellationToken cancellation)
    {
        Keep(Origin! with { Loaded = true });
        await Save(cancellation);
    }

    /// <summary>Kept before anything rings, so that no fact is recorded later than the clock a restart takes up.</summary>
    private async Task Reach(DateTimeOffset instant, CancellationToken cancellation)
    {
        if (instant <= clock.UtcNow)
            return;
        clock.MoveTo(instant);
        await Save(cancellation);
    }

    /// <summary>Rings what is due now and waits for all it sets going.</summary>
    private async Task RingUntilQuiet(CancellationToken cancellation)
    {
        int rang;
        do
        {
            await settled.Wait(cancellation);
            rang = 0;
            foreach (var bell in bells)
                rang += await bell.RingDue(cancellation);
        }
        while (rang > 0);
        await settled.Wait(cancellation);
    }

    private async Task Save(CancellationToken cancellation)
    {
        await using var session = store.LightweightSession(HostTenant.Name);
        Keep(Origin! with { ClockOffset = clock.Offset.Ticks });
        session.Store(Origin!);
        await session.SaveChangesAsync(cancellation);
    }

    public void Dispose() => oneMove.Dispose();

    private void Keep(StoreOrigin origin) => (Origin, IsOn) = (origin, origin.Demonstration);
}

/// <summary>Waits until no message of this host is left to handle, and no background job to do.</summary>
public sealed class Settled(NpgsqlDataSource database)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(3);

    public async Task Wait(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            select exists (select 1 from wolverine.wolverine_incoming_envelopes where status = 'Incoming')
              or exists (select 1 from wolverine.wolverine_outgoing_envelopes)
              or exists (select 1 from hangfire.jobqueue)
            """;
        using var timer = new PeriodicTimer(Look);
        while (await command.ExecuteScalarAsync(cancellation) is true)
            await timer.WaitForNextTickAsync(cancellation);
    }
}
