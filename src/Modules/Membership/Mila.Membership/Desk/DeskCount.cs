using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Modules;

namespace Mila.Membership.Desk;

/// <summary>How many requests of a kind are open today, and how many of them are late (compte des demandes).</summary>
public sealed record DeskCount(DeskKind Kind, int Open, int Overdue);

public sealed class DeskCountType : ObjectGraphType<DeskCount>
{
    public DeskCountType()
    {
        Name = "DeskCount";
        Description = "How many requests of a kind are open today.";
        Field<NonNullGraphType<EnumerationGraphType<DeskKind>>>("kind").Resolve(context => context.Source.Kind);
        Field(count => count.Open);
        Field(count => count.Overdue);
    }

    public static void AddTo(ObjectGraphType query) => query
        .Field<NonNullGraphType<ListGraphType<NonNullGraphType<DeskCountType>>>>("deskCounts")
        .Description("How many requests are open today, kind by kind.")
        .AuthorizeWithPolicy("membership.handle_requests")
        .ResolveAsync(async context =>
        {
            var open = await context.QuerySession().Query<DeskRequest>().Where(request => request.State != DeskState.Closed)
                .Select(request => new { request.Kind, request.DueOn }).ToListAsync(context.CancellationToken);
            var today = context.Today();
            return Enum.GetValues<DeskKind>().Select(kind => new DeskCount(
                kind, open.Count(each => each.Kind == kind), open.Count(each => each.Kind == kind && each.DueOn < today)));
        });
}
