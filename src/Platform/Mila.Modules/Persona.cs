namespace Mila.Modules;

/// <summary>Somebody of the demonstration whom a visitor may sign in as (personnage).</summary>
public sealed record Persona
{
    /// <summary>What one types, such as <c>coordinator</c>.</summary>
    public required string Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>In French, what this person is there for.</summary>
    public required string Title { get; init; }

    public required string[] Roles { get; init; }
}
