namespace Mila.People;

/// <summary>A person has a role from a day, until a day or until further notice (habilitation). Roles are asked on each request, for its day.</summary>
public sealed record RoleGrant
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>One of the host's roles: <c>coordinator</c>, <c>board_member</c>, <c>member</c>.</summary>
    public required string Role { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The day after the last; none while it lasts.</summary>
    public DateOnly? Until { get; init; }
}
