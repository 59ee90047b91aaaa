using Marten;
using Mila.Kernel;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>An admitted candidate becomes a structure that the association knows (enregistrement du candidat), not a member yet. Sent by the workflow.</summary>
public sealed record RegisterCandidate(Guid CandidacyId);

public static class RegisterCandidateHandler
{
    /// <summary>What is known of it from the day of the decision, with the applicant as its first contact; its name is on the identity sheet already.</summary>
    public static IReadOnlyList<StructureFact> Decide(Candidacy candidacy)
    {
        Rule.That(candidacy.DecidedOn is not null && candidacy.State is CandidacyState.Admitted or CandidacyState.Committed or CandidacyState.Member,
            "candidacy.not_admitted", "Only an admitted candidate is registered.");
        var (profile, on) = (candidacy.Profile!, candidacy.DecidedOn.Value);
        var registered = RegisterStructureHandler.Decide(
            new(candidacy.StructureId, profile.Kind, Name: null, Siret: null, LegalForm: null, Address: null,
                profile.Activities, profile.InQpv, profile.WomenLed, [new(candidacy.ApplicantId, ContactRole.Leader)], on),
            structure: null);
        return [.. registered, new AffiliationSet(candidacy.StructureId, registered.Count + 1, on, AffiliationOf(candidacy.Path))];
    }

    /// <summary>How a path attaches a structure: a desk is hosted too.</summary>
    public static Affiliation AffiliationOf(CandidacyPath path) => path switch
    {
        CandidacyPath.Beneficiary => Affiliation.Beneficiary,
        CandidacyPath.Hosted or CandidacyPath.Desk => Affiliation.Hosted,
        CandidacyPath.Shop => Affiliation.Shop,
        _ => throw new ArgumentOutOfRangeException(nameof(path)),
    };

    public static async Task<OutgoingMessages> Handle(RegisterCandidate command, IDocumentSession session, CancellationToken cancellation)
    {
        var candidacy = (await session.CandidacyToWrite(command.CandidacyId, cancellation)).Aggregate!;
        var stream = await session.Events.FetchForWriting<Structure>(candidacy.StructureId, cancellation);
        if (stream.Aggregate is not null)
            return [];
        var (facts, announcements) = new Structure().Record(Decide(candidacy));
        stream.AppendMany(facts);
        return announcements;
    }
}
