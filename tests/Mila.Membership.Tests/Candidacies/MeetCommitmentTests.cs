using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class MeetCommitmentTests
{
    [Fact]
    public void The_last_commitment_commits_on_the_day_of_the_latest()
    {
        var two = Admitted().Then(new CommitmentMet(Id, Commitment.Dues, Today.AddDays(9)), new CommitmentMet(Id, Commitment.Charter, Today.AddDays(2)));

        var facts = MeetCommitmentHandler.Decide(new(TheStructure, Commitment.Engagement, Today.AddDays(4)), two);

        Assert.Equal([new CommitmentMet(Id, Commitment.Engagement, Today.AddDays(4)), new CandidacyCommitted(Id, Today.AddDays(9))], facts);
    }

    [Fact]
    public void A_commitment_is_met_once() =>
        Assert.Empty(MeetCommitmentHandler.Decide(new(TheStructure, Commitment.Dues, Today), Admitted().Then(new CommitmentMet(Id, Commitment.Dues, Today))));

    [Fact]
    public void Nothing_is_committed_before_the_admission() => Assert.Empty(MeetCommitmentHandler.Decide(new(TheStructure, Commitment.Dues, Today), InVote()));
}
