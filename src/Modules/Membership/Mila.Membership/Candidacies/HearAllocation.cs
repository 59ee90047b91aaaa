using Marten;
using Mila.Incubation.Contracts;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>
/// Where a structure has moved in may be what its candidacy waits for (entrée entendue). A promise is not: it may be cancelled.
/// A stay that has begun has begun, so what comes late or twice houses nobody wrongly.
/// </summary>
public static class HearAllocationHandler
{
    /// <returns>None when it asks for no space, has one already, or what is told is of another kind or began before it was admitted.</returns>
    public static CandidacyHoused? Decide(TenureChanged told, Candidacy candidacy, DateOnly today) =>
        candidacy is { AsksForSpace: true, HousedOn: null, SpaceForgoneOn: null, DecidedOn: { } decided }
            && candidacy.State is CandidacyState.Admitted or CandidacyState.Committed or CandidacyState.Member
            && told.Stays.FirstOrDefault(stay => !stay.IsOver && stay.From >= decided && AskedSpaces.PathOf(stay.Kind) == candidacy.Path) is { } stay
            ? new(candidacy.Id, stay.AllocationId, today)
            : null;

    public static async Task<OutgoingMessages> Handle(TenureChanged told, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var settled = new[] { CandidacyState.Admitted, CandidacyState.Committed, CandidacyState.Member };
        var candidacies = await session.Query<Candidacy>()
            .Where(candidacy => candidacy.StructureId == told.StructureId && candidacy.State.IsOneOf(settled)).ToListAsync(cancellation);
        var messages = new OutgoingMessages();
        foreach (var waiting in candidacies.Where(candidacy => Decide(told, candidacy, moment.Today) is not null))
        {
            var stream = await session.CandidacyToWrite(waiting.Id, cancellation);
            if (Decide(told, stream.Aggregate!, moment.Today) is { } housed)
                messages.AddRange(stream.Record(housed));
        }
        return messages;
    }
}
