using Marten;
using Mila.Incubation.Tenures;
using Mila.Membership.Contracts;
using Wolverine;

namespace Mila.Incubation.Neighbours;

/// <summary>What the module remembers of a structure: since when it is a member, who leads it, whose place it took.</summary>
/// <param name="Version">That of the announcement; an older one says nothing new.</param>
/// <param name="Predecessors">The last one first.</param>
public sealed record KnownStructure(Guid Id, long Version, IReadOnlyList<MemberPeriod> Periods, IReadOnlyList<Guid> Predecessors, IReadOnlyList<Guid> Leaders)
{
    /// <summary>The persons who speak for it, in whatever role.</summary>
    public IReadOnlyList<Guid> Speakers { get; init; } = [];

    public bool IsMemberOn(DateOnly day) => Periods.Any(period => period.From <= day && !(period.Until <= day));

    public static KnownStructure Of(StructureChanged told) => new(told.StructureId, told.Version, told.Periods, told.Predecessors ?? [], told.Leaders ?? []) { Speakers = told.Speakers ?? [] };
}

public static class HearStructureHandler
{
    public static async Task<OutgoingMessages> Handle(StructureChanged told, IDocumentSession session, CancellationToken cancellation)
    {
        var known = await session.LoadAsync<KnownStructure>(told.StructureId, cancellation);
        if (known is not null && known.Version >= told.Version)
            return [];
        var now = KnownStructure.Of(told);
        session.Store(now);
        return now.Predecessors is [var predecessor, ..] && now.Periods is [.., { Until: null } period] && known is not { Predecessors.Count: > 0 }
            ? [new TakeOverStays(now.Id, predecessor, period.From)]
            : [];
    }
}
