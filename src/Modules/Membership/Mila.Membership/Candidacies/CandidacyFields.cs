using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;

namespace Mila.Membership.Candidacies;

/// <summary>What those who examine candidacies may ask. A draft is its applicant's alone until it is handed in.</summary>
public static class CandidacyFields
{
    public static void AddTo(ObjectGraphType query)
    {
        query.Field<CandidacyType>("candidacy")
            .Description("One candidacy, once it is handed in.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.read_candidacies")
            .ResolveAsync(async context =>
                await context.QuerySession().LoadAsync<Candidacy>(context.GetArgument<Guid>("id"), context.CancellationToken) is { SubmittedOn: not null } found ? found : null);

        query.ListOf<Candidacy, CandidacyType>("candidacies", "membership.read_candidacies")
            .Describe("Candidacies that were handed in, those that moved last first.")
            .Argument<EnumerationGraphType<CandidacyState>>("state")
            .Argument<EnumerationGraphType<CandidacyPath>>("path")
            .OrderedBy(Rows, candidacy => candidacy.MovedOn, candidacy => candidacy.Id, descending: true);
    }

    private static IQueryable<Candidacy> Rows(IResolveFieldContext context, IQuerySession session)
    {
        IQueryable<Candidacy> rows = session.Query<Candidacy>().Where(candidacy => candidacy.SubmittedOn != null);
        if (context.GetArgument<CandidacyState?>("state") is { } state)
            rows = rows.Where(candidacy => candidacy.State == state);
        if (context.GetArgument<CandidacyPath?>("path") is { } path)
            rows = rows.Where(candidacy => candidacy.Path == path);
        return rows;
    }
}
