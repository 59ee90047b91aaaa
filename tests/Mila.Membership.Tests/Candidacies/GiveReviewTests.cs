using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class GiveReviewTests
{
    private static readonly GiveReview Command = new(Id, new(5, 3, 4));

    [Fact]
    public void An_assigned_reviewer_scores_and_may_score_again()
    {
        var reviewed = InReview(Ada).Then(GiveReviewHandler.Decide(Command, InReview(Ada), Ada, Today));
        var again = reviewed.Then(GiveReviewHandler.Decide(Command with { Scores = new(0, 0, 0) }, reviewed, Ada, Today));

        Assert.Equal(4m, reviewed.MeanScore(new(1, 1, 1)));
        Assert.Equal(0m, Assert.Single(again.Reviews).Scores.Mean(new(1, 1, 1)));
    }

    [Fact]
    public void Weights_are_the_associations() => Assert.Equal(4.5m, new Scores(5, 3, 4).Mean(new(3, 0, 3)));

    [Fact]
    public void Reviews_are_all_in_once_each_reviewer_has_scored_or_stepped_aside()
    {
        var one = InReview(Ada, Bea).Then(new ReviewGiven(Id, Ada, new(1, 1, 1), null, Today));

        Assert.False(one.IsReviewed);
        Assert.True(one.Then(new ReviewerRecused(Id, Bea, DeclaredLink.Business, Today)).IsReviewed);
    }

    [Fact]
    public void Nobody_else_scores()
    {
        Refused("candidacy.not_reviewer", () => GiveReviewHandler.Decide(Command, InReview(Ada), Bea, Today));
        Refused("candidacy.not_reviewer", () => GiveReviewHandler.Decide(Command, InReview(Ada), actor: null, Today));
    }

    [Fact]
    public void Who_stepped_aside_does_not_score() => Refused("candidacy.reviewer_recused",
        () => GiveReviewHandler.Decide(Command, InReview(Ada).Then(new ReviewerRecused(Id, Ada, DeclaredLink.Family, Today)), Ada, Today));

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(0, 6, 0)]
    [InlineData(0, 0, 6)]
    public void A_score_goes_from_0_to_5(int quality, int dynamics, int innovation) =>
        Refused("candidacy.score_refused", () => GiveReviewHandler.Decide(new(Id, new(quality, dynamics, innovation)), InReview(Ada), Ada, Today));

    [Fact]
    public void Scores_are_given_under_review() => Refused("candidacy.not_in_review", () => GiveReviewHandler.Decide(Command, Complete(CandidacyPath.Desk), Ada, Today));
}
