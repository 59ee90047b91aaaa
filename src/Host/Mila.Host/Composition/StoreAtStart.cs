using Marten;
using Mila.Host.Demonstration;
using Mila.Modules;

namespace Mila.Host.Composition;

/// <summary>What the host must know of its store before it answers: what it was created as, and its associations.</summary>
public sealed class StoreAtStart(DemonstrationClock clock, Tenants tenants, IDocumentStore store, IConfiguration configuration) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await clock.Resume(configuration.GetValue<bool>("Mila:Demonstration"), cancellationToken);
        await tenants.Load(store, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
