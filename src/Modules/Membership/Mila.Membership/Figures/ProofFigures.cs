using Marten;
using Mila.Membership.Contracts;
using Mila.Membership.Proofs;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>How many proofs were issued over a period (attestations délivrées); the evidence is the proofs.</summary>
public sealed class ProofFigures : FigureFamily
{
    public override IReadOnlyList<FigureName> Names { get; } =
        [new(ProofFigureKeys.Issued, "proofs", "attestations numérotées", "Attestations d’adhésion et de paiement délivrées dans la période.", OverPeriod: true)];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var issued = await session.Query<MembershipProof>().Where(proof => days.From <= proof.IssuedOn && proof.IssuedOn <= days.Day).ToListAsync(cancellation);
        var known = await AsKnown.At(days.KnownAt, issued, proof => proof.Id, (proof, fact) => proof.Evolve(fact), session, cancellation);
        return [Counted.Of(ProofFigureKeys.Issued, known.Select(proof => proof.Id))];
    }
}
