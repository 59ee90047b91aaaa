using Mila.Kernel;

namespace Mila.People;

/// <summary>
/// Who a structure is (fiche d’identité): its name, number and address, kept outside facts because a structure may be one natural person.
/// </summary>
public sealed record IdentitySheet
{
    /// <summary>The structure's id, or that of whatever will become one.</summary>
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What lists are ordered and searched by.</summary>
    public string SortName { get; init; } = "";

    public string? LegalForm { get; init; }
    public string? Siret { get; init; }
    public string? Address { get; init; }

    /// <summary>Whether the structure is one natural person: then its identity is that person's and is erased with it.</summary>
    public bool NaturalPerson { get; init; }

    /// <summary>That person.</summary>
    public Guid? PersonId { get; init; }

    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>The structure that this one was a duplicate of.</summary>
    public Guid? MergedInto { get; init; }

    /// <exception cref="RuleViolation">When the name or the number cannot be one.</exception>
    public static IdentitySheet Of(Guid id, string name, string? legalForm, string? siret, string? address, Guid? naturalPerson = null)
    {
        var trimmed = name.Trim();
        Rule.That(trimmed.Length is >= 1 and <= 200 && !trimmed.Any(char.IsControl), "structure.name_refused", "A name is one line of 1 to 200 characters.", "name");
        return new()
        {
            Id = id,
            Name = trimmed,
            SortName = SearchText.Of(trimmed),
            LegalForm = legalForm,
            Siret = People.Siret.Of(siret),
            Address = address,
            NaturalPerson = naturalPerson is not null,
            PersonId = naturalPerson,
        };
    }

    internal IdentitySheet Erased(DateTimeOffset at) =>
        new() { Id = Id, Name = "Structure effacée", SortName = "structure effacee", NaturalPerson = true, PersonId = PersonId, ErasedAt = at };
}
