namespace Mila.Membership.Structures.Import;

/// <summary>One line of an imported file: a structure, perhaps a membership, perhaps somebody who speaks for it.</summary>
/// <param name="Number">Its line in the file, the header being the first.</param>
public sealed record ImportLine(int Number)
{
    public required string Name { get; init; }
    public required StructureKind Kind { get; init; }
    public required IReadOnlyList<Activity> Activities { get; init; }
    public string? Siret { get; init; }
    public string? LegalForm { get; init; }
    public string? Address { get; init; }
    public bool InQpv { get; init; }
    public DateOnly? Begun { get; init; }

    /// <summary>The first day without membership.</summary>
    public DateOnly? Ended { get; init; }

    public EndingCause Cause { get; init; } = EndingCause.Resignation;
    public Affiliation? Affiliation { get; init; }
    public string? GivenName { get; init; }
    public string? FamilyName { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public ContactRole Role { get; init; } = ContactRole.Colleague;

    public bool HasPerson => GivenName is not null || FamilyName is not null || Email is not null;
}
