using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Board;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Proofs;

public sealed class MembershipProofType : ObjectGraphType<MembershipProof>
{
    /// <summary>More than a structure asks for in years.</summary>
    private const int Most = 100;

    public MembershipProofType()
    {
        Name = "MembershipProof";
        Description = "A numbered paper that says that a structure was a member on a day, or had paid its dues of a year (attestation).";
        Field(proof => proof.Id);
        Field(proof => proof.Number);
        Field("code", proof => ProofCode.Print(proof.Code)).Description("For others to check it at /verifier/{code}.");
        Field<NonNullGraphType<EnumerationGraphType<ProofKind>>>("kind").Resolve(context => context.Source.Kind);
        Field(proof => proof.StructureId);
        Field<IdentitySheetType>("identity").Description("As it is known today.").Resolve(context => context.SheetOf(context.Source.StructureId));
        Field(proof => proof.AsOf).Description("The day it speaks of.");
        Field(proof => proof.MemberSince, nullable: true);
        Field<EnumerationGraphType<Affiliation>>("affiliation").Resolve(context => context.Source.Affiliation);
        Field(proof => proof.Year, nullable: true);
        Field<MoneyType>("amount").Resolve(context => context.Source.Amount);
        Field(proof => proof.IssuedOn);
        this.PersonName("issuedByName", proof => proof.IssuedBy);
        Field(proof => proof.ByStaff).Description("Whether the office signs it; else who acts for the structure had it issued.");
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<MembershipProofType>("membershipProof")
            .Description("One proof; null for who does not act for its structure.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.issue_proofs")
            .ResolveAsync(async context =>
                await context.QuerySession().LoadAsync<MembershipProof>(context.GetArgument<Guid>("id"), context.CancellationToken) is { } proof
                && await ProofAccess.Opens(proof.StructureId, context.Actor(), context.Today(), context.QuerySession(), context.CancellationToken) ? proof : null);

        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<MembershipProofType>>>>("proofsOf")
            .Description("What was issued for a structure, the latest first; nothing for who does not act for it.")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .AuthorizeWithPolicy("membership.issue_proofs")
            .ResolveAsync(async context =>
            {
                var (session, structure) = (context.QuerySession(), context.GetArgument<Guid>("structureId"));
                return await ProofAccess.Opens(structure, context.Actor(), context.Today(), session, context.CancellationToken)
                    ? await session.Query<MembershipProof>().Where(proof => proof.StructureId == structure)
                        .OrderByDescending(proof => proof.IssuedOn).ThenByDescending(proof => proof.Number).Take(Most).ToListAsync(context.CancellationToken)
                    : [];
            });
    }
}
