using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Graph;
using Mila.Kernel;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Assemblies;

/// <summary>Reads an assembly to decide about it, appends what was decided, and tells the workflow engine each fact.</summary>
public static class AssemblyStream
{
    /// <summary>What wakes who watches an assembly.</summary>
    public const string Topic = "membership.assembly";

    /// <summary>The assembly, its stream locked until the commit: two tablets at the door queue up instead of losing races, and then show the same.</summary>
    /// <exception cref="RuleViolation">When there is no such assembly.</exception>
    public static async Task<IEventStream<Assembly>> AssemblyToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        Rule.That(await session.Events.FetchStreamStateAsync(id, cancellation) is not null, "assembly.unknown", "There is no such assembly.");
        session.Wake(Topic, id);
        return await session.Events.FetchForExclusiveWriting<Assembly>(id, cancellation);
    }

    /// <summary>Appends the facts; the messages tell them to the engine, each with its version.</summary>
    public static OutgoingMessages Record(this IEventStream<Assembly> stream, params IReadOnlyList<object> facts) =>
        stream.Tell(facts, (assembly, fact) => assembly.Evolve(fact), (after, fact, version) => AssemblyHappenings.Of(fact, after, version));
}
