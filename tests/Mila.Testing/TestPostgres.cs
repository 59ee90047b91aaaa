using System.Collections.Concurrent;
using System.Diagnostics;
using Mila.Host.Postgres;
using Npgsql;

namespace Mila.Testing;

/// <summary>
/// A PostgreSQL of this test process: a private cluster in a temporary folder, or the server of <c>MILA_TEST_POSTGRES</c>
/// (a connection string whose user may create databases). Nothing of it is left when the process ends.
/// </summary>
public static class TestPostgres
{
    private static readonly string Folders = Path.Combine(Path.GetTempPath(), $"mila-tests-{Environment.UserName}");
    private static readonly Lazy<Task<string>> Server = new(StartServer);
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();
    private static readonly ConcurrentBag<string> Created = [];

    /// <summary>The connection string of a database that nobody has used.</summary>
    public static async Task<string> NewDatabase() => await Create(await Server.Value, template: "template0");

    /// <summary>The same with what <paramref name="fill"/> put in it: done once per process and name, then copied.</summary>
    public static async Task<string> NewDatabase(string template, Func<string, Task> fill)
    {
        var filled = await Templates.GetOrAdd(template, _ => new(() => Fill(fill))).Value;
        return await Create(await Server.Value, filled);
    }

    /// <summary>Takes a database away before the process ends, with whoever is connected.</summary>
    public static async Task Drop(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(connection);
        await Execute(await Server.Value, $"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    private static async Task<string> Fill(Func<string, Task> fill)
    {
        var server = await Server.Value;
        var database = await Create(server, "template0");
        await fill(database);
        var name = new NpgsqlConnectionStringBuilder(database).Database!;
        // PostgreSQL copies only what nobody is connected to.
        await Execute(server, $"ALTER DATABASE {name} ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        NpgsqlConnection.ClearAllPools();
        return name;
    }

    private static async Task<string> Create(string server, string template)
    {
        var name = $"mila_{Guid.CreateVersion7():N}";
        await Execute(server, $"CREATE DATABASE {name} TEMPLATE {template}");
        Created.Add(name);
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    private static async Task Execute(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        foreach (var statement in sql.Split("; "))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<string> StartServer()
    {
        if (Environment.GetEnvironmentVariable("MILA_TEST_POSTGRES") is { Length: > 0 } server)
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => DropAll(server).GetAwaiter().GetResult();
            return server;
        }
        await DeleteLeftovers();
        var (folder, held) = NewFolder();
        var cluster = new PostgresCluster(folder, await Programs(), fast: true);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => LeaveToEnd(folder, held);
        await cluster.Start(CancellationToken.None);
        // A machine that runs all tests at once may let a statement wait.
        return new NpgsqlConnectionStringBuilder(cluster.ConnectionString()) { Timeout = 60, CommandTimeout = 120, ConnectionIdleLifetime = 4, ConnectionPruningInterval = 2 }.ConnectionString;
    }

    private static async Task<PostgresPrograms> Programs() =>
        await PostgresPrograms.Installed(only: null, CancellationToken.None) is [var newest, ..]
            ? newest
            : throw new InvalidOperationException($"The tests need PostgreSQL {PostgresPrograms.Oldest} or newer: ./mila test installs it.");

    private static (string Folder, FolderLock Held) NewFolder()
    {
        while (true)
        {
            var folder = Directory.CreateDirectory(Path.Combine(Folders, Guid.CreateVersion7().ToString("N"))).FullName;
            if (FolderLock.Take(folder) is { } held)
                return (folder, held);
            // Another test process took it for a leftover, between its making and its locking.
        }
    }

    /// <summary>A run that was killed leaves its folder and its server; the lock on the folder is free then.</summary>
    private static async Task DeleteLeftovers()
    {
        foreach (var folder in Directory.CreateDirectory(Folders).EnumerateDirectories())
            if (File.Exists(Path.Combine(folder.FullName, FolderLock.FileName)) && FolderLock.Take(folder.FullName) is { } held)
                await End(new PostgresCluster(folder.FullName, await Programs(), fast: true), folder.FullName, held);
    }

    private static async Task End(PostgresCluster cluster, string folder, FolderLock held)
    {
        await cluster.Stop();
        Directory.Delete(folder, recursive: true);
        held.Dispose();
    }

    /// <summary>A test process that ends is not kept waiting: another one takes the lock over, stops the server and clears the folder.</summary>
    private static void LeaveToEnd(string folder, FolderLock held)
    {
        const string End = "read -r server < \"$0/cluster/postmaster.pid\" && kill -QUIT \"$server\"; while [ -e \"$0/cluster/postmaster.pid\" ] && [ -e \"/proc/$server/cwd/\" ]; do sleep 0.1; done; rm -rf \"$0\" || { sleep 1; rm -rf \"$0\"; }";
        held.Dispose();
        using var ending = Process.Start("setsid", ["--fork", "flock", Path.Combine(folder, FolderLock.FileName), "sh", "-c", End, folder]);
        ending.WaitForExit();
    }

    private static async Task DropAll(string server)
    {
        foreach (var name in Created)
            await Execute(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }
}
