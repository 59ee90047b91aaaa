using GraphQL;
using GraphQL.DataLoader;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Mila.Graph;

/// <summary>What a field may use of its request.</summary>
public static class FieldContext
{
    public static RequestScope Request(this IResolveFieldContext context) =>
        context.RequestServices!.GetRequiredService<RequestScope>();

    /// <summary>The read session of the request's tenant.</summary>
    public static IQuerySession QuerySession(this IResolveFieldContext context) => context.Request().Session;

    public static Actor Actor(this IResolveFieldContext context) => context.Request().Actor;

    public static T Service<T>(this IResolveFieldContext context) where T : notnull =>
        context.RequestServices!.GetRequiredService<T>();

    /// <summary>
    /// Asks for one value among those that the fields of this level ask for; <paramref name="load"/> fetches them at once,
    /// with distinct keys, in one query.
    /// </summary>
    /// <param name="name">Names the batch; fields that give the same name and key share a load.</param>
    public static IDataLoaderResult<TValue?> Batch<TKey, TValue>(
        this IResolveFieldContext context, string name, TKey key,
        Func<IQuerySession, IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> load)
        where TKey : notnull =>
        context.Service<Batches>().Of<TKey, TValue>(name, (keys, cancellation) => load(context.QuerySession(), keys, cancellation)).Load(key);
}
