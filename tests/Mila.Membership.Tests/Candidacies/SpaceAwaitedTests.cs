using Mila.Incubation.Contracts;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Candidacies;
using Mila.Membership.Structures;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

/// <summary>What comes after an admission for a space: it is given, or given up; and the waiting list is no end.</summary>
public sealed class SpaceAwaitedTests
{
    private static readonly Guid Stay = NamedId.Of("stay");

    private static Candidacy Settled(CandidacyPath path = CandidacyPath.Hosted, bool ofMember = false) =>
        Admitted(path, ofMember).Then(new CandidacyFulfilled(Id, Today, Today));

    private static TenureChanged Told(DateOnly from, string kind = "office", bool isOver = false, bool promised = false)
    {
        StayPeriod[] stays = [new(Stay, NamedId.Of("space"), kind, from, null, isOver)];
        return promised ? new(TheStructure, 1, [], stays) : new(TheStructure, 1, stays);
    }

    [Fact]
    public void A_stay_of_the_kind_asked_for_that_began_since_the_decision_houses_the_candidacy_once()
    {
        foreach (var (kind, path) in new[] { ("office", CandidacyPath.Hosted), ("studio", CandidacyPath.Hosted), ("desk", CandidacyPath.Desk), ("shop", CandidacyPath.Shop) })
        {
            var (told, settled) = (Told(Today, kind), Settled(path));
            var housed = HearAllocationHandler.Decide(told, settled, Today)!;
            Assert.Equal(Stay, housed.AllocationId);
            Assert.Null(HearAllocationHandler.Decide(told, settled.Then(housed), Today));
            Assert.False(settled.Then(housed).AwaitsSpace);
            Assert.All(Enum.GetValues<CandidacyPath>().Where(other => other != path), other => Assert.Null(HearAllocationHandler.Decide(told, Settled(other), Today)));
        }
        Assert.NotNull(HearAllocationHandler.Decide(Told(Today), Admitted(CandidacyPath.Hosted), Today));
    }

    [Fact]
    public void A_promise_houses_nobody_since_it_may_be_cancelled()
    {
        Assert.Null(HearAllocationHandler.Decide(Told(Today, promised: true), Settled(), Today));
        Assert.Null(HearAllocationHandler.Decide(Told(Today.AddDays(20), promised: true), Settled(), Today));
    }

    [Fact]
    public void What_is_over_older_a_cupboard_or_of_a_beneficiary_houses_nobody()
    {
        Assert.Null(HearAllocationHandler.Decide(Told(Today.AddDays(-1)), Settled(), Today));
        Assert.Null(HearAllocationHandler.Decide(Told(Today, isOver: true), Settled(), Today));
        Assert.Null(HearAllocationHandler.Decide(Told(Today, "cupboard"), Settled(), Today));
        Assert.Null(HearAllocationHandler.Decide(Told(Today), Settled(CandidacyPath.Beneficiary), Today));
        Assert.Null(HearAllocationHandler.Decide(Told(Today), InVote(CandidacyPath.Hosted), Today));
        Assert.Null(HearAllocationHandler.Decide(Told(Today), Settled().Then(new CandidacySpaceForgone(Id, Today)), Today));
    }

    [Fact]
    public void A_space_is_given_up_once_by_who_waits_for_it()
    {
        var forgone = ForgoSpaceHandler.Decide(Settled(), Today)!;
        Assert.Null(ForgoSpaceHandler.Decide(Settled().Then(forgone), Today));
        Assert.False(Settled().Then(forgone).AwaitsSpace);
        Assert.All([Admitted(CandidacyPath.Hosted), Settled(CandidacyPath.Beneficiary), Settled().Then(new CandidacyHoused(Id, Stay, Today))],
            candidacy => Refused("candidacy.awaits_no_space", () => ForgoSpaceHandler.Decide(candidacy, Today)));
    }

    [Fact]
    public void Without_the_space_a_member_is_what_it_was_and_a_newcomer_a_beneficiary()
    {
        var structure = new Structure().Evolve(new AffiliationSet(TheStructure, 1, Today.AddDays(-30), Affiliation.Shop)).Evolve(new AffiliationSet(TheStructure, 2, Today, Affiliation.Hosted));
        Assert.Equal(Affiliation.Shop, ForgoSpaceHandler.Without(Settled(ofMember: true), structure));
        Assert.Equal(Affiliation.Beneficiary, ForgoSpaceHandler.Without(Settled(), structure));
        Assert.Equal(Affiliation.Beneficiary, ForgoSpaceHandler.Without(Settled(ofMember: true), new Structure()));
    }

