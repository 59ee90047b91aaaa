using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>Who scores a request for a space (désignation des rapporteurs).</summary>
public sealed record AssignReviewers(Guid CandidacyId, IReadOnlyList<Guid> ReviewerIds);

public static class AssignReviewersHandler
{
    public static ReviewersAssigned Decide(AssignReviewers command, Candidacy candidacy, DateOnly today)
    {
        var reviewers = command.ReviewerIds.Distinct().ToList();
        Rule.That(candidacy.AsksForSpace, "candidacy.not_reviewed_path", "A beneficiary is decided without reviewers.");
        Rule.That(candidacy.State is CandidacyState.Complete or CandidacyState.InReview, "candidacy.not_complete", "The file is not complete, or is beyond review.");
        Rule.That(reviewers.Count > 0, "candidacy.reviewer_missing", "Nobody is assigned.", "reviewers");
        Rule.That(!reviewers.Contains(candidacy.ApplicantId), "candidacy.reviewer_is_applicant", "Nobody reviews their own file.", "reviewers");
        Rule.That(!reviewers.Exists(candidacy.Recused.Contains), "candidacy.reviewer_recused", "Somebody who has stepped aside is not assigned.", "reviewers");
        Rule.That(candidacy.Reviews.All(review => reviewers.Contains(review.ReviewerId)), "candidacy.review_given", "Whoever has scored stays.", "reviewers");
        return new(candidacy.Id, reviewers, today);
    }

    public static async Task<OutgoingMessages> Handle(AssignReviewers command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyToWrite(command.CandidacyId, cancellation);
        var known = await session.LoadManyAsync<People.Person>(cancellation, [.. command.ReviewerIds]);
        Rule.That(known.Select(person => person.Id).ToHashSet().SetEquals(command.ReviewerIds), "candidacy.reviewer_unknown", "Nobody has that id.", "reviewers");
        return stream.Record(Decide(command, stream.Aggregate!, moment.Today));
    }
}

public static class AssignReviewersField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<AssignReviewers, CandidacyType>("assignCandidacyReviewers", "membership.check_candidacies")
            .Describe("Who scores this request for a space.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<GuidGraphType>>>>("reviewers")
            .Send(context => new AssignReviewers(context.GetArgument<Guid>("id"), context.GetArgument<List<Guid>>("reviewers")))
            .Return<Candidacy>(command => command.CandidacyId);
}
