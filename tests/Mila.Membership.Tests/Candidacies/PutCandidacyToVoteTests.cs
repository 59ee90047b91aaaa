using Mila.Membership.Board;
using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class PutCandidacyToVoteTests
{
    [Fact]
    public void Officers_decide_on_a_beneficiary_and_the_board_on_a_space()
    {
        var reviewed = InReview(Ada).Then(new ReviewGiven(Id, Ada, new(1, 1, 1), null, Today));

        Assert.Equal((DecidingBody.Bureau, Today.AddDays(10)), Body(PutCandidacyToVoteHandler.Decide(Complete(), 10, Today)));
        Assert.Equal((DecidingBody.Board, Today.AddDays(7)), Body(PutCandidacyToVoteHandler.Decide(reviewed, 7, Today)));
    }

    [Fact]
    public void A_vote_that_is_open_is_not_opened_again() => Assert.Null(PutCandidacyToVoteHandler.Decide(InVote(), 10, Today));

    [Fact]
    public void A_second_vote_is_another_deliberation()
    {
        var again = InVote().Then(new VoteInconclusive(Id, Guid.Empty, Inconclusive.NoQuorum, Today));

        Assert.NotEqual(again.DeliberationId, PutCandidacyToVoteHandler.Decide(again, 10, Today)!.DeliberationId);
    }

    [Fact]
    public void A_space_is_scored_first() => Refused("candidacy.not_reviewed", () => PutCandidacyToVoteHandler.Decide(InReview(Ada), 10, Today));

    [Fact]
    public void Only_a_ready_file_is_voted() => Refused("candidacy.not_votable", () => PutCandidacyToVoteHandler.Decide(Submitted(), 10, Today));

    private static (DecidingBody, DateOnly) Body(CandidacyPutToVote? put) => (put!.Body, put.ClosesOn);
}
