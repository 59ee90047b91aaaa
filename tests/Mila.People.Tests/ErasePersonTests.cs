using Mila.Kernel;
using Xunit;

namespace Mila.People.Tests;

public sealed class ErasePersonTests
{
    private static readonly DateOnly Today = new(2023, 6, 15);
    private static readonly ErasePerson Erase = new(Guid.CreateVersion7());

    [Fact]
    public void A_person_is_erased_once()
    {
        Assert.Equal(new PersonErased(Erase.PersonId, Today), ErasePersonHandler.Decide(Erase, new Person { Id = Erase.PersonId }, Today));
        Assert.Null(ErasePersonHandler.Decide(Erase, new Person { Id = Erase.PersonId, ErasedAt = DateTimeOffset.UnixEpoch }, Today));
    }

    [Fact]
    public void Nobody_is_erased_who_is_not_there() =>
        Assert.Equal("person.unknown", Assert.Throws<RuleViolation>(() => ErasePersonHandler.Decide(Erase, null, Today)).Code);

    [Fact]
    public void The_trail_keeps_that_it_happened_and_no_word()
    {
        var trail = new object[] { new PersonRecorded(Erase.PersonId, Today.AddDays(-9)), new PersonChanged(Erase.PersonId, Today.AddDays(-1)), new PersonErased(Erase.PersonId, Today) }
            .Aggregate(new PersonTrail(), (state, fact) => state.Evolve(fact));

        Assert.Equal((Today.AddDays(-9), Today.AddDays(-1), Today), (trail.RecordedOn, trail.ChangedOn!.Value, trail.ErasedOn!.Value));
    }
}
