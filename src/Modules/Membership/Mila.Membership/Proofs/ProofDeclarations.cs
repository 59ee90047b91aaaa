using Mila.Modules;

namespace Mila.Membership.Proofs;

/// <summary>The proofs' part of the module's table of contents.</summary>
internal static class ProofDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<MembershipProof>()
        .Document<MembershipProof>(proofs => proofs.Duplicate(proof => proof.StructureId).Duplicate(proof => proof.Code).Duplicate(proof => proof.IssuedOn))
        .Fact<MembershipProven>("membership.membership_proven.v1")
        .Fact<PaymentProven>("membership.payment_proven.v1");

    public static void Graph(GraphRoots graph)
    {
        MembershipProofType.AddTo(graph.Query);
        VerifiedProofType.AddTo(graph.Query);
        ProveMembershipField.AddTo(graph.Mutation);
        ProvePaymentField.AddTo(graph.Mutation);
    }
}
