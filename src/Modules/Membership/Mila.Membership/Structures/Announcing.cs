using Marten;
using Mila.Membership.Colleagues;
using Mila.Membership.Contracts;
using Wolverine;
using Wolverine.Marten;

namespace Mila.Membership.Structures;

/// <summary>What a handler gives back: the facts to record, and the structure as the others may know it afterwards.</summary>
public static class Announcing
{
    /// <summary>Records nothing and says nothing when <paramref name="facts"/> holds none: what was asked for is so already.</summary>
    public static (Events, OutgoingMessages) Record(this Structure structure, params IReadOnlyList<StructureFact?> facts)
    {
        object[] told = [.. facts.OfType<StructureFact>()];
        if (told is [])
            return ([], []);
        OutgoingMessages messages = [told.Aggregate(structure, (known, fact) => known.Evolve(fact)).Announcement()];
        if (told.Any(MayEndRoles))
            messages.Add(new FollowMembership(structure.Id));
        return ([.. told], messages);
    }

    private static bool MayEndRoles(object fact) => fact is MembershipEnded or ContactRemoved or FactCancelled or DayCorrected;

    public static StructureChanged Announcement(this Structure structure) => new(
        structure.Id, structure.Facts, structure.Kind.Key(),
        [.. structure.MemberStretches().Select(stretch => new MemberPeriod(
            stretch.Days.From, stretch.Days.Until, stretch.Affiliation?.Key(), [.. stretch.Activities.Select(activity => activity.Key())], stretch.InQpv))],
        structure.Line, structure.LeadersOn(DateOnly.MaxValue), [.. structure.ContactsOn(DateOnly.MaxValue).Select(contact => contact.PersonId).Distinct()]);

    /// <summary>A word of the vocabulary as contracts and figures spell it: <c>TourPromoter</c> is <c>tour_promoter</c>.</summary>
    public static string Key<TWord>(this TWord word) where TWord : struct, Enum =>
        string.Concat(word.ToString().Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(letter) : $"{letter}"));
}

public static class RestateStructuresHandler
{
    public static async Task<OutgoingMessages> Handle(RestateStructures _, IQuerySession session, CancellationToken cancellation) =>
        [.. (await session.Query<Structure>().ToListAsync(cancellation)).Select(structure => structure.Announcement())];
}
