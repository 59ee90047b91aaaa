using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class WithdrawCandidacyTests
{
    [Fact]
    public void A_candidacy_is_withdrawn_until_the_decision()
    {
        Assert.All([Draft(), Submitted(), Asked(PieceKind.Statutes), Complete(), InReview(Ada), InVote()],
            candidacy => Assert.Equal(CandidacyState.Withdrawn, candidacy.Then(WithdrawCandidacyHandler.Decide(candidacy, Today)).State));
    }

    [Fact]
    public void What_is_decided_or_over_is_not_withdrawn()
    {
        Assert.All([RefusalVoted(), Admitted(), Committed(), Draft().Then(new CandidacyWithdrawn(Id, Today)), Draft().Then(new CandidacyLapsed(Id, LapseCause.Draft, Today))],
            candidacy => Refused("candidacy.decided", () => WithdrawCandidacyHandler.Decide(candidacy, Today)));
    }
}
