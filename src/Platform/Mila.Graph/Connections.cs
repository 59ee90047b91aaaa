using System.Linq.Expressions;
using System.Text;
using System.Text.Json;
using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;
using Marten;
using Marten.Linq.MatchesSql;

namespace Mila.Graph;

/// <summary>One page of a list.</summary>
public sealed record Page<TView>(IReadOnlyList<Edge<TView>> Edges, bool HasNextPage, Func<CancellationToken, Task<int>> Count);

public sealed record Edge<TView>(TView Node, string Cursor);

/// <summary>Declares a Relay connection over a Marten query: forward, keyset cursors, never an offset, never unbounded.</summary>
public static class Connections
{
    public const int MostPerPage = 100;
    private const int Usual = 20;

    /// <summary>The connection field <paramref name="name"/>; arguments <c>first</c> (at most 100) and <c>after</c> are added.</summary>
    public static ConnectionField<TView, TGraph> ListOf<TView, TGraph>(this IObjectGraphType owner, string name, string policy)
        where TView : class
        where TGraph : class, IGraphType =>
        new(owner, name, policy);

    internal static int First(IResolveFieldContext context) => context.GetArgument("first", Usual);

    internal static string Encode(object? key, Guid id) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new object?[] { key, id })));

    internal static (JsonElement Key, Guid Id) Decode(string cursor)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<JsonElement[]>(Convert.FromBase64String(cursor));
            if (parts is [var key, var id] && id.TryGetGuid(out var guid))
                return (key, guid);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            // Whatever it is, it is not a cursor: answered below.
        }
        throw new ExecutionError("Ce curseur n’est pas un curseur de cette liste : reprenez « endCursor » d’une page précédente.") { Code = "CURSOR_INVALID" };
    }
}

public sealed class ConnectionField<TView, TGraph>(IObjectGraphType owner, string name, string policy)
    where TView : class
    where TGraph : class, IGraphType
{
    private readonly List<QueryArgument> arguments =
    [
        new QueryArgument<IntGraphType> { Name = "first", Description = "How many, at most 100.", DefaultValue = 20 },
        new QueryArgument<StringGraphType> { Name = "after", Description = "The endCursor of the page before." },
    ];

    private string? description;

    public ConnectionField<TView, TGraph> Describe(string description)
    {
        this.description = description;
        return this;
    }

    public ConnectionField<TView, TGraph> Argument<TArgument>(string name, string? description = null) where TArgument : IGraphType
    {
        arguments.Add(new QueryArgument<TArgument> { Name = name, Description = description });
        return this;
    }

    public ConnectionField<TView, TGraph> Arguments(params IEnumerable<QueryArgument> more)
    {
        arguments.AddRange(more);
        return this;
    }

    /// <summary>Lists what <paramref name="rows"/> selects, by <paramref name="key"/> and then by id.</summary>
    /// <param name="rows">The filtered query; a filter is a predicate on indexed members.</param>
    /// <param name="key">The member the list is ordered by: a duplicated (indexed) string, day, instant or number, never null.</param>
    /// <param name="id">The view's id.</param>
    /// <param name="descending">The greatest key first.</param>
    public void OrderedBy<TKey>(
        Func<IResolveFieldContext, IQuerySession, IQueryable<TView>> rows,
        Expression<Func<TView, TKey>> key, Expression<Func<TView, Guid>> id, bool descending = false) =>
        OrderedBy(rows, key, id, (_, page) => Task.FromResult(page), descending);

    /// <summary>The same where the rows that are filtered and ordered are not yet what is shown.</summary>
    /// <param name="show">Makes the views of one page, in the order of its rows.</param>
    public void OrderedBy<TRow, TKey>(
        Func<IResolveFieldContext, IQuerySession, IQueryable<TRow>> rows,
        Expression<Func<TRow, TKey>> key, Expression<Func<TRow, Guid>> id,
        Func<IResolveFieldContext, IReadOnlyList<TRow>, Task<IReadOnlyList<TView>>> show, bool descending = false) where TRow : class =>
        OrderedBy((context, session) => Task.FromResult(rows(context, session)), key, id, show, descending);

    /// <summary>The same where another question has to be asked before the rows can be.</summary>
    public void OrderedBy<TRow, TKey>(
        Func<IResolveFieldContext, IQuerySession, Task<IQueryable<TRow>>> rows,
        Expression<Func<TRow, TKey>> key, Expression<Func<TRow, Guid>> id,
        Func<IResolveFieldContext, IReadOnlyList<TRow>, Task<IReadOnlyList<TView>>> show, bool descending = false) where TRow : class
    {
        var column = Column(key);
        var keyOf = key.Compile();
        var idOf = id.Compile();
        var builder = FieldBuilder<object, Page<TView>>.Create(name, typeof(NonNullGraphType<ConnectionOf<TView, TGraph>>))
            .AuthorizeWithPolicy(policy)
            .ResolveAsync(async context => await Read(context));
        builder.FieldType.Description = description;
        builder.FieldType.Arguments = new QueryArguments(arguments);
        owner.AddField(builder.FieldType);

        async Task<Page<TView>?> Read(IResolveFieldContext context)
        {
            var first = Connections.First(context);
            if (first is < 1 or > Connections.MostPerPage)
                throw new ExecutionError("« first » va de 1 à 100.") { Code = "PAGE_TOO_LARGE" };

            var all = await rows(context, context.QuerySession());
            var query = context.GetArgument<string?>("after") is { Length: > 0 } after ? After(all, Connections.Decode(after)) : all;
            query = descending ? query.OrderByDescending(key).ThenByDescending(id) : query.OrderBy(key).ThenBy(id);
            var found = await query.Take(first + 1).ToListAsync(context.CancellationToken);
            List<TRow> page = [.. found.Take(first)];
            var views = await show(context, page);
            var edges = page.Zip(views, (row, view) => new Edge<TView>(view, Connections.Encode(keyOf(row), idOf(row)))).ToList();
            return new Page<TView>(edges, found.Count > first, cancellation => all.CountAsync(cancellation));
        }

        IQueryable<TRow> After(IQueryable<TRow> query, (JsonElement Key, Guid Id) cursor)
        {
            object last;
            try
            {
                last = cursor.Key.Deserialize<TKey>()!;
            }
            catch (JsonException e)
            {
                throw new ExecutionError("Ce curseur vient d’une autre liste.", e) { Code = "CURSOR_INVALID" };
            }
            return query.Where(row => row.MatchesSql($"(d.{column}, d.id) {(descending ? "<" : ">")} (?, ?)", last, cursor.Id));
        }
    }

    private static string Column<TRow, TKey>(Expression<Func<TRow, TKey>> key) =>
        key.Body is MemberExpression { Member.Name: var member }
            ? string.Concat(member.Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(letter) : letter.ToString()))
            : throw new ArgumentException("A list is ordered by a duplicated member of its view.", nameof(key));
}

