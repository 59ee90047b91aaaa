using Marten;
using Mila.Modules;
using Npgsql;

namespace Mila.Host.Composition;

/// <summary>Learns of associations that a command, or another host of the same store, adds while this one runs.</summary>
public sealed class TenantsAsAdded(NpgsqlDataSource database, Tenants tenants, IDocumentStore store) : BackgroundService
{
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BeforeTryingAgain);
        do
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (NpgsqlException)
            {
                // The connection was lost; what is added meanwhile is read when there is one again.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Listen(CancellationToken stopping)
    {
        await using var connection = await database.OpenConnectionAsync(stopping);
        await using var listen = new NpgsqlCommand($"listen {Tenants.Channel}", connection);
        await listen.ExecuteNonQueryAsync(stopping);
        while (true)
        {
            await tenants.Load(store, stopping);
            await connection.WaitAsync(stopping);
        }
    }
}
