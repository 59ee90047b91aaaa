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

/// <summary>The electors who have not voted are reminded (relance des votants). Sent by the workflow.</summary>
public sealed record RemindCandidacyElectors(Guid LetterId, Guid CandidacyId);

public static class RemindCandidacyElectorsHandler
{
    public static async Task<OutgoingMessages> Handle(RemindCandidacyElectors command, IDocumentSession session, CancellationToken cancellation)
    {
        var candidacy = (await session.CandidacyToWrite(command.CandidacyId, cancellation)).Aggregate!;
        if (candidacy.State is not CandidacyState.InVote || await session.LoadAsync<Deliberation>(candidacy.DeliberationId!.Value, cancellation) is not { } vote)
            return [];
        Guid[] silent = [.. vote.Entitled.Select(elector => elector.PersonId).Where(person => vote.BallotOf(person) is null)];
        return silent is [] ? [] : [BoardLetters.Of(command.LetterId, "candidacy-vote-reminder", silent, candidacy)];
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
        return readers is [] ? [] : [BoardLetters.Of(command.LetterId, "candidacy-board-informed", readers, candidacy)];
    }
}

internal static class BoardLetters
{
    public static SendLetter Of(Guid letterId, string template, IReadOnlyList<Guid> to, Candidacy candidacy) =>
        new(letterId, template, to, CandidacyHappenings.Subject, candidacy.Id, new Dictionary<string, string>
        {
            ["structure"] = Joined.Sheet(candidacy.StructureId),
            ["path"] = IntakeWords.Of(candidacy.Path),
            ["link"] = $"/candidatures/{candidacy.Id}",
            ["closes_on"] = candidacy.VoteClosesOn is { } day ? French.Day(day) : "",
            ["decided_on"] = candidacy.DecidedOn is { } decided ? French.Day(decided) : "",
        });
}
