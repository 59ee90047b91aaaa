using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class FindCandidacyCompleteTests
{
    [Fact]
    public void A_checked_file_is_complete() => Assert.Equal(CandidacyState.Complete, Submitted().Then(FindCandidacyCompleteHandler.Decide(Submitted(), Today)).State);

    [Fact]
    public void A_draft_is_not_checked() => Refused("candidacy.not_awaiting_check", () => FindCandidacyCompleteHandler.Decide(Draft(), Today));
}
