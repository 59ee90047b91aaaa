using Mila.Host.Postgres;
using Npgsql;

namespace Mila.Host.Tests.Commands;

internal static class Machine
{
    /// <summary>The newest PostgreSQL of this machine.</summary>
    public static async Task<PostgresPrograms> Postgres() => (await PostgresPrograms.Installed(only: null, CancellationToken.None))[0];

    /// <summary>Runs one statement and gives its first value as text.</summary>
    public static async Task<string> Ask(string database, string sql)
    {
        // Not pooled: a test that stops a server must not leave a connection to it for the next.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString() ?? "";
    }
}
