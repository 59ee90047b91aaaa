using Mila.Kernel;
using Mila.Membership.Structures;
using Xunit;
using static Mila.Membership.Tests.Structures.Given;

namespace Mila.Membership.Tests.Structures;

public class MembershipCommandTests
{
    private static readonly Structure Known = Structure(Registered);

    private static readonly Structure Member = Structure(Registered, new MembershipBegun(Id, 2, Day(2, 1), null));

    private static readonly Structure Former =
        Structure(Registered, new MembershipBegun(Id, 2, Day(2, 1), null), new MembershipEnded(Id, 3, Day(6, 1), EndingCause.Resignation));

    [Fact]
    public void A_structure_is_registered_with_its_contacts()
    {
        var person = Guid.CreateVersion7();
        var facts = RegisterStructureHandler.Decide(Registration(contacts: [new(person, ContactRole.Leader)]), null);

        Assert.Equal([new ContactAdded(Id, 2, Day(1, 10), person, ContactRole.Leader)], facts.Skip(1));
        Assert.Equal([Activity.Label, Activity.Publisher], Assert.IsType<StructureRegistered>(facts[0]).Activities);
    }

    [Fact]
    public void A_structure_registered_twice_the_same_way_is_registered_once() =>
        Assert.Empty(RegisterStructureHandler.Decide(Registration(), Known));

    [Fact]
    public void An_id_is_not_taken_over_by_another_structure() =>
        Assert.Equal("structure.known_otherwise", Refusal(() =>
            RegisterStructureHandler.Decide(Registration() with { Kind = StructureKind.Association }, Known)));

    [Fact]
    public void A_structure_has_an_activity() =>
        Assert.Equal("structure.no_activity", Refusal(() => RegisterStructureHandler.Decide(Registration() with { Activities = [] }, null)));

    [Fact]
    public void An_affiliation_that_holds_already_is_not_recorded_again()
    {
        var hosted = Structure(Registered, new AffiliationSet(Id, 2, Day(2, 1), Affiliation.Hosted));

        Assert.Null(SetAffiliationHandler.Decide(new(Id, Affiliation.Hosted, Day(3, 1)), hosted));
        Assert.Equal(new(Id, 3, Day(3, 1), Affiliation.Beneficiary), SetAffiliationHandler.Decide(new(Id, Affiliation.Beneficiary, Day(3, 1)), hosted));
    }

    [Fact]
    public void A_membership_begins_once_however_often_the_command_arrives()
    {
        Assert.Equal(new(Id, 2, Day(2, 1), null), BeginMembershipHandler.Decide(new(Id, Day(2, 1), null), Known));
        Assert.Null(BeginMembershipHandler.Decide(new(Id, Day(2, 1), null), Member));
    }

    [Fact]
    public void A_member_does_not_begin_again() =>
        Assert.Equal("membership.running", Refusal(() => BeginMembershipHandler.Decide(new(Id, Day(3, 1), null), Member)));

    [Fact]
    public void A_former_member_may_return_on_the_day_of_leaving() =>
        Assert.NotNull(BeginMembershipHandler.Decide(new(Id, Day(6, 1), null), Former));

    [Fact]
    public void A_membership_ends_once_however_often_the_command_arrives()
    {
        Assert.Equal(new(Id, 3, Day(6, 1), EndingCause.Resignation), EndMembershipHandler.Decide(new(Id, Day(6, 1), EndingCause.Resignation), Member));
        Assert.Null(EndMembershipHandler.Decide(new(Id, Day(6, 1), EndingCause.Resignation), Former));
    }

    [Fact]
    public void What_has_not_begun_does_not_end() =>
        Assert.Equal("membership.none_to_end", Refusal(() => EndMembershipHandler.Decide(new(Id, Day(2, 1), EndingCause.Removal), Member)));

    [Fact]
    public void What_has_ended_is_corrected_and_not_ended_again()
    {
        Assert.Equal("membership.ended_already", Refusal(() => EndMembershipHandler.Decide(new(Id, Day(6, 1), EndingCause.Removal), Former)));
        Assert.Equal("membership.ended_already", Refusal(() => EndMembershipHandler.Decide(new(Id, Day(5, 1), EndingCause.Removal), Former)));
    }

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    private static RegisterStructure Registration(params IReadOnlyList<Contact> contacts) => new(
        Id, StructureKind.Company, "Disques du Canal", null, null, null, [Activity.Publisher, Activity.Label, Activity.Label], false, null, contacts, Day(1, 10));
}
