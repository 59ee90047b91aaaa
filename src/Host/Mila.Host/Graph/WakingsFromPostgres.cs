using Mila.Graph;
using Npgsql;

namespace Mila.Host.Graph;

/// <summary>Hears what any host of this database committed, and wakes who waits on this one.</summary>
public sealed class WakingsFromPostgres(NpgsqlDataSource database, Wakings wakings, ILogger<WakingsFromPostgres> log) : BackgroundService
{
    private static readonly TimeSpan BeforeAgain = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var again = new PeriodicTimer(BeforeAgain);
        do
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or IOException && !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "The database stopped telling what changes; listening again.");
            }
        }
        while (await again.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Listen(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        connection.Notification += (_, heard) =>
        {
            if (Waking.Read(heard.Payload) is { } waking)
                wakings.Wake(waking);
        };
        await using (var command = new NpgsqlCommand($"LISTEN {Waking.Channel}", connection))
            await command.ExecuteNonQueryAsync(cancellation);
        wakings.WakeAll(); // what was committed while nobody listened was not heard
        while (true)
            await connection.WaitAsync(cancellation);
    }
}
