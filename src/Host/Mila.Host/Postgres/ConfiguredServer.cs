using System.Net.Sockets;
using Npgsql;

namespace Mila.Host.Postgres;

/// <summary>The server somebody else runs: tried once before the host starts, so that what is wrong with it is said plainly.</summary>
public static class ConfiguredServer
{
    private const string Where = "ConnectionStrings__Mila";

    /// <exception cref="Refusal">When it cannot be the store's; says what to do.</exception>
    public static async Task Check(string connectionString, CancellationToken cancellation)
    {
        var server = Read(connectionString);
        var name = $"{server.Host}:{server.Port}";
        try
        {
            await using var connection = new NpgsqlConnection(server.ConnectionString);
            await connection.OpenAsync(cancellation);
            if (connection.PostgreSqlVersion.Major < PostgresPrograms.Oldest)
                throw new Refusal(ExitCode.ServerTooOld, $"Le serveur {name} est en PostgreSQL {connection.PostgreSqlVersion.Major} : il faut la version {PostgresPrograms.Oldest} ou une plus récente.");
            await using var allowed = new NpgsqlCommand("SELECT has_database_privilege(current_database(), 'CREATE')", connection);
            if (await allowed.ExecuteScalarAsync(cancellation) is not true)
                throw new Refusal(ExitCode.ServerForbidsSchemas, $"L’utilisateur {server.Username} ne peut pas créer de schéma dans la base {server.Database} de {name} : accordez-lui ce droit (GRANT CREATE ON DATABASE {server.Database} TO {server.Username}).");
        }
        catch (PostgresException refused)
        {
            throw refused.SqlState switch
            {
                PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                    new Refusal(ExitCode.ServerRefusedPassword, $"Le serveur {name} refuse l’utilisateur {server.Username} ou son mot de passe : corrigez {Where}."),
                PostgresErrorCodes.InvalidCatalogName =>
                    new Refusal(ExitCode.ServerHasNoSuchDatabase, $"Le serveur {name} n’a pas de base {server.Database} : créez-la (CREATE DATABASE {server.Database}), ou corrigez {Where}."),
                _ => new Refusal(ExitCode.ServerUnreachable, $"Le serveur {name} refuse la connexion ({refused.MessageText}) : corrigez cela, ou {Where}."),
            };
        }
        catch (Exception unreachable) when (unreachable is NpgsqlException or SocketException or TimeoutException)
        {
            throw new Refusal(ExitCode.ServerUnreachable, $"Le serveur PostgreSQL {name} ne répond pas : démarrez-le, ou corrigez {Where}.");
        }
    }

    /// <summary>Whether a connection opens at this moment.</summary>
    public static async Task<bool> Answers(string connectionString, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (Exception notYet) when (notYet is NpgsqlException or SocketException)
        {
            return false;
        }
    }

    private static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException)
        {
            throw new Refusal(ExitCode.ServerUnreachable, $"{Where} ne se lit pas : écrivez-la comme « Host=serveur;Database=mila;Username=mila;Password=… ».");
        }
    }
}
