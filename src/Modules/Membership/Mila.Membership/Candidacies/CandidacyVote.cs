using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Board;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>The deadline of a candidacy's vote is over: its voices are counted (clôture). Sent by the workflow.</summary>
public sealed record CloseCandidacyVote(Guid CandidacyId);

public static class CloseCandidacyVoteHandler
{
    public static async Task<OutgoingMessages> Handle(CloseCandidacyVote command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var candidacy = (await session.CandidacyToWrite(command.CandidacyId, cancellation)).Aggregate!;
        Rule.That(candidacy.State is CandidacyState.InVote, "candidacy.not_in_vote", "No vote is open on this candidacy.");
        return await CloseDeliberationHandler.Handle(new(candidacy.DeliberationId!.Value), session, moment, cancellation);
    }
}

/// <summary>The electors who have not voted are reminded (relance des votants). Sent by the workflow; needless once the vote is over.</summary>
public sealed record RemindCandidacyElectors(Guid CandidacyId);

public static class RemindCandidacyElectorsHandler
{
    public static async Task<OutgoingMessages> Handle(
        RemindCandidacyElectors command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var candidacy = (await session.CandidacyToWrite(command.CandidacyId, cancellation)).Aggregate!;
        return candidacy.State is CandidacyState.InVote
            ? await RemindElectorsHandler.Handle(new(candidacy.DeliberationId!.Value), session, moment, cancellation)
            : [];
    }
}

/// <summary>The board learns what the officers have decided (information du conseil). Sent by the workflow.</summary>
public sealed record InformBoard(Guid LetterId, Guid CandidacyId);

public static class InformBoardHandler
{
    public static async Task<OutgoingMessages> Handle(InformBoard command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var candidacy = (await session.CandidacyToWrite(command.CandidacyId, cancellation)).Aggregate!;
        var board = await Mandates.InOffice(session, DecidingBody.Board, moment.Today, cancellation);
        Guid[] readers = [.. board.Select(elector => elector.PersonId).Except(candidacy.Recused)];
        return readers is [] ? [] : [new SendLetter(command.LetterId, "candidacy_board_informed", readers, CandidacyHappenings.Subject, candidacy.Id, Values(candidacy))];
    }

    private static Dictionary<string, string> Values(Candidacy candidacy) => new()
    {
        ["structure"] = Joined.Sheet(candidacy.StructureId),
        ["path"] = IntakeWords.Of(candidacy.Path),
        ["page"] = $"/candidatures/{candidacy.Id}",
        ["decided_on"] = IntakeLetterValues.Day(candidacy.DecidedOn)!,
    };
}
