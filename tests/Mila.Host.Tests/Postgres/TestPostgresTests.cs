using Mila.Host.Tests.Commands;
using Mila.Testing;
using Npgsql;
using Xunit;

namespace Mila.Host.Tests.Postgres;

public sealed class TestPostgresTests
{
    [Fact]
    public async Task Each_database_is_new()
    {
        await Machine.Ask(await TestPostgres.NewDatabase(), "CREATE TABLE mark (id int)");
        Assert.Equal("", await Machine.Ask(await TestPostgres.NewDatabase(), "SELECT to_regclass('mark')::text"));
    }

    [Fact]
    public async Task A_template_is_filled_once_and_copied()
    {
        var fills = 0;
        async Task Fill(string database)
        {
            Interlocked.Increment(ref fills);
            await Machine.Ask(database, "CREATE TABLE mark AS SELECT 42 AS id");
        }

        var copies = await Task.WhenAll(TestPostgres.NewDatabase("marked", Fill), TestPostgres.NewDatabase("marked", Fill));

        Assert.Equal(1, fills);
        Assert.NotEqual(copies[0], copies[1]);
        await Machine.Ask(copies[0], "DELETE FROM mark");
        Assert.Equal("42", await Machine.Ask(copies[1], "SELECT id FROM mark"));
    }

    [Fact]
    public async Task A_dropped_database_is_gone()
    {
        var database = await TestPostgres.NewDatabase();
        await Machine.Ask(database, "SELECT 1");
        await TestPostgres.Drop(database);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Machine.Ask(database, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, refused.SqlState);
    }
}
