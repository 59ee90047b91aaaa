using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Board;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>Somebody tied to the applicant steps aside (déport): neither reads, scores nor votes.</summary>
/// <param name="PersonId">Whom; none for oneself. The coordinator records it for another.</param>
public sealed record RecuseFromCandidacy(Guid CandidacyId, DeclaredLink Link, Guid? PersonId = null);

public static class RecuseFromCandidacyHandler
{
    /// <summary>The fact, or none when it is recorded already.</summary>
    public static ReviewerRecused? Decide(RecuseFromCandidacy command, Candidacy candidacy, Guid? actor, DateOnly today)
    {
        Rule.That(candidacy.SubmittedOn is not null && candidacy.IsUndecided, "candidacy.not_under_examination", "The candidacy is not under examination.");
        Rule.That(command.PersonId is not null || actor is not null, "candidacy.recusal_of_nobody", "Somebody steps aside.", "personId");
        var person = command.PersonId ?? actor!.Value;
        return candidacy.Recused.Contains(person) ? null : new(candidacy.Id, person, command.Link, today);
    }

    public static async Task<OutgoingMessages> Handle(RecuseFromCandidacy command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyToWrite(command.CandidacyId, cancellation);
        var candidacy = stream.Aggregate!;
        if (Decide(command, candidacy, moment.Actor, moment.Today) is not { } recused)
            return [];
        if (candidacy.State is CandidacyState.InVote)
            await LeaveVote(recused.ReviewerId, candidacy, session, moment, cancellation);
        return stream.Record(recused);
    }

    /// <summary>An elector who steps aside while the vote is open leaves it in the same commit.</summary>
    private static async Task LeaveVote(Guid person, Candidacy candidacy, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var vote = await session.LoadAsync<Deliberation>(candidacy.DeliberationId!.Value, cancellation);
        if (vote is not null && vote.IsElector(person) && vote.IsOpenOn(moment.Today))
            await RecuseElectorHandler.Handle(new(vote.Id, person), session, moment, cancellation);
    }
}

public static class RecuseFromCandidacyField
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<RecuseFromCandidacy, CandidacyType>("recuseFromCandidacy", "membership.review_candidacies")
            .Describe("Whoever asks steps aside: neither reads, scores nor votes.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<EnumerationGraphType<DeclaredLink>>>("link")
            .Send(context => new RecuseFromCandidacy(context.GetArgument<Guid>("id"), context.GetArgument<DeclaredLink>("link")))
            .Return<Candidacy>(command => command.CandidacyId);

        mutation.Command<RecordRecusal, CandidacyType>("recordCandidacyRecusal", "membership.check_candidacies")
            .Describe("The coordinator records that somebody steps aside.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<GuidGraphType>>("person")
            .Argument<NonNullGraphType<EnumerationGraphType<DeclaredLink>>>("link")
            .Send(context => new RecordRecusal(context.GetArgument<Guid>("id"), context.GetArgument<Guid>("person"), context.GetArgument<DeclaredLink>("link")))
            .Return<Candidacy>(command => command.CandidacyId);
    }
}

/// <summary>The coordinator records that somebody steps aside (déport constaté).</summary>
public sealed record RecordRecusal(Guid CandidacyId, Guid PersonId, DeclaredLink Link);

public static class RecordRecusalHandler
{
    public static Task<OutgoingMessages> Handle(RecordRecusal command, IDocumentSession session, Moment moment, CancellationToken cancellation) =>
        RecuseFromCandidacyHandler.Handle(new(command.CandidacyId, command.Link, command.PersonId), session, moment, cancellation);
}
