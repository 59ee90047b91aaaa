using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Breaches;

/// <summary>Reads a breach to decide about it, appends what was decided, keeps its sentences, and tells the workflow engine each fact.</summary>
public static class BreachStream
{
    public const string Subject = "breach";

    /// <summary>What is told without an outcome.</summary>
    private static readonly string[] Silent =
    [
        "breach_reported", "breach_grounds_stated", "breach_answered", "breach_hearing_set", "breach_heard", "breach_put_to_vote", "breach_vote_inconclusive",
    ];

    /// <exception cref="RuleViolation">When there is no such breach, or it concerns who asks: those involved do not handle it.</exception>
    public static async Task<IEventStream<Breach>> BreachToWrite(this IDocumentSession session, Guid id, Guid? actor, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Breach>(id, cancellation);
        Rule.That(stream.Aggregate is not null && !await session.IsInvolved(actor, stream.Aggregate.StructureId, cancellation),
            "breach.unknown", "There is no such breach, or it concerns who asks.", "id");
        return stream;
    }

    /// <summary>Whether a person is with the structure that a breach is about, whatever the role, now or before.</summary>
    public static async Task<bool> IsInvolved(this IQuerySession session, Guid? person, Guid structureId, CancellationToken cancellation) =>
        person is { } who && await session.LoadAsync<Structure>(structureId, cancellation) is { } structure
        && structure.SaidContacts.Any(contact => contact.Value.Who.PersonId == who);

    /// <summary>Appends the fact; the message tells it to the engine, with its version.</summary>
    public static OutgoingMessages Record(this IEventStream<Breach> stream, object fact) => stream.Tell([fact], (breach, known) => breach.Evolve(known), (after, told, version) =>
    {
        var (name, outcome) = Named(told);
        return new(Subject, after.Id, version, $"membership.{name}", outcome, new Dictionary<string, string>
        {
            ["sanction"] = after.Sanction is { } sanction ? ClosedWord.Of(sanction) : "undecided",
        });
    });

    /// <summary>Keeps a sentence of the file where it can be erased; about the leaders it concerns.</summary>
    public static Guid KeepText(this IDocumentSession session, Breach breach, string what, string text, IReadOnlyList<Guid> about)
    {
        var kept = ErasableText.Of(Breach.TextOf(breach.Id, what), $"breach.{what}", breach.Id, about, text);
        session.Keep(kept);
        return kept.Id;
    }

    public static void Announce(WorkflowList workflows)
    {
        foreach (var name in Silent)
            workflows.Announcement($"membership.{name}", Subject);
        workflows
            .Announcement("membership.breach_dismissed", Subject, ClosedWord.AllOf<DismissalReason>())
            .Announcement("membership.breach_decided", Subject, ClosedWord.AllOf<Sanction>())
            .Value(Subject, "sanction", ["undecided", .. ClosedWord.AllOf<Sanction>()]);
    }

    private static (string Name, string? Outcome) Named(object fact) => fact switch
    {
        BreachReported _ => ("breach_reported", null),
        BreachDismissed f => ("breach_dismissed", ClosedWord.Of(f.Reason)),
        BreachGroundsStated _ => ("breach_grounds_stated", null),
        BreachAnswered _ => ("breach_answered", null),
        BreachHearingSet _ => ("breach_hearing_set", null),
        BreachHeard _ => ("breach_heard", null),
        BreachPutToVote _ => ("breach_put_to_vote", null),
        BreachVoteInconclusive _ => ("breach_vote_inconclusive", null),
        BreachDecided f => ("breach_decided", ClosedWord.Of(f.Sanction)),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact of a breach has a name for the engine."),
    };
}
