using Marten;
using Wolverine;

namespace Mila.Graph;

/// <summary>
/// One request: its tenant, who asks, and the read session that every field of the request shares.
/// Marten's query sessions take concurrent reads, so parallel fields are safe; nothing is written through them.
/// </summary>
public sealed class RequestScope(IDocumentStore store, IMessageBus bus) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<IQuerySession> opened = [];
    private IQuerySession? session;
    private string? tenant;

    /// <summary>Whether the host has said whose request this is; it cannot for an address that no association answers.</summary>
    public bool IsKnown => tenant is not null;

    /// <exception cref="InvalidOperationException">When the host has not said yet whose request this is.</exception>
    public string Tenant => tenant ?? throw new InvalidOperationException("The request's tenant is not known yet.");

    public Actor Actor { get; private set; } = Actor.Nobody;

    public void Begin(string tenant, Actor actor) => (this.tenant, Actor) = (tenant, actor);

    /// <summary>What the request reads from; opened at the first field that reads.</summary>
    public IQuerySession Session
    {
        get
        {
            lock (gate)
                return session ??= Open();
        }
    }

    /// <summary>Sends a command for the request's tenant, in the name of who asks, and waits until it is committed.</summary>
    public async Task Send(object command, CancellationToken cancellation)
    {
        if (Actor.PersonId is { } person)
            ((IMessageContext)bus).UserName = person.ToString();
        await bus.InvokeForTenantAsync(Tenant, command, cancellation);
        lock (gate)
            session = null; // what follows reads what was just committed
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var each in opened)
            await each.DisposeAsync();
    }

    private IQuerySession Open()
    {
        var fresh = store.QuerySession(Tenant);
        opened.Add(fresh);
        return fresh;
    }
}
