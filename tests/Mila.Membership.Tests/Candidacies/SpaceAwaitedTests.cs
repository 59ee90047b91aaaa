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
    public void A_promise_or_a_stay_since_the_decision_houses_the_candidacy_once()
    {
        foreach (var told in new[] { Told(Today), Told(Today.AddDays(20), "desk", promised: true), Told(Today, "shop") })
        {
            var housed = HearAllocationHandler.Decide(told, Settled(), Today)!;
            Assert.Equal(Stay, housed.AllocationId);
            Assert.Null(HearAllocationHandler.Decide(told, Settled().Then(housed), Today));
            Assert.False(Settled().Then(housed).AwaitsSpace);
        }
        Assert.NotNull(HearAllocationHandler.Decide(Told(Today), Admitted(CandidacyPath.Hosted), Today));
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
        Assert.Equal(CandidacyState.Withdrawn, listed.Then(WithdrawCandidacyHandler.Decide(listed, Today)).State);
        Assert.Equal(CandidacyState.Withdrawn, again.Then(WithdrawCandidacyHandler.Decide(again, Today)).State);
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