    [Fact]
    public void Who_is_on_the_waiting_list_is_voted_on_again_or_withdraws()
    {
        var listed = InReview(Ada).Then(
            new ReviewGiven(Id, Ada, new(1, 1, 1), null, Today), new CandidacyPutToVote(Id, Guid.Empty, DecidingBody.Board, Today, Today), new CandidacyWaitlisted(Id, Guid.Empty, Today));
        var again = listed.Then(PutCandidacyToVoteHandler.Decide(listed, 10, Today.AddDays(90))!);
        Assert.Equal((CandidacyState.InVote, null, null), (again.State, again.DecidedOn, again.Verdict));
        Assert.Equal((Today, Today), (listed.ListedOn, again.ListedOn));
        Assert.Equal(Today, (listed with { WaitingSince = null }).Then(new CandidacyPutToVote(Id, Guid.Empty, DecidingBody.Board, Today.AddDays(99), Today.AddDays(90))).ListedOn); // as it was kept at first
        Assert.Equal(CandidacyState.Withdrawn, listed.Then(WithdrawCandidacyHandler.Decide(listed, Today)).State);
        Assert.Equal(CandidacyState.Withdrawn, again.Then(WithdrawCandidacyHandler.Decide(again, Today)).State);
    }

    [Fact]
    public void A_vote_that_decides_nothing_takes_nobody_off_the_waiting_list()
    {
        var listed = InVote(CandidacyPath.Desk).Then(new CandidacyWaitlisted(Id, Guid.Empty, Today));
        var (put, later) = (new CandidacyPutToVote(Id, Guid.Empty, DecidingBody.Board, Today.AddDays(100), Today.AddDays(90)), Today.AddDays(100));
        var call = new SpaceCalled(NamedId.Of("call"), NamedId.Of("space"), "desk", Today.AddDays(160), Today.AddDays(130));
        Assert.NotNull(HearSpaceCalledHandler.Decide(call, listed.Then(put), later));
        Assert.True(WriteIntakeLetterHandler.IsDue(IntakeLetter.SpaceCalled, listed.Then(put)));

        var back = listed.Then(put, new VoteInconclusive(Id, Guid.Empty, Inconclusive.NoQuorum, later));
        Assert.Equal((CandidacyState.WaitingList, Today, Today, later), (back.State, back.ListedOn, back.DecidedOn, back.EndedOn));
        Assert.Equal((Verdict.WaitingList, later), (back.Verdict, back.MovedOn));
        Assert.Equal(Today, listed.Then(put, new CandidacyWaitlisted(Id, Guid.Empty, later)).ListedOn);
        Assert.All<object>(
            [new CandidacyAdmitted(Id, Guid.Empty, later), new RefusalVoted(Id, Guid.Empty, later), new CandidacyWithdrawn(Id, later)],
            end => Assert.Null(HearSpaceCalledHandler.Decide(call, listed.Then(put, end), later)));
        Assert.Null(HearSpaceCalledHandler.Decide(call, InVote(CandidacyPath.Desk), later)); // it never was on the list
        Assert.Equal(CandidacyState.ToBeHeardAgain, InVote(CandidacyPath.Desk).Then(new VoteInconclusive(Id, Guid.Empty, Inconclusive.NoQuorum, later)).State);
    }

    [Fact]
    public void A_call_concerns_who_waits_for_a_space_of_its_kind_once()
    {
        var listed = InVote(CandidacyPath.Desk).Then(new CandidacyWaitlisted(Id, Guid.Empty, Today));
        var call = new SpaceCalled(NamedId.Of("call"), NamedId.Of("space"), "desk", Today.AddDays(60), Today.AddDays(30));
        var told = HearSpaceCalledHandler.Decide(call, listed, Today)!;
        Assert.Equal((Today.AddDays(60), Today.AddDays(30)), (told.FreeFrom, told.ClosesOn));
        Assert.Null(HearSpaceCalledHandler.Decide(call, listed.Then(told), Today));
        Assert.NotNull(HearSpaceCalledHandler.Decide(call with { CallId = NamedId.Of("another") }, listed.Then(told), Today));
        Assert.All(["office", "shop", "meeting_room"], kind => Assert.Null(HearSpaceCalledHandler.Decide(call with { Kind = kind }, listed, Today)));
        Assert.Null(HearSpaceCalledHandler.Decide(call, Admitted(CandidacyPath.Desk), Today));
        Assert.False(WriteIntakeLetterHandler.IsDue(IntakeLetter.SpaceCalled, Admitted(CandidacyPath.Desk)));
        Assert.True(WriteIntakeLetterHandler.IsDue(IntakeLetter.SpaceCalled, listed));
    }
}
