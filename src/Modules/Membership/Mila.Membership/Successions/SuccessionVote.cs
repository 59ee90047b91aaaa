using System.Globalization;
using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Board;
using Mila.Membership.Contracts;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.Successions;

/// <summary>The deadline of a succession's vote is over: its voices are counted (clôture). Sent by the workflow.</summary>
public sealed record CloseSuccessionVote(Guid SuccessionId);

public static class CloseSuccessionVoteHandler
{
    public static async Task<OutgoingMessages> Handle(CloseSuccessionVote command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var succession = (await session.SuccessionToWrite(command.SuccessionId, cancellation)).Aggregate!;
        Rule.That(succession.State is SuccessionState.InVote, "succession.not_in_vote", "No vote is open on this succession.");
        return await CloseDeliberationHandler.Handle(new(succession.DeliberationId!.Value), session, moment, cancellation);
    }
}

/// <summary>The electors who have not voted are reminded (relance des votants). Sent by the workflow; needless once the vote is over.</summary>
public sealed record RemindSuccessionElectors(Guid SuccessionId);

public static class RemindSuccessionElectorsHandler
{
    public static async Task<OutgoingMessages> Handle(RemindSuccessionElectors command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var succession = (await session.SuccessionToWrite(command.SuccessionId, cancellation)).Aggregate!;
        return succession.State is SuccessionState.InVote
            ? await RemindElectorsHandler.Handle(new(succession.DeliberationId!.Value), session, moment, cancellation)
            : [];
    }
}

/// <summary>The vote is closed (décision): the successor inherits, or not, or the board is asked again.</summary>
public static class HearSuccessionVerdictHandler
{
    /// <summary>The fact; none when the vote is not the one this succession waits for.</summary>
    /// <param name="isPossible">Whether the place can still pass on: meanwhile a structure may have left, or have joined by itself.</param>
    public static object? Decide(DeliberationClosed closed, Succession succession, bool isPossible)
    {
        if (succession.State is not SuccessionState.InVote || succession.DeliberationId != closed.DeliberationId)
            return null;
        return closed.Outcome switch
        {
            ProposeSuccessorHandler.Confirmed when isPossible => new SuccessionConfirmed(succession.Id, closed.DeliberationId, closed.On),
            ProposeSuccessorHandler.Refused => new SuccessionRefused(succession.Id, closed.DeliberationId, closed.On),
            _ => new SuccessionVoteInconclusive(succession.Id, closed.DeliberationId, closed.On),
        };
    }

    public static async Task<OutgoingMessages> Handle(DeliberationClosed closed, IDocumentSession session, CancellationToken cancellation)
    {
        if (closed.SubjectKind != SuccessionStream.Subject)
            return [];
        var stream = await session.SuccessionToWrite(closed.SubjectId, cancellation);
        var succession = stream.Aggregate!;
        if (succession is not { SuccessorId: { } successorId, Since: { } since })
            return [];
        var predecessor = await session.Events.FetchForWriting<Structure>(succession.PredecessorId, cancellation);
        var successor = await session.Events.FetchForWriting<Structure>(successorId, cancellation);
        var (before, after) = (predecessor.Aggregate!, successor.Aggregate!);
        if (Decide(closed, succession, Inheritance.IsPossible(before, after, since)) is not { } fact)
            return [];
        var messages = stream.Record(fact);
        if (fact is SuccessionConfirmed)
        {
            messages.AddRange(Append(predecessor, before.Record(Inheritance.OfPredecessor(before, since))));
            messages.AddRange(Append(successor, after.Record(Inheritance.OfSuccessor(after, before, since))));
        }
        return messages;
    }

    private static OutgoingMessages Append(JasperFx.Events.IEventStream<Structure> stream, (Wolverine.Marten.Events Facts, OutgoingMessages Told) recorded)
    {
        stream.AppendMany(recorded.Facts);
        return recorded.Told;
    }
}

/// <summary>Those who act for both structures are told what the board decided (notification). Sent by the workflow.</summary>
public sealed record WriteSuccessionDecision(Guid LetterId, Guid SuccessionId);

public static class WriteSuccessionDecisionHandler
{
    public static async Task<OutgoingMessages> Handle(WriteSuccessionDecision command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var succession = (await session.SuccessionToWrite(command.SuccessionId, cancellation)).Aggregate!;
        var structures = await session.LoadManyAsync<Structure>(cancellation, succession.PredecessorId, succession.SuccessorId!.Value);
        Guid[] readers = [.. structures.SelectMany(structure => structure.ActingOn(moment.Today)).Distinct()];
        return readers is [] ? [] : [new SendLetter(command.LetterId, "succession_decided", readers, SuccessionStream.Subject, succession.Id, Values(succession))];
    }

    private static Dictionary<string, string> Values(Succession succession) => new()
    {
        ["structure"] = Joined.Sheet(succession.PredecessorId),
        ["successor"] = Joined.Sheet(succession.SuccessorId!.Value),
        ["confirmed"] = succession.State is SuccessionState.Confirmed ? "yes" : "",
        ["since"] = Day(succession.Since),
        ["decided_on"] = Day(succession.EndedOn),
    };

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
