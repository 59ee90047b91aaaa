using JasperFx.Events;
using Marten;
using Mila.Kernel;
using Mila.Membership.Colleagues;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>
/// What was asked for comes true (fin du parcours): the structure is a member from the day its commitments were met, or a member
/// has its other affiliation from the day of the decision. Who applied for a new member signs in for it from then on. Sent by the workflow.
/// </summary>
public sealed record FulfilCandidacy(Guid CandidacyId);

public static class FulfilCandidacyHandler
{
    /// <summary>What the structure's life gains; empty when it is so already.</summary>
    /// <param name="known">The structure; none when its registration failed.</param>
    /// <param name="since">The day from which it counts.</param>
    public static IReadOnlyList<StructureFact> Decide(Candidacy candidacy, Structure? known, DateOnly since, DateOnly today)
    {
        Rule.That(known is not null, "candidacy.not_registered", "The candidate was not registered.");
        MustBeReady(candidacy);
        var (facts, structure) = (new List<StructureFact>(), known);
        void Add(StructureFact? fact) { if (fact is not null) { facts.Add(fact); structure = structure.Evolve(fact); } }

        Add(SetAffiliationHandler.Decide(new(candidacy.StructureId, RegisterCandidateHandler.AffiliationOf(candidacy.Path), since), structure));
        if (!candidacy.OfMember)
            Add(BeginMembershipHandler.Decide(new(candidacy.StructureId, since, candidacy.Id), structure));
        if (candidacy.ConsentsToDirectory && structure.Directory().At(today) is not { Value: true })
            Add(new DirectoryEntryPublished(candidacy.StructureId, structure.Facts + 1, today, candidacy.ApplicantId));
        return facts;
    }

    /// <summary>The day a membership counts from: the last commitment's, or the decision's where the association says so.</summary>
    public static DateOnly SinceOf(Candidacy candidacy, bool fromDecision) =>
        candidacy.OfMember || fromDecision ? candidacy.DecidedOn!.Value : candidacy.CommittedOn!.Value;

    private static void MustBeReady(Candidacy candidacy) =>
        Rule.That(candidacy.State is CandidacyState.Committed || candidacy is { OfMember: true, State: CandidacyState.Admitted },
            "candidacy.not_committed", "The commitments are not met.");

    public static async Task<OutgoingMessages> Handle(
        FulfilCandidacy command, IDocumentSession session, Settings settings, RoleList roles, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyToWrite(command.CandidacyId, cancellation);
        var candidacy = stream.Aggregate!;
        if (candidacy.State is CandidacyState.Member)
            return [];

        MustBeReady(candidacy);
        var since = SinceOf(candidacy, (await settings.On(session, moment.Today, cancellation)).IsYes("intake.member_from_decision"));
        var structure = await session.Events.FetchForWriting<Structure>(candidacy.StructureId, cancellation);
        var decided = Decide(candidacy, structure.Aggregate, since, moment.Today);
        var (facts, announcements) = structure.Aggregate!.Record(decided);
        structure.AppendMany(facts);
        if (!candidacy.OfMember && await session.LoadAsync<Person>(candidacy.ApplicantId, cancellation) is { ErasedAt: null })
            await GrantRoleHandler.Handle(
                new(ColleagueAccess.GrantOf(candidacy.StructureId, candidacy.ApplicantId), candidacy.ApplicantId, "member", since), session, roles, moment, cancellation);
        return [.. announcements, .. stream.Record(new CandidacyFulfilled(candidacy.Id, since, moment.Today))];
    }
}
