using Marten;

namespace Mila.People;

/// <summary>The roles a person has on a day.</summary>
public static class RolesOnDay
{
    public static async Task<IReadOnlySet<string>> Of(IQuerySession session, Guid personId, DateOnly day, CancellationToken cancellation)
    {
        var grants = await session.Query<RoleGrant>()
            .Where(grant => grant.PersonId == personId && grant.From <= day && (grant.Until == null || grant.Until > day))
            .ToListAsync(cancellation);
        return grants.Select(grant => grant.Role).ToHashSet();
    }

    /// <summary>The people who have a role on a day.</summary>
    public static async Task<IReadOnlyList<Guid>> Holders(IQuerySession session, string role, DateOnly day, CancellationToken cancellation)
    {
        var holders = await session.Query<RoleGrant>()
            .Where(grant => grant.Role == role && grant.From <= day && (grant.Until == null || grant.Until > day))
            .Select(grant => grant.PersonId).ToListAsync(cancellation);
        return [.. holders.Distinct()];
    }
}
