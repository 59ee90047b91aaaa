using Mila.Membership.Structures;

namespace Mila.Membership.Successions;

/// <summary>What passes from a structure to the one that takes its place (héritage): membership, affiliation, contacts, artists, the line it comes from.</summary>
public static class Inheritance
{
    /// <summary>Whether the one is a member before that day and without an end, and the other is none from that day on.</summary>
    public static bool IsPossible(Structure predecessor, Structure successor, DateOnly since) =>
        predecessor.Memberships().Any(span => span.From < since && span.Until is null)
        && successor.Line.Count == 0
        && successor.Memberships().All(span => span.Until is { } until && until <= since);

    /// <summary>The predecessor's membership ends on the day the successor's begins: whoever counts on any day counts one of the two.</summary>
    public static IReadOnlyList<StructureFact> OfPredecessor(Structure predecessor, DateOnly since) => FactSteps.Fold(
        predecessor,
        [
            known => EndMembershipHandler.Decide(new(known.Id, since, EndingCause.Succession), known),
            .. predecessor.ArtistsOn(since).Select(artist => (Func<Structure, StructureFact?>)(known => LetArtistGoHandler.Decide(new(known.Id, artist, since), known))),
        ]);

    /// <summary>What the successor receives; what it has already stays.</summary>
    public static IReadOnlyList<StructureFact> OfSuccessor(Structure successor, Structure predecessor, DateOnly since) => FactSteps.Fold(
        successor,
        [
            known => new StructureSucceeded(known.Id, known.Facts + 1, since, [predecessor.Id, .. predecessor.Line]),
            known => BeginMembershipHandler.Decide(new(known.Id, since, CandidacyId: null), known),
            known => predecessor.Affiliations().At(since) is { } affiliation ? SetAffiliationHandler.Decide(new(known.Id, affiliation.Value, since), known) : null,
            .. predecessor.ContactsOn(since).Select(contact => (Func<Structure, StructureFact?>)(known => AddContactHandler.Decide(new(known.Id, contact.PersonId, contact.Role, since), known))),
            .. predecessor.ArtistsOn(since).Select(artist => (Func<Structure, StructureFact?>)(known =>
                known.ArtistsOn(since).Contains(artist) ? null : new ArtistTakenOn(known.Id, known.Facts + 1, since, artist))),
        ]);
}
