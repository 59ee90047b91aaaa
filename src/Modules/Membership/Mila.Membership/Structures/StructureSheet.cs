using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.People;

namespace Mila.Membership.Structures;

/// <summary>A structure as staff sees it (fiche de la structure).</summary>
public sealed class StructureType : ObjectGraphType<Structure>
{
    public StructureType()
    {
        Name = "Structure";
        Description = "A company, association, sole trader or project of the music industry (structure).";
        Field(structure => structure.Id);
        Field<NonNullGraphType<EnumerationGraphType<StructureKind>>>("kind").Resolve(context => context.Source.Kind);
        Field<IdentitySheetType>("identity")
            .Description("Its name and address; null once erased.")
            .Resolve(context => context.Batch("identity", context.Source.Id, Identities));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<MembershipSpanType>>>>("memberships")
            .Description("Its memberships, in order; a lapse and a return are two with a gap.")
            .Resolve(context => context.Source.Memberships());
    }

    private static async Task<IReadOnlyDictionary<Guid, IdentitySheet>> Identities(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<IdentitySheet>(cancellation, ids)).ToDictionary(sheet => sheet.Id);
}

public sealed class IdentitySheetType : ObjectGraphType<IdentitySheet>
{
    public IdentitySheetType()
    {
        Name = "IdentitySheet";
        Description = "What a structure is called and where it is (fiche d’identité).";
        Field(sheet => sheet.Name);
        Field(sheet => sheet.LegalForm, nullable: true);
        Field(sheet => sheet.Siret, nullable: true);
        Field(sheet => sheet.Address, nullable: true);
        Field(sheet => sheet.NaturalPerson);
    }
}

public sealed class MembershipSpanType : ObjectGraphType<MembershipSpan>
{
    public MembershipSpanType()
    {
        Name = "MembershipSpan";
        Description = "Days during which a structure is a member without interruption (adhésion).";
        Field(span => span.From);
        Field(span => span.Until, nullable: true).Description("The first day after; null while it goes on.");
        Field<EnumerationGraphType<EndingCause>>("cause").Resolve(context => context.Source.Cause);
        Field(span => span.CandidacyId, nullable: true);
    }
}

public static class StructureFields
{
    public static void AddTo(ObjectGraphType query) => query.Field<StructureType>("structure")
        .Description("One structure by its id.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .AuthorizeWithPolicy("membership.read_structures")
        .ResolveAsync(async context => await context.QuerySession().LoadAsync<Structure>(context.GetArgument<Guid>("id"), context.CancellationToken));
}
