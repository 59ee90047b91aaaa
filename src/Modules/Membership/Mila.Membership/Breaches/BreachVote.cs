using Marten;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Contracts;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.Breaches;

/// <summary>The deadline of a breach's vote is over: its voices are counted (clôture). Sent by the workflow.</summary>
public sealed record CloseBreachVote(Guid BreachId);

public static class CloseBreachVoteHandler
{
    public static async Task<OutgoingMessages> Handle(CloseBreachVote command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var breach = (await session.BreachToWrite(command.BreachId, null, cancellation)).Aggregate!;
        Rule.That(breach.State is BreachState.InVote, "breach.not_in_vote", "No vote is open on this breach.");
        return await CloseDeliberationHandler.Handle(new(breach.DeliberationId!.Value), session, moment, cancellation);
    }
}

/// <summary>The electors who have not voted are reminded (relance des votants). Sent by the workflow; needless once the vote is over.</summary>
public sealed record RemindBreachElectors(Guid BreachId);

public static class RemindBreachElectorsHandler
{
    public static async Task<OutgoingMessages> Handle(RemindBreachElectors command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var breach = (await session.BreachToWrite(command.BreachId, null, cancellation)).Aggregate!;
        return breach.State is BreachState.InVote
            ? await RemindElectorsHandler.Handle(new(breach.DeliberationId!.Value), session, moment, cancellation)
            : [];
    }
}

/// <summary>The vote is closed (décision): a sanction, none, or to be heard again by the board.</summary>
public static class HearBreachVerdictHandler
{
    /// <summary>The fact; none when the vote is not the one this breach waits for.</summary>
    public static object? Decide(DeliberationClosed closed, Breach breach)
    {
        if (breach.State is not BreachState.InVote || breach.DeliberationId != closed.DeliberationId)
            return null;
        foreach (var sanction in Enum.GetValues<Sanction>())
            if (ClosedWord.Of(sanction) == closed.Outcome)
                return new BreachDecided(breach.Id, closed.DeliberationId, sanction, closed.On);

        return new BreachVoteInconclusive(breach.Id, closed.DeliberationId, closed.On);
    }

    public static async Task<OutgoingMessages> Handle(DeliberationClosed closed, IDocumentSession session, CancellationToken cancellation)
    {
        if (closed.SubjectKind != BreachStream.Subject)
            return [];
        var stream = await session.BreachToWrite(closed.SubjectId, null, cancellation);
        return Decide(closed, stream.Aggregate!) is { } fact ? stream.Record(fact) : [];
    }
}

/// <summary>The structure is excluded from the decision's day on (exclusion), never before. Sent by the workflow.</summary>
public sealed record ExcludeStructure(Guid BreachId);

public static class ExcludeStructureHandler
{
    public static async Task<OutgoingMessages> Handle(ExcludeStructure command, IDocumentSession session, CancellationToken cancellation)
    {
        var breach = (await session.BreachToWrite(command.BreachId, null, cancellation)).Aggregate!;
        Rule.That(breach is { Sanction: Sanction.Exclusion, EndedOn: not null }, "breach.no_exclusion", "No exclusion was decided.");
        var structure = await session.Events.FetchForWriting<Structure>(breach.StructureId, cancellation);
        var (facts, announcements) = structure.Aggregate!.Record(EndMembershipHandler.Decide(new(breach.StructureId, breach.EndedOn.Value, EndingCause.Exclusion), structure.Aggregate!));
        structure.AppendMany(facts);
        return announcements;
    }
}
