using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Contracts;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>The officers or the board are asked whether to admit (mise au vote). Sent by the workflow, or by hand: after an inconclusive vote, or when a space is there for one that waits.</summary>
public sealed record PutCandidacyToVote(Guid CandidacyId);

public static class PutCandidacyToVoteHandler
{
    public const string Question = "candidacy.admission";

    /// <summary>The fact, or none when the vote is open already.</summary>
    /// <param name="days">How long the vote stays open.</param>
    public static CandidacyPutToVote? Decide(Candidacy candidacy, int days, DateOnly today)
    {
        if (candidacy.State is CandidacyState.InVote)
            return null;

        Rule.That(candidacy.State is CandidacyState.Complete or CandidacyState.InReview or CandidacyState.ToBeHeardAgain or CandidacyState.WaitingList, "candidacy.not_votable", "The file is not ready for a vote, or is beyond it.");
        Rule.That(!candidacy.AsksForSpace || candidacy.Reviews.Count > 0, "candidacy.not_reviewed", "A request for a space is scored before the board votes.");
        return new(candidacy.Id, DeliberationOf(candidacy.Id, candidacy.Votes + 1), BodyFor(candidacy), today.AddDays(days), today);
    }

    public static async Task<OutgoingMessages> Handle(
        PutCandidacyToVote command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyToWrite(command.CandidacyId, cancellation);
        var candidacy = stream.Aggregate!;
        var values = await settings.On(session, moment.Today, cancellation);
        if (Decide(candidacy, values.Days(candidacy.AsksForSpace ? "intake.vote_days" : "intake.bureau_days"), moment.Today) is not { } put)
            return [];

        // The question and the file's step are one commit: no vote without a file that waits for it, no file that waits for no vote.
        var told = await OpenDeliberationHandler.Handle(
            new OpenDeliberation(put.DeliberationId, ClosedWord.Of(put.Body), CandidacyHappenings.Subject, candidacy.Id, Question,
                OptionsFor(candidacy), put.ClosesOn, candidacy.Recused),
            session, settings, moment, cancellation);
        return [.. told, .. stream.Record(put)];
    }

    public static Guid DeliberationOf(Guid candidacyId, int vote) => NamedId.Of("deliberation", candidacyId.ToString(), $"{vote}");

    private static DecidingBody BodyFor(Candidacy candidacy) => candidacy.AsksForSpace ? DecidingBody.Board : DecidingBody.Bureau;

    private static string[] OptionsFor(Candidacy candidacy) => candidacy.AsksForSpace
        ? [Verdict.Admitted, Verdict.WaitingList, Verdict.Refused]
        : [Verdict.Admitted, Verdict.Refused];
}

/// <summary>What a vote on a candidacy may adopt.</summary>
public static class Verdict
{
    public const string Admitted = "admitted";
    public const string Refused = "refused";
    public const string WaitingList = "waiting_list";
}

public static class PutCandidacyToVoteField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<PutCandidacyToVote, CandidacyType>("putCandidacyToVote", "membership.put_candidacies_to_vote")
            .Describe("Asks the officers (beneficiary) or the board (space) whether to admit.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Send(context => new PutCandidacyToVote(context.GetArgument<Guid>("id")))
            .Return<Candidacy>(command => command.CandidacyId);
}
