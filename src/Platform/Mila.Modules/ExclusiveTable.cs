using System.Data.Common;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Weasel.Core;
using Weasel.Postgresql;

namespace Mila.Modules;

/// <summary>
/// A table in which no two rows of one association overlap under the same key: the last line of what must never happen, whatever the
/// code before it decided (<c>EXCLUDE USING gist</c>). A key that is null overlaps with nothing.
/// </summary>
/// <param name="range">A range type: <c>daterange</c>, <c>tstzrange</c>.</param>
/// <param name="keys">Columns of ids; under each of them, spans may not overlap.</param>
public sealed class ExclusiveTable(string schema, string name, string range, params IReadOnlyList<string> keys) : ISchemaObject
{
    public DbObjectName Identifier { get; } = new PostgresqlObjectName(schema, name, SchemaUtils.IdentifierUsage.General);

    public IEnumerable<DbObjectName> AllNames() => [Identifier];

    /// <summary>Writes a row, in the session's transaction; a span that overlaps another of the same key fails it.</summary>
    /// <param name="ids">In the order of the keys.</param>
    public void Hold(IDocumentOperations session, Guid id, IReadOnlyList<Guid?> ids, object from, object until)
    {
        var columns = string.Join(", ", keys);
        session.QueueSqlCommand(
            $"insert into {Identifier} (tenant_id, id, {columns}, span) values (?, ?, {string.Concat(keys.Select(_ => "?, "))}{range}(?, ?)) on conflict (tenant_id, id) do update set span = excluded.span",
            [session.TenantId, id, .. ids.Select(each => (object)each! ?? DBNull.Value), from, until]);
    }

    /// <summary>The span of a row ends elsewhere, earlier or later; a row whose span would be empty is gone.</summary>
    public void End(IDocumentOperations session, Guid id, object until)
    {
        session.QueueSqlCommand($"delete from {Identifier} where tenant_id = ? and id = ? and lower(span) >= ?", session.TenantId, id, until);
        session.QueueSqlCommand($"update {Identifier} set span = {range}(lower(span), ?) where tenant_id = ? and id = ?", until, session.TenantId, id);
    }

    /// <summary>The row is gone.</summary>
    public void Release(IDocumentOperations session, Guid id) =>
        session.QueueSqlCommand($"delete from {Identifier} where tenant_id = ? and id = ?", session.TenantId, id);

    public void WriteCreateStatement(Migrator migrator, TextWriter writer) => writer.WriteLine(
        $"""
        create extension if not exists btree_gist;
        create schema if not exists {Identifier.Schema};
        create table if not exists {Identifier} (
          tenant_id text not null,
          id uuid not null,
          {string.Concat(keys.Select(key => $"{key} uuid, "))}
          span {range} not null,
          primary key (tenant_id, id),
          {string.Join(", ", keys.Select(key => $"constraint {Identifier.Name}_{key} exclude using gist (tenant_id with =, {key} with =, span with &&)"))}
        );
        """);

    public void WriteDropStatement(Migrator rules, TextWriter writer) => writer.WriteLine($"drop table if exists {Identifier} cascade;");

    public void ConfigureQueryCommand(Weasel.Core.DbCommandBuilder builder) =>
        builder.Append($"select count(*) from information_schema.tables where table_schema = '{Identifier.Schema}' and table_name = '{Identifier.Name}';");

    public async Task<ISchemaObjectDelta> CreateDeltaAsync(DbDataReader reader, CancellationToken ct = default)
    {
        var isThere = await reader.ReadAsync(ct) && await reader.GetFieldValueAsync<long>(0, ct) > 0;
        return new SchemaObjectDelta(this, isThere ? SchemaPatchDifference.None : SchemaPatchDifference.Create);
    }
}

/// <summary>Keeps the rows of an <see cref="ExclusiveTable"/> in the transaction that records the facts they follow from.</summary>
public abstract class ExclusiveRows : IProjection
{
    /// <summary>Whether the fact takes a span; what gives one back goes before, so that in one commit one thing takes another's place.</summary>
    protected abstract bool Takes(object fact);

    /// <param name="commit">All that is recorded with the fact.</param>
    protected abstract void Write(IDocumentOperations operations, object fact, IReadOnlyList<IEvent> commit);

    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        foreach (var each in events.OrderBy(each => Takes(each.Data)))
            Write(operations.TenantId == each.TenantId ? operations : operations.ForTenant(each.TenantId), each.Data, events);
        return Task.CompletedTask;
    }
}
