using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Mila.Host.Demonstration;
using Npgsql;

namespace Mila.Host.Composition;

/// <summary>Whether the host lives, and whether it can serve: its database answers and, in a demonstration, its history is there.</summary>
public static class Health
{
    public static IServiceCollection AddMilaHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<Serving>("serving");
        // Each probe writes what it found: that a host is starting is no warning, that its database is gone is an error.
        return services.AddLogging(logging => logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Error));
    }

    public static void MapMilaHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable },
        });
    }

    private sealed class Serving(NpgsqlDataSource database, DemonstrationClock demonstration) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (demonstration is { IsOn: true, Origin.Loaded: false })
                return HealthCheckResult.Degraded("The demonstration is being loaded.");
            try
            {
                await using var command = database.CreateCommand("select 1");
                await command.ExecuteScalarAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (NpgsqlException exception)
            {
                return HealthCheckResult.Unhealthy("The database does not answer.", exception);
            }
        }
    }
}
