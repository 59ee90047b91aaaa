using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Logging;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Mila.Modules;

namespace Mila.Host.Composition;

/// <summary>Hangfire: the calendar's bell and the long jobs a ring starts, seen and retried on its dashboard.</summary>
public static class Jobs
{
    public static IServiceCollection AddMilaJobs(this IServiceCollection services, string connectionString)
    {
        // Hangfire keeps its storage and its activator for the whole process; where a process has several hosts, each needs its own.
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton<JobStorage>(_ => new PostgreSqlStorage(
            new NpgsqlConnectionFactory(connectionString, Storage), Storage));
        services.AddHangfire((provider, hangfire) => hangfire
            .UseLogProvider(new JobLogs(provider.GetRequiredService<ILoggerFactory>()))
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 2;
            server.ServerName = "mila";
        });
        services.AddHostedService<BellsAtStart>();
        return services;
    }

    private static PostgreSqlStorageOptions Storage => new()
    {
        SchemaName = "hangfire",
        QueuePollInterval = TimeSpan.FromSeconds(5),
        UseSlidingInvisibilityTimeout = true,
        EnableLongPolling = true, // a job begins as it is enqueued, not at the next look
    };

    /// <summary>Where the jobs are seen and tried again: Hangfire's own dashboard, of all associations of the host, for who operates it.</summary>
    public const string Dashboard = "/taches-de-fond";

    /// <summary>The dashboard styles itself within its pages.</summary>
    private const string DashboardPolicy =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'";

    public static void MapMilaJobs(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments(Dashboard, StringComparison.Ordinal))
                context.Response.Headers.ContentSecurityPolicy = DashboardPolicy;
            return next(context);
        });
        app.MapHangfireDashboardWithAuthorizationPolicy(
            "platform.operate", Dashboard, new DashboardOptions { DashboardTitle = "Tâches de fond", AppPath = "/", DisplayStorageConnectionString = false });
    }

    private sealed class BellsAtStart(IRecurringJobManager jobs) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            jobs.AddOrUpdate<Bells>("timers", bells => bells.Ring(CancellationToken.None), Cron.Minutely);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>The job <c>timers</c>: each minute, all that is due rings, for every association.</summary>
public sealed class Bells(IEnumerable<IRingsWhenDue> bells)
{
    /// <remarks>Not tried again by itself: the next minute rings what this one could not.</remarks>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    [DisableConcurrentExecution(timeoutInSeconds: 50)]
    public async Task Ring(CancellationToken cancellation)
    {
        foreach (var bell in bells)
            await bell.RingDue(cancellation);
    }
}

/// <summary>
/// Hangfire keeps one logger for the whole process: where a process has several hosts, that of one which has stopped must not stop the
/// jobs of the others.
/// </summary>
internal sealed class JobLogs(ILoggerFactory loggers) : ILogProvider
{
    private readonly AspNetCoreLogProvider inner = new(loggers);

    public ILog GetLogger(string name)
    {
        try
        {
            return inner.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new Nowhere();
        }
    }

    private sealed class Nowhere : ILog
    {
        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
