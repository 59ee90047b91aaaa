using Mila.Testing;
using Npgsql;
using Xunit;

namespace Mila.Host.Tests;

public sealed class TestPostgresTests
{
    [Fact]
    public async Task Each_database_is_new()
    {
        await Ask(await TestPostgres.NewDatabase(), "CREATE TABLE mark (id int)");
        Assert.Equal("", await Ask(await TestPostgres.NewDatabase(), "SELECT to_regclass('mark')::text"));
    }

    [Fact]
    public async Task A_template_is_filled_once_and_copied()
    {
        var fills = 0;
        async Task Fill(string database)
        {
            Interlocked.Increment(ref fills);
            await Ask(database, "CREATE TABLE mark AS SELECT 42 AS id");
        }

        var copies = await Task.WhenAll(TestPostgres.NewDatabase("marked", Fill), TestPostgres.NewDatabase("marked", Fill));

        Assert.Equal(1, fills);
        Assert.NotEqual(copies[0], copies[1]);
        await Ask(copies[0], "DELETE FROM mark");
        Assert.Equal("42", await Ask(copies[1], "SELECT id FROM mark"));
    }

    [Fact]
    public async Task A_dropped_database_is_gone()
    {
        var database = await TestPostgres.NewDatabase();
        await Ask(database, "SELECT 1");
        await TestPostgres.Drop(database);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Ask(database, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, refused.SqlState);
    }

    private static async Task<string> Ask(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString() ?? "";
    }
}
