using Mila.Kernel;

namespace Mila.People;

/// <summary>
/// A person (personne), in the one place that knows names and addresses. Everything else holds the id.
/// Once erased, the id stays so that counts stay right, and nothing else does.
/// </summary>
public sealed record Person
{
    public required Guid Id { get; init; }
    public string GivenName { get; init; } = "";
    public string FamilyName { get; init; } = "";
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>The record that stands for this person: this one was a duplicate (doublon). It keeps that one's name, for what was recorded under its id.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>As printed: « Ada Lovelace », « Personne effacée ».</summary>
    public string DisplayName => ErasedAt is null ? $"{GivenName} {FamilyName}".Trim() : "Personne effacée";

    /// <summary>What lists are ordered and searched by, without case or accents.</summary>
    public string SortName => SearchText.Of($"{FamilyName} {GivenName}");

    /// <summary>What a person is found by who gives an address: without case.</summary>
    public string? EmailKey => Email?.ToLowerInvariant();

    /// <exception cref="RuleViolation">When a name, an address or a number cannot be one.</exception>
    public static Person Of(Guid id, string givenName, string familyName, string? email, string? phone) => new()
    {
        Id = id,
        GivenName = NameOf(givenName, "givenName"),
        FamilyName = NameOf(familyName, "familyName"),
        Email = EmailAddress.Of(email),
        Phone = PhoneNumber.Of(phone),
    };

    private static string NameOf(string name, string field)
    {
        var trimmed = name.Trim();
        Rule.That(trimmed.Length is >= 1 and <= 100, "person.name_refused", "A name has 1 to 100 characters.", field);
        Rule.That(!trimmed.Any(char.IsControl), "person.name_refused", "A name is one line of text.", field);
        return trimmed;
    }
}
