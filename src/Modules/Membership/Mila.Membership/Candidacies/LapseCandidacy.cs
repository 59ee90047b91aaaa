using Marten;
using Mila.Files;
using Mila.Kernel;
using Mila.Membership.Dues;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>What was waited for did not come in time (caducité). Sent by the workflow; an answer that came first wins.</summary>
public sealed record LapseCandidacy(Guid CandidacyId, LapseCause Cause);

public static class LapseCandidacyHandler
{
    /// <summary>The fact, or none when it has lapsed already.</summary>
    public static CandidacyLapsed? Decide(LapseCandidacy command, Candidacy candidacy, DateOnly today)
    {
        if (candidacy.State is CandidacyState.Lapsed && candidacy.Lapse == command.Cause)
            return null;

        Rule.That(candidacy.State == WaitingState(command.Cause), "candidacy.not_waiting", "What was waited for has come, or the candidacy is over.");
        return new(candidacy.Id, command.Cause, today);
    }

    public static async Task<OutgoingMessages> Handle(LapseCandidacy command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyToWrite(command.CandidacyId, cancellation);
        var candidacy = stream.Aggregate!;
        if (Decide(command, candidacy, moment.Today) is not { } lapsed)
            return [];
        // Who does not join owes nothing; a member who asked for more was called as a member, and still is.
        var told = command.Cause is LapseCause.Commitments && !candidacy.OfMember
            ? await CancelDuesCallHandler.Handle(new(CallFirstDuesHandler.IdOf(candidacy), CallFault.AdmissionLapsed), session, settings, moment, cancellation)
            : [];
        return [.. told, .. stream.Record(lapsed), .. command.Cause is LapseCause.Draft ? session.ForgetDraft(candidacy) : []];
    }

    /// <summary>
    /// What was never handed in is nobody's business: its words, files and identity go with it, and the applicant is forgotten
    /// unless it is a member who asked.
    /// </summary>
    public static IEnumerable<object> ForgetDraft(this IDocumentSession session, Candidacy candidacy)
    {
        foreach (var question in Enum.GetValues<CandidacyQuestion>())
            session.EraseText(SaveCandidacyDraftHandler.TextOf(candidacy.Id, question));
        foreach (var piece in candidacy.Pieces)
            session.DropFile(piece.FileId);
        if (candidacy.OfMember)
            return [];
        session.Delete<IdentitySheet>(candidacy.StructureId);
        return [new ErasePerson(candidacy.ApplicantId)];
    }

    private static CandidacyState WaitingState(LapseCause cause) => cause switch
    {
        LapseCause.Draft => CandidacyState.Draft,
        LapseCause.Pieces => CandidacyState.PiecesAsked,
        LapseCause.Commitments => CandidacyState.Admitted,
        _ => throw new ArgumentOutOfRangeException(nameof(cause)),
    };
}
