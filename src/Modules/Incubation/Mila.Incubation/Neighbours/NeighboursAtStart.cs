using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mila.Membership.Contracts;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Neighbours;

/// <summary>An association that was there before its spaces were: when the host starts and no structure is remembered, membership is asked to tell them all again.</summary>
public sealed class NeighboursAtStart(Tenants tenants, IDocumentStore store, IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var tenant in tenants.All.Select(tenant => tenant.Id))
        {
            await using var session = store.QuerySession(tenant);
            if (await session.Query<KnownStructure>().AnyAsync(cancellationToken))
                continue;
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeForTenantAsync(tenant, new RestateStructures(), cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
