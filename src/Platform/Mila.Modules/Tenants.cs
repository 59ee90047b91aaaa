using System.Collections.Concurrent;
using Marten;
using Marten.Schema;
using Mila.Kernel;

namespace Mila.Modules;

/// <summary>An association on this host.</summary>
[SingleTenanted]
public sealed record Tenant
{
    /// <summary>Its key, as in <c>KEY.localhost</c>: lower-case letters, digits and dashes.</summary>
    public required string Id { get; init; }

    /// <summary>Its name as printed.</summary>
    public required string Title { get; init; }

    /// <summary>Its time zone in the tz database.</summary>
    public string Zone { get; init; } = CivilCalendar.DefaultZone;
}

/// <summary>The associations of this host, kept in memory: there are few, and every request asks.</summary>
public sealed class Tenants
{
    /// <summary>Where PostgreSQL tells the hosts of a store that an association was added.</summary>
    public const string Channel = "mila_tenants";

    private readonly ConcurrentDictionary<string, (Tenant Tenant, CivilCalendar Calendar)> known = new();

    public IEnumerable<Tenant> All => known.Values.Select(each => each.Tenant).OrderBy(tenant => tenant.Id, StringComparer.Ordinal);

    public bool Has(string tenant) => known.ContainsKey(tenant);

    /// <summary>The tenant's calendar; the default one for a message that belongs to no tenant.</summary>
    public CivilCalendar CalendarOf(string? tenant) =>
        tenant is not null && known.TryGetValue(tenant, out var found) ? found.Calendar : CivilCalendar.Paris;

    public async Task Load(IDocumentStore store, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(HostTenant.Name);
        foreach (var tenant in await session.Query<Tenant>().ToListAsync(cancellation))
            Keep(tenant);
    }

    /// <exception cref="RuleViolation">When the key cannot be one, or is taken.</exception>
    public async Task Add(IDocumentStore store, Tenant tenant, CancellationToken cancellation)
    {
        Rule.That(IsKey(tenant.Id), "tenant.key_refused", "A key is 2 to 40 lower-case letters, digits and dashes, and begins with a letter.", "name");
        await using var session = store.LightweightSession(HostTenant.Name);
        Rule.That(await session.LoadAsync<Tenant>(tenant.Id, cancellation) is null, "tenant.key_taken", "The key is taken.", "name");
        session.Insert(tenant);
        session.QueueSqlCommand("select pg_notify(?, ?)", Channel, tenant.Id);
        await session.SaveChangesAsync(cancellation);
        Keep(tenant);
    }

    private void Keep(Tenant tenant) => known[tenant.Id] = (tenant, CivilCalendar.Of(tenant.Zone));

    private static bool IsKey(string key) =>
        key.Length is >= 2 and <= 40 && char.IsAsciiLetterLower(key[0])
        && key.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}

/// <summary>Where the host keeps what belongs to no association.</summary>
public static class HostTenant
{
    public const string Name = "host";
}
