using Marten;
using Mila.Kernel;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>An admitted candidate becomes a structure that the association knows (enregistrement du candidat), not a member yet. Sent by the workflow.</summary>
public sealed record RegisterCandidate(Guid CandidacyId);

public static class RegisterCandidateHandler
{
    /// <summary>What is registered, with the applicant as its first contact; the name is on the identity sheet already.</summary>
    public static RegisterStructure Decide(Candidacy candidacy)
    {
        Rule.That(candidacy.DecidedOn is not null && candidacy.State is CandidacyState.Admitted or CandidacyState.Committed or CandidacyState.Member,
            "candidacy.not_admitted", "Only an admitted candidate is registered.");
        var profile = candidacy.Profile!;
        return new(candidacy.StructureId, profile.Kind, Name: null, Siret: null, LegalForm: null, Address: null,
            profile.Activities, profile.InQpv, profile.WomenLed, [new(candidacy.ApplicantId, ContactRole.Leader)], candidacy.DecidedOn.Value);
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
        var stream = await session.CandidacyToWrite(command.CandidacyId, cancellation);
        return await RegisterStructureHandler.Handle(Decide(stream.Aggregate!), session, cancellation);
    }
}
