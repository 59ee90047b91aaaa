using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Aggregation;
using Marten.Schema;

namespace Mila.Modules;

/// <summary>What a part keeps in the store: facts in the one event schema, documents in the part's own.</summary>
public sealed class StoreDeclaration(string part, StoreOptions options)
{
    private readonly List<(Type Fact, string Name)> facts = [];

    /// <summary>Marten's own options, for what has no word here.</summary>
    public StoreOptions Options => options;

    public IReadOnlyList<(Type Fact, string Name)> Facts => facts;

    /// <summary>A fact and the name it is stored under for ever, <c>part.what_happened.v1</c>.</summary>
    public StoreDeclaration Fact<TFact>(string storedName) where TFact : class
    {
        if (!storedName.StartsWith(part + ".", StringComparison.Ordinal))
            throw new ArgumentException($"The fact '{storedName}' must be named after its part, '{part}'.", nameof(storedName));
        options.Events.MapEventType<TFact>(storedName);
        facts.Add((typeof(TFact), storedName));
        return this;
    }

    /// <summary>An aggregate whose state is kept beside its facts, so that loading it costs one read.</summary>
    public StoreDeclaration Aggregate<TAggregate>() where TAggregate : class
    {
        options.Projections.Snapshot<TAggregate>(SnapshotLifecycle.Inline);
        options.Schema.For<TAggregate>().DatabaseSchemaName(part);
        return this;
    }

    /// <summary>A view of one stream that is true as soon as the command is committed.</summary>
    public StoreDeclaration View<TView, TProjection>(Action<MartenRegistry.DocumentMappingExpression<TView>>? indexes = null)
        where TView : class
        where TProjection : SingleStreamProjection<TView, Guid>, new()
    {
        options.Projections.Add(new TProjection(), ProjectionLifecycle.Inline);
        return Document(indexes);
    }

    /// <summary>A document in the part's schema.</summary>
    public StoreDeclaration Document<TDocument>(Action<MartenRegistry.DocumentMappingExpression<TDocument>>? indexes = null)
        where TDocument : class
    {
        var mapping = options.Schema.For<TDocument>().DatabaseSchemaName(part);
        indexes?.Invoke(mapping);
        return this;
    }
}
