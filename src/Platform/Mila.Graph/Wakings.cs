using Marten;

namespace Mila.Graph;

/// <summary>Something of an association changed: which list or thing, and nothing of what it says.</summary>
/// <param name="Topic">What changed, such as <c>workflows.tasks</c>.</param>
/// <param name="Id">The thing, for who watches one; empty when it is about them all.</param>
public sealed record Waking(string Tenant, string Topic, Guid Id)
{
    /// <summary>The PostgreSQL channel by which the hosts of one database wake each other.</summary>
    public const string Channel = "mila_wakings";

    public string Written => $"{Tenant}|{Topic}|{Id}";

    public static Waking? Read(string written) =>
        written.Split('|') is [var tenant, var topic, var id] && Guid.TryParse(id, out var about) ? new(tenant, topic, about) : null;
}

/// <summary>Who waits on this host to be woken. A waking carries no answer: each who is woken asks again, with its own rights.</summary>
public sealed class Wakings
{
    private readonly Lock gate = new();
    private readonly List<Waiting> waiting = [];

    public void Wake(Waking waking) => Wake(each => each.IsAbout(waking));

    /// <summary>Wakes everybody, when what was missed is not known.</summary>
    public void WakeAll() => Wake(_ => true);

    /// <summary>Told at once, so that what is shown is the state as it stands, and then at each waking.</summary>
    internal IObservable<object?> Of(string tenant, string topic, Guid? id) => new Source(this, tenant, topic, id);

    private void Wake(Predicate<Waiting> whom)
    {
        List<Waiting> woken;
        lock (gate)
            woken = waiting.FindAll(whom);
        foreach (var each in woken)
            each.Observer.OnNext(null);
    }

    private sealed class Source(Wakings wakings, string tenant, string topic, Guid? id) : IObservable<object?>
    {
        public IDisposable Subscribe(IObserver<object?> observer)
        {
            var one = new Waiting(wakings, tenant, topic, id, observer);
            lock (wakings.gate)
                wakings.waiting.Add(one);
            observer.OnNext(null);
            return one;
        }
    }

    private sealed class Waiting(Wakings wakings, string tenant, string topic, Guid? id, IObserver<object?> observer) : IDisposable
    {
        public IObserver<object?> Observer => observer;

        public bool IsAbout(Waking waking) =>
            waking.Tenant == tenant && waking.Topic == topic && (id is null || waking.Id == Guid.Empty || waking.Id == id);

        public void Dispose()
        {
            lock (wakings.gate)
                wakings.waiting.Remove(this);
        }
    }
}

/// <summary>Wakes from within a handler.</summary>
public static class WakingSessions
{
    /// <summary>Wakes who watches the topic in this tenant, on every host, when and only when the session commits.</summary>
    /// <param name="topic">Lower-case letters, digits, dots and underscores.</param>
    public static void Wake(this IDocumentSession session, string topic, Guid id = default)
    {
        var waking = new Waking(session.TenantId, topic, id);
        if (!waking.Written.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '|'))
            throw new ArgumentException($"'{waking.Written}' is no topic of a tenant.", nameof(topic));
        session.QueueSqlCommand($"NOTIFY {Waking.Channel}, '{waking.Written}'");
    }
}
