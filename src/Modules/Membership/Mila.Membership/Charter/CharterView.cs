using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Mila.Membership.Board;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Charter;

public sealed class CharterVersionType : ObjectGraphType<CharterVersion>
{
    public CharterVersionType()
    {
        Name = "CharterVersion";
        Description = "One version of the charter of common values (charte), word for word.";
        Field(version => version.Version);
        Field(version => version.Text);
        Field(version => version.AdoptedOn);
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<CharterVersionType>("charter")
            .Description("The charter in force on a day, today unless said; null before the first.")
            .Argument<DateOnlyGraphType>("asOf")
            .AuthorizeWithPolicy("membership.read_charter")
            .ResolveAsync(async context => (await Book(context)).On(context.GetArgument<DateOnly?>("asOf") ?? context.Today()));

        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<CharterVersionType>>>>("charterVersions")
            .Description("Every version that was adopted, the first one first.")
            .AuthorizeWithPolicy("membership.read_charter")
            .ResolveAsync(async context => (await Book(context)).Versions);
    }

    private static async Task<CharterBook> Book(IResolveFieldContext context) =>
        await context.QuerySession().LoadAsync<CharterBook>(CharterBook.StreamId, context.CancellationToken) ?? new CharterBook();
}

/// <summary>The proof that a version was signed.</summary>
public sealed record CharterProof(int Version, Acceptance Acceptance);

public sealed class CharterProofType : ObjectGraphType<CharterProof>
{
    public CharterProofType()
    {
        Name = "CharterProof";
        Field(proof => proof.Version);
        Field<NonNullGraphType<AcceptanceType>>("acceptance").Resolve(context => context.Source.Acceptance);
    }
}

public sealed class AcceptanceType : ObjectGraphType<Acceptance>
{
    public AcceptanceType()
    {
        Name = "Acceptance";
        Description = "The proof of an acceptance: who, for the structure, and when.";
        Field(acceptance => acceptance.PersonId);
        this.PersonName("name", acceptance => acceptance.PersonId);
        Field(acceptance => acceptance.On);
    }
}

public sealed class PledgesType : ObjectGraphType<Pledges>
{
    public PledgesType()
    {
        Name = "Pledges";
        Description = "What one structure has accepted (charte, contrat d’engagement républicain).";
        Field(pledges => pledges.StructureId);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CharterProofType>>>>("charter")
            .Description("The versions signed, the first one first; not signing is no breach.")
            .Resolve(context => context.Source.Charter.OrderBy(each => each.Key).Select(each => new CharterProof(each.Key, each.Value)));
        Field<AcceptanceType>("engagement")
            .Description("That it was informed of the engagement contract; null when no proof is kept.")
            .Resolve(context => context.Source.Engagement);
    }

    public static void AddTo(ObjectGraphType query) => query.Field<NonNullGraphType<PledgesType>>("pledgesOf")
        .Description("What a structure has accepted.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .AuthorizeWithPolicy("membership.read_pledges")
        .ResolveAsync(async context =>
        {
            var structure = context.GetArgument<Guid>("structureId");
            return await context.QuerySession().LoadAsync<Pledges>(Pledges.IdOf(structure), context.CancellationToken)
                ?? new Pledges { Id = Pledges.IdOf(structure), StructureId = structure };
        });
}
