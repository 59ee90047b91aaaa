using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Dues;
using Mila.Membership.Structures;

namespace Mila.Membership.Proofs;

/// <summary>A proof that a structure has paid its dues of a year is asked for (attestation de paiement).</summary>
/// <param name="Code">Minted where the command begins.</param>
/// <param name="ByStaff">Whether the office issues it; else somebody who acts for the structure.</param>
public sealed record ProvePayment(Guid ProofId, string Code, Guid StructureId, int Year, bool ByStaff)
{
    /// <summary>For logs: the code opens the proof.</summary>
    public override string ToString() => $"{nameof(ProvePayment)} {{ ProofId = {ProofId} }}";
}

public static class ProvePaymentHandler
{
    public static PaymentProven Decide(ProvePayment command, Structure? structure, DuesCall? dues, Guid? actor, string number, DateOnly today)
    {
        ProofAccess.MustAskFor(structure, actor, command.ByStaff, today);
        Rule.That(dues?.SettledOn is { } settled && settled <= today, "proof.not_paid", "The dues of that year are not settled.", "year");

        return new(command.ProofId, number, command.Code, command.StructureId, command.Year, dues!.Amount, dues.SettledOn!.Value, actor!.Value, command.ByStaff, today);
    }

    public static async Task Handle(ProvePayment command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<MembershipProof>(command.ProofId, cancellation);
        if (stream.Aggregate is not null)
            return;
        var structure = await session.LoadAsync<Structure>(command.StructureId, cancellation);
        var dues = await session.LoadAsync<DuesCall>(CallDues.IdOf(command.StructureId, command.Year), cancellation);
        var number = await ProofAccess.Number(session, command.ProofId, moment.Today, cancellation);
        stream.AppendOne(Decide(command, structure, dues, moment.Actor, number, moment.Today));
    }
}

public static class ProvePaymentField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<ProvePayment, MembershipProofType>("provePayment", "membership.issue_proofs")
        .Describe("Issues a numbered proof that a structure has paid its dues of a year; by the office, or for who acts for the structure.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<IntGraphType>>("year")
        .Send(context => new ProvePayment(
            Guid.CreateVersion7(), ProofCode.New(), context.GetArgument<Guid>("structureId"), context.GetArgument<int>("year"), ProofAccess.IsOffice(context.Actor())))
        .Return<MembershipProof>(command => command.ProofId);
}
