using GraphQL;
using GraphQL.Builders;
using GraphQL.Resolvers;
using GraphQL.Types;
using Marten;

namespace Mila.Graph;

/// <summary>Declares subscriptions that show a view as it stands, and again whenever it may have changed.</summary>
public static class Watches
{
    /// <summary>The subscription <paramref name="name"/>, woken by <see cref="WakingSessions.Wake"/> on its topic.</summary>
    /// <param name="policy">Who may watch, <c>part.verb</c>; asked when the stream begins, and streams end from time to time.</param>
    public static WatchField<TView, TGraph> Watch<TView, TGraph>(this IObjectGraphType subscription, string name, string policy)
        where TView : class
        where TGraph : class, IGraphType =>
        new(subscription, name, policy);
}

public sealed class WatchField<TView, TGraph>(IObjectGraphType subscription, string name, string policy)
    where TView : class
    where TGraph : class, IGraphType
{
    private readonly List<QueryArgument> arguments = [];
    private string? description;

    public WatchField<TView, TGraph> Describe(string description)
    {
        this.description = description;
        return this;
    }

    public WatchField<TView, TGraph> Argument<TArgument>(string name, string? description = null) where TArgument : IGraphType
    {
        arguments.Add(new QueryArgument<TArgument> { Name = name, Description = description });
        return this;
    }

    /// <summary>Shows what <paramref name="view"/> reads, now and after each waking of the topic, as whoever watches may see it.</summary>
    /// <param name="topic">What wakes it.</param>
    /// <param name="view">Reads it with the watcher's own session and rights.</param>
    /// <param name="about">The one thing that is watched; every waking of the topic counts when it is left out.</param>
    public void On(
        string topic, Func<IResolveFieldContext, IQuerySession, CancellationToken, Task<TView?>> view, Func<IResolveFieldContext, Guid>? about = null)
    {
        var builder = FieldBuilder<object, TView>.Create(name, typeof(TGraph))
            .AuthorizeWithPolicy(policy)
            .ResolveAsync(async context => await view(context, context.QuerySession(), context.CancellationToken));
        builder.FieldType.Description = description;
        builder.FieldType.Arguments = new QueryArguments(arguments);
        builder.FieldType.StreamResolver = new SourceStreamResolver<object?>(
            context => context.Service<Wakings>().Of(context.Request().Tenant, topic, about?.Invoke(context)));
        subscription.AddField(builder.FieldType);
    }
}
