using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using Marten;
using Mila.Graph;

namespace Mila.People;

/// <summary>What fields of other parts show of people and structures: joined when something is shown, one query for a whole list.</summary>
public static class PersonNames
{
    /// <summary>A person's name as printed.</summary>
    public static IDataLoaderResult<string?> NameOf(this IResolveFieldContext context, Guid personId) =>
        context.Batch<Guid, string>("people.names", personId, Of);

    /// <summary>The field <paramref name="name"/>: a person's name as printed.</summary>
    public static void PersonName<TSource>(this ObjectGraphType<TSource> type, string name, Func<TSource, Guid> person) =>
        type.Field<StringGraphType>(name)
            .Description("The person's name as printed; null when the person is not known.")
            .Resolve(context => context.NameOf(person(context.Source)));

    /// <summary>The text of an <see cref="ErasableText"/>; null when it was erased.</summary>
    public static IDataLoaderResult<string?> TextOf(this IResolveFieldContext context, Guid textId) =>
        context.Batch<Guid, string>("people.texts", textId, TextsOf);

    /// <summary>Who a structure is.</summary>
    public static IDataLoaderResult<IdentitySheet?> SheetOf(this IResolveFieldContext context, Guid structureId) =>
        context.Batch<Guid, IdentitySheet>("people.sheets", structureId, SheetsOf);

    /// <summary>The field <c>structureName</c>; null once the identity is erased.</summary>
    public static void StructureName<TSource>(this ObjectGraphType<TSource> type, Func<TSource, Guid> structure) =>
        type.Field<StringGraphType>("structureName").Description("Null once erased.").Resolve(context => context.StructureName(structure(context.Source)));

    /// <summary>A structure's name; null once the identity is erased.</summary>
    public static IDataLoaderResult<string?> StructureName(this IResolveFieldContext context, Guid structureId) =>
        context.SheetOf(structureId).Then(sheet => sheet?.Name);

    public static async Task<IReadOnlyDictionary<Guid, string>> Of(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<Person>(cancellation, [.. ids])).ToDictionary(person => person.Id, person => person.DisplayName);

    public static async Task<IReadOnlyDictionary<Guid, string>> TextsOf(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<ErasableText>(cancellation, [.. ids])).ToDictionary(text => text.Id, text => text.Text);

    public static async Task<IReadOnlyDictionary<Guid, IdentitySheet>> SheetsOf(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<IdentitySheet>(cancellation, [.. ids])).ToDictionary(sheet => sheet.Id);

    /// <summary>The names of structures; those whose identity was erased have none.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> StructuresOf(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await SheetsOf(session, ids, cancellation)).ToDictionary(sheet => sheet.Key, sheet => sheet.Value.Name);
}
