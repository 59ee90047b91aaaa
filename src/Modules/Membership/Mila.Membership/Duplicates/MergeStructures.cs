using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Candidacies;
using Mila.Membership.Dues;
using Mila.Membership.Invoices;
using Mila.Membership.Structures;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Duplicates;

/// <summary>
/// Two records of one structure become one (fusion de doublons). Its memberships are those of both, each day counted once; who speaks for
/// it and whom it represents pass on. What has a number or a signature stays under the record it was made for.
/// </summary>
public sealed record MergeStructures(Guid KeptId, Guid DuplicateId);

public static class MergeStructuresHandler
{
    /// <param name="hasAccount">Whether the duplicate was called for dues or invoiced: documents that were issued do not change hands.</param>
    /// <param name="isCandidate">Whether a candidacy of the duplicate is under way.</param>
    public static (IReadOnlyList<StructureFact> OfKept, IReadOnlyList<StructureFact> OfDuplicate) Decide(
        Structure? kept, Structure? duplicate, bool hasAccount, bool isCandidate, DateOnly today)
    {
        Rule.That(kept is { MergedInto: null } && duplicate is { MergedInto: null }, "duplicate.structure_unknown", "Two records are merged that the association has.", "duplicateId");
        Rule.That(kept.Id != duplicate.Id, "duplicate.same", "A record is no duplicate of itself.", "duplicateId");
        Rule.That(!hasAccount, "duplicate.has_account", "Dues and invoices stay in the name they were made out to.", "duplicateId");
        Rule.That(!isCandidate, "duplicate.in_intake", "Its candidacy is decided first.", "duplicateId");

        Rule.That(duplicate.Memberships().All(span => IsFree(kept, span) || IsCovered(kept, span)), "duplicate.days_differ",
            "Memberships that overlap in part are put right first, on the record that stays.", "duplicateId");

        return (FactSteps.Fold(kept, Received(duplicate, today)), FactSteps.Fold(duplicate, GivenUp(duplicate, kept.Id, today)));
    }

    private static IEnumerable<Func<Structure, StructureFact?>> Received(Structure duplicate, DateOnly today) =>
    [
        .. duplicate.Memberships().SelectMany(Membership),
        known => known.Affiliations().At(today) is null && duplicate.Affiliations().At(today) is { } affiliation
            ? SetAffiliationHandler.Decide(new(known.Id, affiliation.Value, affiliation.On), known) : null,
        .. duplicate.ContactsOn(today).Select(contact => (Func<Structure, StructureFact?>)(known => AddContactHandler.Decide(new(known.Id, contact.PersonId, contact.Role, today), known))),
        .. duplicate.ArtistsOn(today).Select(artist => (Func<Structure, StructureFact?>)(known =>
            known.ArtistsOn(today).Contains(artist) ? null : new ArtistTakenOn(known.Id, known.Facts + 1, today, artist))),
    ];

    /// <summary>A membership of the duplicate, where the one that stays has none on any of its days.</summary>
    private static IEnumerable<Func<Structure, StructureFact?>> Membership(MembershipSpan span) =>
    [
        known => IsFree(known, span) ? BeginMembershipHandler.Decide(new(known.Id, span.From, span.CandidacyId), known) : null,
        known => span.Until is { } until && known.Memberships().Any(own => own.From == span.From && EndOf(own) > until)
            ? EndMembershipHandler.Decide(new(known.Id, until, span.Cause!.Value), known) : null,
    ];

    private static bool IsFree(Structure known, MembershipSpan span) =>
        !known.Memberships().Any(own => own.From < EndOf(span) && EndOf(own) > span.From);

    private static bool IsCovered(Structure known, MembershipSpan span) =>
        known.Memberships().Any(own => own.From <= span.From && EndOf(own) >= EndOf(span));

    private static DateOnly EndOf(MembershipSpan span) => span.Until ?? DateOnly.MaxValue;

    /// <summary>Its memberships never were its own: ends are taken back before beginnings, so that none is left alone.</summary>
    private static IEnumerable<Func<Structure, StructureFact?>> GivenUp(Structure duplicate, Guid into, DateOnly today) =>
    [
        .. duplicate.SaidStandings.Where(word => !duplicate.Cancelled.Contains(word.Number)).OrderBy(word => word.Value.IsMember)
            .Select(word => (Func<Structure, StructureFact?>)(known => CancelFactHandler.Decide(new(known.Id, word.Number, CorrectionReason.Duplicate, Text: null), known, today))),
        .. duplicate.ContactsOn(today).Select(contact => (Func<Structure, StructureFact?>)(known => RemoveContactHandler.Decide(new(known.Id, contact.PersonId, contact.Role, today), known))),
        .. duplicate.ArtistsOn(today).Select(artist => (Func<Structure, StructureFact?>)(known => LetArtistGoHandler.Decide(new(known.Id, artist, today), known))),
        known => known.Directory().At(today) is { Value: true } ? new DirectoryEntryWithdrawn(known.Id, known.Facts + 1, today) : null,
        known => new StructureMerged(known.Id, known.Facts + 1, today, into),
    ];

    public static async Task<OutgoingMessages> Handle(MergeStructures command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var kept = await session.Events.FetchForWriting<Structure>(command.KeptId, cancellation);
        var duplicate = command.DuplicateId == command.KeptId ? kept : await session.Events.FetchForWriting<Structure>(command.DuplicateId, cancellation);
        var (ofKept, ofDuplicate) = Decide(
            kept.Aggregate, duplicate.Aggregate, await HasAccount(session, command.DuplicateId, cancellation), await IsCandidate(session, command.DuplicateId, cancellation), moment.Today);

        var (keptFacts, keptTold) = kept.Aggregate!.Record(ofKept);
        var (duplicateFacts, duplicateTold) = duplicate.Aggregate!.Record(ofDuplicate);
        kept.AppendMany(keptFacts);
        duplicate.AppendMany(duplicateFacts);
        if (await session.LoadAsync<IdentitySheet>(command.DuplicateId, cancellation) is { } sheet)
            session.Keep(sheet with { MergedInto = command.KeptId });
        return [.. keptTold, .. duplicateTold];
    }

    private static async Task<bool> HasAccount(IQuerySession session, Guid structure, CancellationToken cancellation) =>
        await session.Query<DuesCall>().AnyAsync(call => call.StructureId == structure, cancellation)
        || await session.Query<Invoice>().AnyAsync(invoice => invoice.StructureId == structure, cancellation);

    private static Task<bool> IsCandidate(IQuerySession session, Guid structure, CancellationToken cancellation) =>
        session.Query<Candidacy>().AnyAsync(
            candidacy => candidacy.StructureId == structure && candidacy.State != CandidacyState.Member && candidacy.State != CandidacyState.Refused
                && candidacy.State != CandidacyState.Withdrawn && candidacy.State != CandidacyState.Lapsed, cancellation);
}

public static class MergeStructuresField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<MergeStructures, StructureType>("mergeStructures", "membership.merge_duplicates")
        .Describe("Makes one of two records of a structure; the answer is the one that stays. It cannot be taken back.")
        .Argument<NonNullGraphType<GuidGraphType>>("keptId", "The record that stays.")
        .Argument<NonNullGraphType<GuidGraphType>>("duplicateId")
        .Send(context => new MergeStructures(context.GetArgument<Guid>("keptId"), context.GetArgument<Guid>("duplicateId")))
        .Return<Structure>(command => command.KeptId);
}
