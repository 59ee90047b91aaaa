using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class AcceptAsCandidateTests
{
    [Fact]
    public void Only_an_admitted_candidate_commits() => Refused("candidacy.not_admitted", () => AcceptAsCandidateHandler.Decide(new("link", Commitment.Charter), InVote()));

    [Fact]
    public void Dues_are_paid_and_not_accepted() => Refused("candidacy.dues_are_paid", () => AcceptAsCandidateHandler.Decide(new("link", Commitment.Dues), Admitted()));
}
