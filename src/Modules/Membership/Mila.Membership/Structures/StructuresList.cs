using GraphQL.Types;
using Marten;
using Marten.Linq.MatchesSql;
using Mila.Graph;
using Mila.People;

namespace Mila.Membership.Structures;

/// <summary>Every structure the association knows, member or not, by name.</summary>
public static class StructuresList
{
    public static void AddTo(ObjectGraphType query) => query
        .ListOf<Structure, StructureType>("structures", "membership.read_structures")
        .Describe("Every structure the association knows, member or not, by name; duplicates that were merged are left out.")
        .Argument<StringGraphType>("search", "Words of the name, whatever their accents and capitals.")
        .OrderedBy(
            (context, session) => session.Query<IdentitySheet>()
                .Where(sheet => sheet.MergedInto == null && sheet.MatchesSql("exists (select 1 from membership.mt_doc_structure s where s.tenant_id = d.tenant_id and s.id = d.id)"))
                .Named(GraphQL.ResolveFieldContextExtensions.GetArgument<string?>(context, "search")),
            sheet => sheet.SortName, sheet => sheet.Id,
            async (context, sheets) =>
            {
                var found = (await context.QuerySession().LoadManyAsync<Structure>(context.CancellationToken, sheets.Select(sheet => sheet.Id))).ToDictionary(each => each.Id);
                return [.. sheets.Select(sheet => found[sheet.Id])];
            });
}
