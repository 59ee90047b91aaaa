using Mila.Kernel;
using Xunit;

namespace Mila.People.Tests;

public sealed class RecordPersonTests
{
    private static readonly RecordPerson Ada = new(Guid.CreateVersion7(), "Ada", "Lovelace", "ada@exemple.fr", "01 42 52 12 34");

    [Fact]
    public void A_person_is_recorded_and_repeating_it_is_harmless()
    {
        var person = RecordPersonHandler.Decide(Ada, known: null);

        Assert.Equal(("Ada", "+33142521234"), (person.GivenName, person.Phone));
        Assert.Equal(person, RecordPersonHandler.Decide(Ada, person));
    }

    [Fact]
    public void Another_person_does_not_take_the_place() =>
        Assert.Equal("person.known", Assert.Throws<RuleViolation>(
            () => RecordPersonHandler.Decide(Ada with { GivenName = "Eve" }, RecordPersonHandler.Decide(Ada, null))).Code);

    [Fact]
    public void Only_a_person_who_is_there_changes()
    {
        var change = new ChangePerson(Ada.PersonId, "Ada", "Byron");
        var erased = new Person { Id = Ada.PersonId, ErasedAt = DateTimeOffset.UnixEpoch };

        Assert.Equal("Byron", ChangePersonHandler.Decide(change, RecordPersonHandler.Decide(Ada, null)).FamilyName);
        Assert.Equal("person.unknown", Assert.Throws<RuleViolation>(() => ChangePersonHandler.Decide(change, null)).Code);
        Assert.Equal("person.erased", Assert.Throws<RuleViolation>(() => ChangePersonHandler.Decide(change, erased)).Code);
    }
}
