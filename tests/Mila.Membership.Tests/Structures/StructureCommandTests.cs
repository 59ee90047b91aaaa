using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;
using Xunit;
using static Mila.Membership.Tests.Structures.Given;

namespace Mila.Membership.Tests.Structures;

public class StructureCommandTests
{
    private static readonly Guid Person = Guid.CreateVersion7();
    private static readonly Structure Known = Structure(Registered, new ContactAdded(Id, 2, Day(1, 10), Person, ContactRole.Leader));

    [Fact]
    public void Activities_change_from_a_day_on_and_not_twice()
    {
        Assert.Equal([Activity.Label, Activity.Publisher], ChangeActivitiesHandler.Decide(new(Id, [Activity.Publisher, Activity.Label], Day(3, 1)), Known)!.Activities);
        Assert.Null(ChangeActivitiesHandler.Decide(new(Id, [Activity.Label, Activity.Label], Day(3, 1)), Known));
        Assert.Equal("structure.no_activity", Assert.Throws<RuleViolation>(() => ChangeActivitiesHandler.Decide(new(Id, [], Day(3, 1)), Known)).Code);
    }

    [Fact]
    public void A_structure_moves_into_a_priority_neighbourhood_once()
    {
        Assert.Equal(new(Id, 3, Day(3, 1), true), MoveNeighbourhoodHandler.Decide(new(Id, true, Day(3, 1)), Known));
        Assert.Null(MoveNeighbourhoodHandler.Decide(new(Id, false, Day(3, 1)), Known));
    }

    [Fact]
    public void A_contact_comes_and_goes()
    {
        Assert.Null(AddContactHandler.Decide(new(Id, Person, ContactRole.Leader, Day(3, 1)), Known));
        Assert.Equal(new(Id, 3, Day(3, 1), Person, ContactRole.Colleague), AddContactHandler.Decide(new(Id, Person, ContactRole.Colleague, Day(3, 1)), Known));
        Assert.Equal(new(Id, 3, Day(3, 1), Person, ContactRole.Leader), RemoveContactHandler.Decide(new(Id, Person, ContactRole.Leader, Day(3, 1)), Known));
        Assert.Null(RemoveContactHandler.Decide(new(Id, Guid.CreateVersion7(), ContactRole.Leader, Day(3, 1)), Known));
    }

    [Fact]
    public void An_artist_is_taken_on_and_let_go()
    {
        var artist = Guid.CreateVersion7();
        var represented = Known.Evolve(new ArtistTakenOn(Id, 3, Day(2, 1), artist));

        Assert.Equal(new(Id, 3, Day(2, 1), artist), TakeArtistOnHandler.Decide(new(Id, artist, "Nuit Claire", null, [], Day(2, 1)), Known));
        Assert.Null(TakeArtistOnHandler.Decide(new(Id, artist, "Nuit Claire", null, [], Day(2, 1)), represented));
        Assert.Equal(new(Id, 4, Day(3, 1), artist), LetArtistGoHandler.Decide(new(Id, artist, Day(3, 1)), represented));
        Assert.Null(LetArtistGoHandler.Decide(new(Id, artist, Day(3, 1)), Known));
    }

    [Fact]
    public void A_directory_entry_needs_the_consent_of_a_contact()
    {
        var published = PublishDirectoryEntryHandler.Decide(new(Id, Person, Day(3, 1)), Known)!;

        Assert.Equal("directory.consent_of_stranger", Assert.Throws<RuleViolation>(
            () => PublishDirectoryEntryHandler.Decide(new(Id, Guid.CreateVersion7(), Day(3, 1)), Known)).Code);
        Assert.Null(PublishDirectoryEntryHandler.Decide(new(Id, Person, Day(3, 1)), Known.Evolve(published)));
        Assert.NotNull(WithdrawDirectoryEntryHandler.Decide(new(Id, Day(4, 1)), Known.Evolve(published)));
        Assert.Null(WithdrawDirectoryEntryHandler.Decide(new(Id, Day(4, 1)), Known));
    }

    [Fact]
    public void An_identity_that_says_the_same_is_not_written_again_and_an_erased_one_does_not_come_back()
    {
        var sheet = ChangeIdentityHandler.Decide(new(Id, "Les Ondes", null, "SARL", null), null)!;

        Assert.Equal("les ondes", sheet.SortName);
        Assert.Null(ChangeIdentityHandler.Decide(new(Id, "Les Ondes", null, "SARL", null), sheet));
        Assert.Equal("identity.erased", Assert.Throws<RuleViolation>(
            () => ChangeIdentityHandler.Decide(new(Id, "Les Ondes", null, null, null), sheet with { ErasedAt = DateTimeOffset.UnixEpoch })).Code);
    }

    [Fact]
    public void Every_word_of_the_vocabulary_and_every_fact_has_its_French()
    {
        Assert.All(Enum.GetValues<StructureKind>(), word => Assert.NotEmpty(word.InFrench()));
        Assert.All(Enum.GetValues<Activity>(), word => Assert.NotEmpty(word.InFrench()));
        Assert.All(Enum.GetValues<Affiliation>(), word => Assert.NotEmpty(word.InFrench()));
        Assert.All(Enum.GetValues<EndingCause>(), word => Assert.NotEmpty(word.InFrench()));
        Assert.All(Enum.GetValues<ContactRole>(), word => Assert.NotEmpty(word.InFrench()));
        Assert.All(Enum.GetValues<CorrectionReason>(), word => Assert.NotEmpty(word.InFrench()));
        Assert.Equal("Structure enregistrée (société) : label", StructureHistory.Sentence(Registered));
        Assert.Equal("Fin d’adhésion : radiation", StructureHistory.Sentence(new MembershipEnded(Id, 2, Day(3, 1), EndingCause.Removal)));
    }
}
