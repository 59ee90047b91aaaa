using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mila.Modules;
using Wolverine;

namespace Mila.People;

/// <summary>When the host starts, ledger and store are made to agree: people whom a restored backup brought back are erased again.</summary>
public sealed class ErasuresAtStart(ErasureLedger ledger, Tenants tenants, IDocumentStore store, IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var tenant in tenants.All.Select(tenant => tenant.Id))
        {
            await using var session = store.QuerySession(tenant);
            ledger.Keep(tenant, await session.Query<Person>().Where(person => person.ErasedAt != null).Select(person => person.Id).ToListAsync(cancellationToken));
            foreach (var returned in await Returned(session, [.. ledger.Of(tenant)], cancellationToken))
                await Erase(tenant, returned.Id, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task<IReadOnlyList<Person>> Returned(IQuerySession session, Guid[] erased, CancellationToken cancellation) =>
        await session.Query<Person>().Where(person => person.ErasedAt == null && person.Id.IsOneOf(erased)).ToListAsync(cancellation);

    private async Task Erase(string tenant, Guid personId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeForTenantAsync(tenant, new ErasePerson(personId), cancellation);
    }
}
