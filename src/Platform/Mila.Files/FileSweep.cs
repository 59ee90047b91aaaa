using Marten;
using Mila.Modules;
using Wolverine;

namespace Mila.Files;

/// <summary>
/// Makes rows and bytes agree again, association by association: forgets uploads that nothing took, then takes away bytes that no row names
/// (after a crash between the two, a drop, an erasure). Run every hour; running it twice, or on two hosts, is harmless.
/// </summary>
public sealed class FileSweep(Tenants tenants, IDocumentStore store, FileShelf shelf, IMessageBus bus, TimeProvider time)
{
    private const int AtOnce = 500;

    public async Task Run(CancellationToken cancellation)
    {
        foreach (var tenant in tenants.All.Select(tenant => tenant.Id))
        {
            await bus.InvokeForTenantAsync(tenant, new ForgetUploads(), cancellation);
            shelf.ClearIncoming(tenant, time.GetUtcNow().UtcDateTime);
            foreach (var some in shelf.Settled(tenant, time.GetUtcNow().UtcDateTime).Chunk(AtOnce))
                await RemoveNameless(tenant, some, cancellation);
        }
    }

    private async Task RemoveNameless(string tenant, Guid[] ids, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(tenant);
        var named = (await session.LoadManyAsync<StoredFile>(cancellation, ids)).Select(file => file.Id).ToHashSet();
        foreach (var id in ids.Where(id => !named.Contains(id)))
            shelf.Remove(tenant, id);
    }
}
