using Mila.Membership.Candidacies;
using Mila.Membership.Contracts;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class HearVerdictTests
{
    [Theory]
    [InlineData("admitted", CandidacyState.Admitted)]
    [InlineData("waiting_list", CandidacyState.WaitingList)]
    [InlineData("refused", CandidacyState.GroundAwaited)]
    [InlineData("not_adopted", CandidacyState.ToBeHeardAgain)]
    [InlineData("no_quorum", CandidacyState.ToBeHeardAgain)]
    public void Each_outcome_of_a_vote_moves_the_candidacy(string outcome, CandidacyState state) =>
        Assert.Equal(state, InVote().Then(HearVerdictHandler.Decide(Closed(outcome), InVote())!).State);

    [Fact]
    public void A_verdict_changes_nothing_twice_nor_after_a_withdrawal()
    {
        Assert.Null(HearVerdictHandler.Decide(Closed("admitted"), Admitted()));
        Assert.Null(HearVerdictHandler.Decide(Closed("admitted"), InVote().Then(new CandidacyWithdrawn(Id, Today))));
    }

    [Fact]
    public void The_verdict_of_an_earlier_vote_is_not_that_of_this_one() =>
        Assert.Null(HearVerdictHandler.Decide(Closed("admitted") with { DeliberationId = Ada }, InVote()));

    private static DeliberationClosed Closed(string outcome) => new(
        PutCandidacyToVoteHandler.DeliberationOf(Id, 1), "candidacy", Id, 5, "candidacy.admission", outcome, 3, 0, 3, 0, new Dictionary<string, int>(), false, Today);
}
