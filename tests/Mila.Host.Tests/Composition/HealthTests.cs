using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mila.Host.Composition;
using Mila.Host.Demonstration;
using Mila.Host.Tests.Commands;
using Mila.Testing;
using Xunit;

namespace Mila.Host.Tests.Composition;

public sealed class HealthTests
{
    [Fact]
    public async Task A_host_that_loads_its_demonstration_lives_is_not_ready_yet_and_writes_no_error_about_it()
    {
        var log = new KeptLog();
        await using var folder = new Folder();
        await using var host = MilaHost.Build(["--Mila:Demonstration=true"], await TestPostgres.NewDatabase(), folder.Path, builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.AddProvider(log);
        });
        await host.StartAsync(TestContext.Current.CancellationToken);
        var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var client = new HttpClient { BaseAddress = new Uri(address) };

        Assert.Equal(HttpStatusCode.OK, await Ask(client, "/health/live"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ask(client, "/health/ready"));
        await host.Services.GetRequiredService<DemonstrationClock>().MarkLoaded(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, await Ask(client, "/health/ready"));

        await host.StopAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(log.Lines, line => line.Contains("Health", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<HttpStatusCode> Ask(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private sealed class KeptLog : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Keeping(Lines, categoryName);

        public void Dispose() { }

        private sealed class Keeping(ConcurrentQueue<string> lines, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{category} {formatter(state, exception)}");
        }
    }
}
