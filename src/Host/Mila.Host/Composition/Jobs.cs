using Hangfire;
using Hangfire.PostgreSql;
using Mila.Modules;

namespace Mila.Host.Composition;

/// <summary>Hangfire: the calendar's bell and the long jobs a ring starts, seen and retried on its dashboard.</summary>
public static class Jobs
{
    public static IServiceCollection AddMilaJobs(this IServiceCollection services, string connectionString)
    {
        services.AddHangfire(hangfire => hangfire
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                storage => storage.UseNpgsqlConnection(connectionString),
                new PostgreSqlStorageOptions
                {
                    SchemaName = "hangfire",
                    QueuePollInterval = TimeSpan.FromSeconds(5),
                    UseSlidingInvisibilityTimeout = true,
                }));
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 2;
            server.ServerName = "mila";
        });
        return services;
    }
}
