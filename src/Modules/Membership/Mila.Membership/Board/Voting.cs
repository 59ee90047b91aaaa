using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Membership.Board;

/// <summary>What every command of a vote begins with.</summary>
public static class Voting
{
    /// <summary>
    /// The deliberation, its stream locked until the commit: fifty ballots sent at once queue up instead of losing races.
    /// </summary>
    public static async Task<IEventStream<Deliberation>> OpenForWriting(this IDocumentSession session, Guid deliberation, CancellationToken cancellation)
    {
        Rule.That(await session.Events.FetchStreamStateAsync(deliberation, cancellation) is not null, "id.unknown", "There is no such deliberation.", "deliberationId");
        var stream = await session.Events.FetchForExclusiveWriting<Deliberation>(deliberation, cancellation);
        Rule.That(stream.Aggregate is not null, "id.unknown", "There is no such deliberation.", "deliberationId");
        return stream;
    }

    /// <summary>Appends what changes for whom the vote waits, and wakes those who watch what waits for them.</summary>
    public static void Record(this IDocumentSession session, IEventStream<Deliberation> stream, object fact)
    {
        stream.AppendOne(fact);
        session.WakeInboxes();
    }

    public static void MustBeOpen(this Deliberation deliberation, DateOnly today) =>
        Rule.That(deliberation.IsOpenOn(today), "deliberation.closed", "The vote is closed.");

    /// <summary>Ballots are cast and entrusted while no meeting is to decide.</summary>
    public static void MustTakeBallots(this Deliberation deliberation, DateOnly today)
    {
        deliberation.MustBeOpen(today);
        Rule.That(deliberation.MeetingId is null, "deliberation.on_agenda", "The vote is on a meeting's agenda.");
    }

    /// <summary>The person who acts, an elector who is not recused.</summary>
    public static Guid MustBeEntitled(this Deliberation deliberation, Guid? actor)
    {
        Rule.That(actor is { } one && deliberation.IsElector(one), "ballot.not_elector", "Only a member in office when the vote opened takes part.");
        Rule.That(!deliberation.IsRecused(actor.Value), "ballot.recused", "Who is recused takes no part.");
        return actor.Value;
    }
}
