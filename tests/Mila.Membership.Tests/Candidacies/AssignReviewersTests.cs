using Mila.Membership.Candidacies;
using Xunit;
using static Mila.Membership.Tests.Candidacies.Given;

namespace Mila.Membership.Tests.Candidacies;

public sealed class AssignReviewersTests
{
    private static AssignReviewers Assigning(params Guid[] reviewers) => new(Id, reviewers);

    [Fact]
    public void Reviewers_are_assigned_to_a_complete_request_for_a_space() =>
        Assert.Equal([Ada, Bea], AssignReviewersHandler.Decide(Assigning(Ada, Bea, Ada), Complete(CandidacyPath.Shop), Today).ReviewerIds);

    [Fact]
    public void A_beneficiary_has_no_reviewers() => Refused("candidacy.not_reviewed_path", () => AssignReviewersHandler.Decide(Assigning(Ada), Complete(), Today));

    [Fact]
    public void A_file_is_complete_first() => Refused("candidacy.not_complete", () => AssignReviewersHandler.Decide(Assigning(Ada), Submitted(CandidacyPath.Desk), Today));

    [Fact]
    public void Somebody_is_assigned() => Refused("candidacy.reviewer_missing", () => AssignReviewersHandler.Decide(Assigning(), Complete(CandidacyPath.Desk), Today));

    [Fact]
    public void Nobody_reviews_their_own_file() => Refused("candidacy.reviewer_is_applicant", () => AssignReviewersHandler.Decide(Assigning(Applicant), Complete(CandidacyPath.Desk), Today));

    [Fact]
    public void Who_stepped_aside_is_not_assigned() => Refused("candidacy.reviewer_recused", () => AssignReviewersHandler.Decide(
        Assigning(Ada), Complete(CandidacyPath.Desk).Then(new ReviewerRecused(Id, Ada, DeclaredLink.Family, Today)), Today));

    [Fact]
    public void Who_has_scored_stays() => Refused("candidacy.review_given", () => AssignReviewersHandler.Decide(
        Assigning(Bea), InReview(Ada).Then(new ReviewGiven(Id, Ada, new(1, 2, 3), null, Today)), Today));
}
