using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Dues;
using Mila.Membership.Dues.Campaigns;
using Mila.Membership.Structures;
using Mila.Membership.Successions;
using Xunit;

namespace Mila.Membership.Tests.Successions;

public class SuccessionTests
{
    private static readonly Guid Id = NamedId.Of("succession");
    private static readonly Guid OldId = NamedId.Of("old");
    private static readonly Guid NewId = NamedId.Of("new");
    private static readonly Guid Leader = NamedId.Of("leader");
    private static readonly Guid Stranger = NamedId.Of("stranger");
    private static readonly Guid Artist = NamedId.Of("artist");
    private static readonly DateOnly Today = new(2023, 6, 15);
    private static readonly DateOnly Since = new(2023, 6, 1);

    private static readonly Structure Old = new Structure()
        .Evolve(new StructureRegistered(OldId, 1, new(2022, 1, 3), StructureKind.Association, [Activity.Label], false, null))
        .Evolve(new ContactAdded(OldId, 2, new(2022, 1, 3), Leader, ContactRole.Leader))
        .Evolve(new AffiliationSet(OldId, 3, new(2022, 1, 3), Affiliation.Hosted))
        .Evolve(new MembershipBegun(OldId, 4, new(2022, 1, 3), null))
        .Evolve(new ArtistTakenOn(OldId, 5, new(2022, 1, 3), Artist));

    private static readonly Structure New = new Structure()
        .Evolve(new StructureRegistered(NewId, 1, Today, StructureKind.Company, [Activity.Label], false, null))
        .Evolve(new ContactAdded(NewId, 2, new(2023, 5, 1), Leader, ContactRole.Leader));

    private static readonly DeclareSuccession Declaring = new(Id, OldId, SuccessionChange.LegalForm, "Nous devenons une société.", ByStaff: false);
    private static readonly Succession Declared = new Succession().Evolve(DeclareSuccessionHandler.Decide(Declaring, Old, open: false, Leader, Today));
    private static readonly Succession InVote = Declared.Evolve(Propose(Declared)!);

    private static SuccessionPutToVote? Propose(Succession succession, Structure? successor = null, DateOnly? since = null, bool owes = false) =>
        ProposeSuccessorHandler.Decide(new(Id, (successor ?? New).Id, since ?? Since), succession, Old, successor ?? New, owes, 10, Today);

    private static DeliberationClosed Closed(string outcome) => new(
        InVote.DeliberationId!.Value, "succession", Id, 1, ProposeSuccessorHandler.Question, outcome, 5, 0, 3, 0, new Dictionary<string, int>(), false, Today.AddDays(11));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void Who_leads_a_member_declares_it_once()
    {
        Assert.Equal((SuccessionState.Declared, Succession.WordsOf(Id), true), (Declared.State, Declared.WordsId, Declared.IsOpen));
        Assert.Equal("succession.not_yours", Refusal(() => DeclareSuccessionHandler.Decide(Declaring, Old, false, Stranger, Today)));
        Assert.Equal("succession.not_member", Refusal(() => DeclareSuccessionHandler.Decide(Declaring with { ByStaff = true }, New, false, Stranger, Today)));
        Assert.Equal("succession.declared_already", Refusal(() => DeclareSuccessionHandler.Decide(Declaring, Old, true, Leader, Today)));
        Assert.Null(DeclareSuccessionHandler.Decide(Declaring with { ByStaff = true, Words = " " }, Old, false, Stranger, Today).WordsId);
        Assert.DoesNotContain("société", Declaring.ToString(), StringComparison.Ordinal);
        Assert.Equal(SuccessionState.Dropped, Declared.Evolve(DropSuccessionHandler.Decide(new(Id, SuccessionDrop.SameStructure), Declared, Today)!).State);
        Assert.Equal("succession.in_vote_or_over", Refusal(() => DropSuccessionHandler.Decide(new(Id, SuccessionDrop.Mistaken), InVote, Today)));
    }

