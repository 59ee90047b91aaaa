using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.People;

namespace Mila.Membership.Structures;

/// <summary>Names of structures beside their ids, joined when they are shown, all of a list at once.</summary>
public static class StructureNames
{
    /// <summary>The field <c>structureName</c>; null once the identity is erased.</summary>
    public static void StructureName<TSource>(this ObjectGraphType<TSource> type, Func<TSource, Guid> structure) =>
        type.Field<StringGraphType>("structureName")
            .Description("Null once erased.")
            .Resolve(context => context.StructureName(structure(context.Source)));

    public static IDataLoaderResult<string?> StructureName(this IResolveFieldContext context, Guid structureId) =>
        context.Batch("structure-names", structureId, Of);

    public static async Task<IReadOnlyDictionary<Guid, string>> Of(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<IdentitySheet>(cancellation, ids)).ToDictionary(sheet => sheet.Id, sheet => sheet.Name);
}
