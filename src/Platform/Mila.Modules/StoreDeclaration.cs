using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Aggregation;
using Marten.Schema;
using Marten.Schema.Indexing.Unique;

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

    /// <summary>A table in which spans under one key never overlap, true as soon as the command is committed.</summary>
    public StoreDeclaration Exclusive<TRows>(ExclusiveTable table) where TRows : ExclusiveRows, new()
    {
        options.Storage.ExtendedSchemaObjects.Add(table);
        options.Projections.Add(new TRows(), ProjectionLifecycle.Inline, typeof(TRows).Name);
        return this;
    }

    /// <summary>Rows of days and instants that follow from the facts of a stream, true as soon as the command is committed.</summary>
    public StoreDeclaration Periods<TAggregate, TRow, TRows>(Action<MartenRegistry.DocumentMappingExpression<TRow>>? indexes = null)
        where TAggregate : class, new()
        where TRow : PeriodRow
        where TRows : PeriodRows<TAggregate, TRow>, new()
    {
        options.Projections.Add(new TRows(), ProjectionLifecycle.Inline, typeof(TRow).Name, rebuild => rebuild.DeleteViewTypeOnTeardown<TRow>());
        return Document<TRow>(rows =>
        {
            rows.Duplicate(row => row.SourceId)
                .Duplicate(row => row.Since).Duplicate(row => row.Until)
                .Duplicate(row => row.RecordedFrom).Duplicate(row => row.RecordedUntil)
                .Index([row => row.RecordedUntil, row => row.Until, row => row.Since], index => index.TenancyScope = TenancyScope.PerTenant);
            indexes?.Invoke(rows);
        });
    }
}
