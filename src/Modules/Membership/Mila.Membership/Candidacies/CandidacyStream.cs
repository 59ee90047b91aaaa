using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Kernel;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>Reads a candidacy to decide about it, appends what was decided, and tells the workflow engine each fact.</summary>
public static class CandidacyStream
{
    /// <exception cref="RuleViolation">When there is no such candidacy.</exception>
    public static async Task<IEventStream<Candidacy>> CandidacyToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Candidacy>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "candidacy.unknown", "There is no such candidacy.");
        return stream;
    }

    /// <summary>The candidacy behind a private link. An unknown link, a revoked one and another association's answer alike.</summary>
    /// <exception cref="RuleViolation">When the link opens nothing, or does not let change anything.</exception>
    public static async Task<IEventStream<Candidacy>> CandidacyToWrite(this IDocumentSession session, string link, CancellationToken cancellation)
    {
        var found = await session.LinkBehind(link, cancellation);
        Rule.That(found is not null, "link.unknown", "The link opens nothing.", "link");
        return await session.CandidacyToWrite(found.CandidacyId, cancellation);
    }

    /// <summary>As <see cref="CandidacyToWrite(IDocumentSession, string, CancellationToken)"/>, for what the owner alone may do.</summary>
    public static async Task<IEventStream<Candidacy>> CandidacyOfOwner(this IDocumentSession session, string link, CancellationToken cancellation)
    {
        var found = await session.LinkBehind(link, cancellation);
        Rule.That(found is not null, "link.unknown", "The link opens nothing.", "link");
        Rule.That(found.Kind is LinkKind.Owner, "link.shared", "A shared link lets complete the file, not decide about it.", "link");
        return await session.CandidacyToWrite(found.CandidacyId, cancellation);
    }

    /// <summary>Appends the facts; the messages tell them to the engine, each with its version.</summary>
    public static OutgoingMessages Record(this IEventStream<Candidacy> stream, params IReadOnlyList<object> facts) =>
        stream.Tell(facts, (candidacy, fact) => candidacy.Evolve(fact), (after, fact, version) => CandidacyHappenings.Of(fact, after, version));
}
