using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Kernel;

namespace Mila.Incubation.Spaces;

/// <summary>Reads a space to decide about it.</summary>
public static class SpaceStream
{
    /// <exception cref="RuleViolation">When there is no such space.</exception>
    public static async Task<IEventStream<Space>> SpaceToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Space>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "space.unknown", "There is no such space.", "spaceId");
        return stream;
    }
}
