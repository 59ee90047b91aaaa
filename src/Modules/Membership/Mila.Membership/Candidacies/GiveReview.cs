using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>A reviewer scores the three criteria (avis du rapporteur); again, until the vote, to change the scores.</summary>
public sealed record GiveReview(Guid CandidacyId, Scores Scores, string? Comment = null)
{
    /// <summary>A refused command is logged as it prints itself: without what names a person or opens a file.</summary>
    public override string ToString() => $"GiveReview {CandidacyId}";
}

public static class GiveReviewHandler
{
    public static ReviewGiven Decide(GiveReview command, Candidacy candidacy, Guid? actor, DateOnly today)
    {
        Rule.That(candidacy.State is CandidacyState.InReview, "candidacy.not_in_review", "The candidacy is not under review.");
        Rule.That(actor is not null && candidacy.Reviewers.Contains(actor.Value), "candidacy.not_reviewer", "Only an assigned reviewer scores.");
        Rule.That(!candidacy.Recused.Contains(actor.Value), "candidacy.reviewer_recused", "Who has stepped aside does not score.");
        Rule.That(command.Scores.AreWithinBounds, "candidacy.score_refused", "A score goes from 0 to 5.", "scores");
        return new(candidacy.Id, actor.Value, command.Scores, HasComment(command) ? CommentOf(candidacy.Id, actor.Value) : null, today);
    }

    public static async Task<OutgoingMessages> Handle(GiveReview command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyToWrite(command.CandidacyId, cancellation);
        var candidacy = stream.Aggregate!;
        var given = Decide(command, candidacy, moment.Actor, moment.Today);
        if (given.CommentId is { } commentId)
            session.Keep(ErasableText.Of(commentId, "candidacy.comment", candidacy.Id, [candidacy.ApplicantId, given.ReviewerId], command.Comment!, "comment"));
        return stream.Record(given);
    }

    private static bool HasComment(GiveReview command) => !string.IsNullOrWhiteSpace(command.Comment);

    private static Guid CommentOf(Guid candidacyId, Guid reviewer) => NamedId.Of("candidacy-comment", candidacyId.ToString(), reviewer.ToString());
}

public static class GiveReviewField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<GiveReview, CandidacyType>("giveCandidacyReview", "membership.review_candidacies")
            .Describe("Scores from 0 to 5 by the reviewer who asks.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<IntGraphType>>("quality")
            .Argument<NonNullGraphType<IntGraphType>>("dynamics")
            .Argument<NonNullGraphType<IntGraphType>>("innovation")
            .Argument<StringGraphType>("comment")
            .Send(context => new GiveReview(
                context.GetArgument<Guid>("id"),
                new(context.GetArgument<int>("quality"), context.GetArgument<int>("dynamics"), context.GetArgument<int>("innovation")),
                context.GetArgument<string?>("comment")))
            .Return<Candidacy>(command => command.CandidacyId);
}