/// <summary>A Relay connection: edges, nodes, page information, and a total that is counted only when asked for.</summary>
public sealed class ConnectionOf<TView, TGraph> : ObjectGraphType<Page<TView>>
    where TView : class
    where TGraph : class, IGraphType
{
    public ConnectionOf()
    {
        Name = GraphName(typeof(TGraph)) + "Connection";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<EdgeOf<TView, TGraph>>>>>("edges").Resolve(context => context.Source.Edges);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<TGraph>>>>("nodes").Resolve(context => context.Source.Edges.Select(edge => edge.Node));
        Field<NonNullGraphType<PageInformationType>>("pageInfo").Resolve(context =>
            new PageInformation(context.Source.HasNextPage, context.Source.Edges.Count > 0 ? context.Source.Edges[^1].Cursor : null));
        Field<NonNullGraphType<IntGraphType>>("totalCount").ResolveAsync(async context => await context.Source.Count(context.CancellationToken));
    }

    internal static string GraphName(Type graphType) =>
        graphType.Name.EndsWith("Type", StringComparison.Ordinal) ? graphType.Name[..^4] : graphType.Name;
}

public sealed class EdgeOf<TView, TGraph> : ObjectGraphType<Edge<TView>>
    where TView : class
    where TGraph : class, IGraphType
{
    public EdgeOf()
    {
        Name = ConnectionOf<TView, TGraph>.GraphName(typeof(TGraph)) + "Edge";
        Field<NonNullGraphType<TGraph>>("node").Resolve(context => context.Source.Node);
        Field(edge => edge.Cursor);
    }
}

/// <param name="EndCursor">Where the next page starts; null on an empty page.</param>
public sealed record PageInformation(bool HasNextPage, string? EndCursor);

public sealed class PageInformationType : ObjectGraphType<PageInformation>
{
    public PageInformationType()
    {
        Name = "PageInfo";
        Field(page => page.HasNextPage);
        Field(page => page.EndCursor, nullable: true);
    }
}