    [Fact]
    public void The_board_is_asked_about_a_structure_that_can_take_the_place()
    {
        Assert.Equal((SuccessionState.InVote, NewId, Since, Today.AddDays(10)), (InVote.State, InVote.SuccessorId, InVote.Since, InVote.ClosesOn));
        Assert.Null(Propose(InVote));
        Assert.Equal("succession.in_vote_or_over", Refusal(() => Propose(InVote, since: Since.AddDays(1))));
        Assert.Equal("succession.no_successor", Refusal(() => Propose(Declared, Old)));
        Assert.Equal("succession.since_to_come", Refusal(() => Propose(Declared, since: Today.AddDays(1))));
        Assert.Equal("succession.not_possible", Refusal(() => Propose(Declared, since: new(2022, 1, 3))));
        Assert.Equal("succession.not_possible", Refusal(() => Propose(Declared, New.Evolve(new MembershipBegun(NewId, 3, Today, null)))));
        Assert.Equal("succession.dues_owed", Refusal(() => Propose(Declared, owes: true)));
        var led = New with { SaidContacts = [] };
        Assert.NotNull(Propose(Declared, led));
        Assert.Equal("succession.other_leaders", Refusal(() => Propose(Declared with { Change = SuccessionChange.Refoundation }, led)));
        Assert.NotNull(Propose(Declared with { Change = SuccessionChange.Refoundation }));
    }

    [Fact]
    public void What_the_board_decides_is_heard_once_and_only_while_the_place_can_pass_on()
    {
        Assert.Equal(SuccessionState.Confirmed, InVote.Evolve(HearSuccessionVerdictHandler.Decide(Closed("confirmed"), InVote, true)!).State);
        Assert.Equal(SuccessionState.Refused, InVote.Evolve(HearSuccessionVerdictHandler.Decide(Closed("refused"), InVote, true)!).State);
        Assert.Equal(SuccessionState.ToBeVotedAgain, InVote.Evolve(HearSuccessionVerdictHandler.Decide(Closed("no_quorum"), InVote, true)!).State);
        Assert.Equal(SuccessionState.ToBeVotedAgain, InVote.Evolve(HearSuccessionVerdictHandler.Decide(Closed("confirmed"), InVote, false)!).State);
        Assert.Null(HearSuccessionVerdictHandler.Decide(Closed("confirmed"), Declared, true));
    }

    [Fact]
    public void The_successor_inherits_and_on_each_day_one_of_the_two_is_a_member()
    {
        var before = Inheritance.OfPredecessor(Old, Since).Aggregate(Old, (known, fact) => known.Evolve(fact));
        var after = Inheritance.OfSuccessor(New, Old, Since).Aggregate(New, (known, fact) => known.Evolve(fact));

        foreach (var day in new[] { new DateOnly(2022, 1, 3), Since.AddDays(-1), Since, Today })
            Assert.True(before.IsMemberOn(day) != after.IsMemberOn(day));
        Assert.Equal((EndingCause.Succession, Since), (Assert.Single(before.Memberships()).Cause, before.Memberships().Single().Until));
        Assert.Equal(Affiliation.Hosted, after.Affiliations().At(Today)!.Value);
        Assert.Equal([OldId], after.Line);
        Assert.Equal([new Contact(Leader, ContactRole.Leader)], after.ContactsOn(Today));
        Assert.Equal([Artist], after.ArtistsOn(Today));
        Assert.Empty(before.ArtistsOn(Today));
        Assert.Equal([.. Enumerable.Range(3, after.Facts - 2)], Inheritance.OfSuccessor(New, Old, Since).Select(fact => fact.Number));
        Assert.Equal([OldId], after.Announcement().Predecessors);
        Assert.False(Inheritance.IsPossible(after, New, Since));
    }

    [Fact]
    public void A_successor_is_not_asked_for_the_dues_that_its_predecessor_was_called_for()
    {
        var after = Inheritance.OfSuccessor(New, Old, Since).Aggregate(New, (known, fact) => known.Evolve(fact));
        var grid = new DuesGrid(new Dictionary<Affiliation, Money> { [Affiliation.Hosted] = Money.Euros(210) }, ProratesFirstYear: true, DaysToPay: 30);
        var called = new DuesCall { Id = CallDues.IdOf(OldId, 2023), StructureId = OldId, Year = 2023 };
        CampaignPlan Plan(params DuesCall[] calls) =>
            new YearRoll(new Dictionary<Guid, Structure> { [NewId] = after }, calls.ToLookup(call => call.StructureId), grid).Plan(2023, Today);

        Assert.Equal(NewId, Assert.Single(Plan().Calls).StructureId);
        Assert.Equal((0, 1), (Plan(called).Calls.Count, Plan(called).CalledAlready));
        Assert.Single(Plan(called with { Cancelled = default(CallFault) }).Calls);
    }
}
