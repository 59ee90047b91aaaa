using JasperFx.CodeGeneration;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Mila.Kernel;
using Mila.Modules;
using Mila.Testing;
using Mila.Workflows.Instances;
using Wolverine;
using Xunit;

namespace Mila.Workflows.Tests.Engine;

/// <summary>One host for all the tests that share it: each has a subject of its own, and the clock goes forward only.</summary>
public sealed class SampleHost : IAsyncLifetime
{
    public MilaApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await MilaApp.Begin(SampleApp.AddSample);

    public async ValueTask DisposeAsync() => await App.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class OnSampleHost : ICollectionFixture<SampleHost>
{
    public const string Name = "the host with the sample module";
}

/// <summary>The real host with the sample module beside the others.</summary>
internal static class SampleApp
{
    public static SampleModule Module(this MilaApp app) => app.Services.GetRequiredService<SampleModule>();

    public static async Task Begin(this MilaApp app, Guid subject, string tenant = MilaApp.Mila, string definition = "sample") =>
        await app.Send(StartInstance.Of(definition, "application", subject), tenant);

    public static async Task<Instance> Instance(this MilaApp app, Guid subject, string tenant = MilaApp.Mila, string definition = "sample")
    {
        await using var session = app.Query(tenant);
        return (await session.LoadAsync<Instance>(StartInstance.IdOf(definition, "application", subject)))!;
    }

    public static Happened Happening(Guid subject, long version, string name, string? outcome = null, string? path = null) =>
        new("application", subject, version, name, outcome, path is null ? null : new Dictionary<string, string> { ["path"] = path });

    /// <summary>Publishes all at once through the durable queues, which keep no order, and waits until they are handled.</summary>
    public static async Task PublishAll(this MilaApp app, IEnumerable<object> messages, string tenant = MilaApp.Mila)
    {
        await Parallel.ForEachAsync(messages, async (message, _) =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(message, new DeliveryOptions { TenantId = tenant });
        });
        await app.Quiet();
    }

    public static void AddSample(WebApplicationBuilder builder)
    {
        var part = new SamplePart();
        part.Services(builder.Services);
        part.Settings(Shipped<SettingList>(builder.Services));
        part.Workflows(Shipped<WorkflowList>(builder.Services).Of(part));
        builder.Services.ConfigureWolverine(options =>
        {
            options.Discovery.IncludeType(typeof(AskSampleHandler));
            options.CodeGeneration.TypeLoadMode = TypeLoadMode.Auto; // the sample's handler was not there when the host was built
            options.CodeGeneration.SourceCodeWritingEnabled = false;
        });
    }

    private static T Shipped<T>(IServiceCollection services) => (T)services.Single(service => service.ServiceType == typeof(T)).ImplementationInstance!;
}
