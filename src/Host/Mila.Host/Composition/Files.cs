using Hangfire;
using Mila.Files;
using Mila.Host.Web.Files;

namespace Mila.Host.Composition;

/// <summary>Files by HTTP, and the hourly job <c>files</c> that makes rows and bytes agree.</summary>
public static class FilesComposition
{
    public static IServiceCollection AddMilaFiles(this IServiceCollection services) => services
        .AddSingleton<UploadLimits>()
        .AddHostedService<SweepAtStart>();

    public static void MapMilaFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/files", FileEndpoints.Receive);
        endpoints.MapGet("/files/{id:guid}", FileEndpoints.Give);
    }

    private sealed class SweepAtStart(IRecurringJobManager jobs) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            jobs.AddOrUpdate<FileSweep>("files", sweep => sweep.Run(CancellationToken.None), Cron.Hourly);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
