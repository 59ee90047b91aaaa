using Mila.Kernel;
using Xunit;

namespace Mila.People.Tests;

public sealed class PersonTests
{
    private static readonly Guid Id = Guid.CreateVersion7();

    [Fact]
    public void A_person_is_printed_and_ordered_by_name()
    {
        var person = Person.Of(Id, " Hélène ", "de la Fontaine", "Helene@Exemple.fr", null);

        Assert.Equal("Hélène de la Fontaine", person.DisplayName);
        Assert.Equal("de la fontaine helene", person.SortName);
        Assert.Equal("helene@exemple.fr", person.EmailKey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("Ada\r\nBcc: eve@exemple.fr")]
    public void A_name_is_one_line_of_text(string name) =>
        Assert.Equal("person.name_refused", Assert.Throws<RuleViolation>(() => Person.Of(Id, name, "Lovelace", null, null)).Code);

    [Fact]
    public void An_erased_person_has_no_name_any_more() =>
        Assert.Equal("Personne effacée", new Person { Id = Id, ErasedAt = DateTimeOffset.UnixEpoch }.DisplayName);

    [Fact]
    public void Words_are_compared_without_case_accents_or_spaces_too_many() =>
        Assert.Equal("l'ete a noel", SearchText.Of("  L'Été   à NOËL "));
}
