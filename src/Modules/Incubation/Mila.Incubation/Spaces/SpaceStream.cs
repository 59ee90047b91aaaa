using GraphQL;
using GraphQL.DataLoader;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Incubation.Spaces;

/// <summary>Reads a space, to decide about it or to show it.</summary>
public static class SpaceStream
{
    /// <summary>A space beside its id, all of a list at once.</summary>
    public static IDataLoaderResult<Space?> SpaceOf(this IResolveFieldContext context, Guid id) => context.Batch<Guid, Space>("spaces", id, SpacesOf);

    private static async Task<IReadOnlyDictionary<Guid, Space>> SpacesOf(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<Space>(cancellation, ids)).ToDictionary(space => space.Id);

    /// <exception cref="RuleViolation">When there is no such space.</exception>
    public static async Task<IEventStream<Space>> SpaceToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Space>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "space.unknown", "There is no such space.", "spaceId");
        return stream;
    }
}
