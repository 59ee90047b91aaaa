using System.Security.Claims;

namespace Mila.Graph;

/// <summary>Who asks: a signed-in person, or nobody.</summary>
public sealed record Actor(Guid? PersonId, IReadOnlySet<string> Roles)
{
    /// <summary>The claim that carries the person's id.</summary>
    public const string PersonClaim = "person";

    /// <summary>The claim that carries the association the sign-in is for.</summary>
    public const string TenantClaim = "tenant";

    public static readonly Actor Nobody = new(null, new HashSet<string>());

    public bool Is(params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
            if (Roles.Contains(role))
                return true;
        return false;
    }

    public static Actor Of(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirst(PersonClaim)?.Value, out var id)
            ? new(id, principal.FindAll(ClaimTypes.Role).Select(claim => claim.Value).ToHashSet())
            : Nobody;
}
