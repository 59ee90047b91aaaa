using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class StateRefusalGroundTests
{
    [Fact]
    public void A_refusal_has_a_ground_and_keeps_the_day_of_the_vote()
    {
        var refused = RefusalVoted().Then(StateRefusalGroundHandler.Decide(new(Id, RefusalGround.TooEarly, "Revenez l’an prochain."), RefusalVoted(), Today.AddDays(3)));

        Assert.Equal((CandidacyState.Refused, RefusalGround.TooEarly, Today, Today.AddDays(3)), (refused.State, refused.Ground!.Value, refused.DecidedOn!.Value, refused.EndedOn!.Value));
        Assert.NotNull(refused.GroundNoteId);
    }

    [Fact]
    public void Nothing_is_refused_without_a_vote() => Refused("candidacy.no_refusal_voted", () => StateRefusalGroundHandler.Decide(new(Id, RefusalGround.TooEarly), InVote(), Today));
}
