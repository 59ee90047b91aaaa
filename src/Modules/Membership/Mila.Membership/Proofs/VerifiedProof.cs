using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Dues;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Proofs;

/// <summary>What a proof said, and whether it still holds, for whoever has its code (vérification d’une attestation).</summary>
/// <param name="Holds">Whether what it said is what is known now.</param>
/// <param name="IsMemberToday">Whether the structure is a member today.</param>
public sealed record VerifiedProof(MembershipProof Proof, bool Holds, bool IsMemberToday);

public sealed class VerifiedProofType : ObjectGraphType<VerifiedProof>
{
    public VerifiedProofType()
    {
        Name = "VerifiedProof";
        Description = "What a proof said, and whether it still holds, for whoever has its code.";
        Field("number", each => each.Proof.Number);
        Field<NonNullGraphType<EnumerationGraphType<ProofKind>>>("kind").Resolve(context => context.Source.Proof.Kind);
        this.StructureName(each => each.Proof.StructureId);
        Field("asOf", each => each.Proof.AsOf).Description("The day it speaks of.");
        Field("year", each => each.Proof.Year, nullable: true);
        Field("issuedOn", each => each.Proof.IssuedOn);
        Field(each => each.Holds).Description("Whether what it said is what is known now.");
        Field(each => each.IsMemberToday);
    }

    public static void AddTo(ObjectGraphType query) => query.Field<VerifiedProofType>("verifiedProof")
        .Description("The proof that bears a code; null when none does.")
        .Argument<NonNullGraphType<StringGraphType>>("code", "As it is printed; dashes and small letters make no difference.")
        .AuthorizeWithPolicy("membership.verify_proofs")
        .ResolveAsync(async context =>
        {
            var (session, code, cancellation) = (context.QuerySession(), ProofCode.Read(context.GetArgument<string>("code")), context.CancellationToken);
            if (await session.Query<MembershipProof>().Where(each => each.Code == code).FirstOrDefaultAsync(cancellation) is not { } proof)
                return null;
            var structure = await session.LoadAsync<Structure>(proof.StructureId, cancellation);
            var dues = proof.Year is { } year ? await session.LoadAsync<DuesCall>(CallDues.IdOf(proof.StructureId, year), cancellation) : null;
            return new VerifiedProof(proof, proof.Holds(structure, dues), structure?.IsMemberOn(context.Today()) ?? false);
        });
}
