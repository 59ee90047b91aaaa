using Marten;
using Mila.Incubation.Contracts;
using Wolverine;

namespace Mila.Membership.Structures;

/// <summary>Where a structure works says what it is: hosted or in a shop while it has a space, a beneficiary from the day it has none (rattachement).</summary>
public static class HearTenureHandler
{
    /// <summary>What is not said of its affiliation yet, in the order of the days.</summary>
    public static IReadOnlyList<StructureFact> Decide(TenureChanged told, Structure structure)
    {
        var stays = told.Stays.Select(stay => (Stay: stay, Means: Of(stay.Kind))).Where(each => each.Means is not null).ToList();
        var begins = stays.ToDictionary(each => each.Stay.AllocationId, each => (On: each.Stay.From, Is: each.Means!.Value));
        var ends = stays.Where(each => each.Stay is { IsOver: true, Until: { } until } && !stays.Any(other => other.Stay.From <= until && (other.Stay.Until is null || until < other.Stay.Until)))
            .Select(each => (On: each.Stay.Until!.Value, Is: Affiliation.Beneficiary));
        return FactSteps.Fold(
            structure,
            [.. begins.Values.Concat(ends).OrderBy(each => each.On).Select(each => (Func<Structure, StructureFact?>)(known => SetAffiliationHandler.Decide(new(known.Id, each.Is, each.On), known)))]);
    }

    public static async Task<OutgoingMessages> Handle(TenureChanged told, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Structure>(told.StructureId, cancellation);
        if (stream.Aggregate is null)
            return [];
        var (facts, announcements) = stream.Aggregate.Record([.. Decide(told, stream.Aggregate)]);
        stream.AppendMany(facts);
        return announcements;
    }

    private static Affiliation? Of(string kind) => kind switch
    {
        "office" or "studio" or "desk" => Affiliation.Hosted,
        "shop" => Affiliation.Shop,
        _ => null,
    };
}
