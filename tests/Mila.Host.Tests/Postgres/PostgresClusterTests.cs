using System.Diagnostics;
using System.Globalization;
using Mila.Host.Postgres;
using Mila.Host.Tests.Commands;
using Npgsql;
using Xunit;

namespace Mila.Host.Tests.Postgres;

public sealed class PostgresClusterTests : IAsyncLifetime
{
    private readonly Folder folder = new();
    private PostgresPrograms programs = null!;

    public async ValueTask InitializeAsync() => programs = await Machine.Postgres();

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    [Fact]
    public async Task What_was_written_is_there_after_a_restart()
    {
        var cluster = await Started();
        await Machine.Ask(cluster.ConnectionString(), "CREATE TABLE mark AS SELECT 42 AS id");
        await cluster.Stop();
        Assert.Null(PostgresCluster.RunningIn(Home));

        var again = await Started();
        Assert.Equal("42", await Machine.Ask(again.ConnectionString(), "SELECT id FROM mark"));
    }

    [Fact]
    public async Task Nothing_that_makes_it_fast_endangers_what_was_committed()
    {
        var database = (await Started()).ConnectionString();
        foreach (var setting in (string[])["fsync", "synchronous_commit", "full_page_writes", "data_checksums"])
            Assert.Equal("on", await Machine.Ask(database, $"SHOW {setting}"));
    }

    [Fact]
    public async Task Only_the_kept_password_opens_it_and_nobody_is_its_superuser()
    {
        var database = new NpgsqlConnectionStringBuilder((await Started()).ConnectionString());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Home, "password")));
        Assert.Equal("off", await Machine.Ask(database.ConnectionString, "SELECT current_setting('is_superuser')"));

        database.Password = "essai";
        Assert.Equal(PostgresErrorCodes.InvalidPassword, (await Assert.ThrowsAsync<PostgresException>(() => Machine.Ask(database.ConnectionString, "SELECT 1"))).SqlState);
        database.Username = "postgres";
        Assert.Equal(PostgresErrorCodes.InvalidAuthorizationSpecification, (await Assert.ThrowsAsync<PostgresException>(() => Machine.Ask(database.ConnectionString, "SELECT 1"))).SqlState);
    }

    [Fact]
    public async Task It_listens_on_no_network()
    {
        var database = (await Started()).ConnectionString();
        Assert.Equal("", await Machine.Ask(database, "SHOW listen_addresses"));
        Assert.StartsWith(Home, new NpgsqlConnectionStringBuilder(database).Host, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_too_deep_for_a_socket_is_reached_by_loopback()
    {
        var deep = Directory.CreateDirectory(Path.Combine(folder.Path, new string('d', 90))).FullName;
        var cluster = new PostgresCluster(deep, programs);
        await cluster.Start(CancellationToken.None);
        try
        {
            Assert.Equal("127.0.0.1", new NpgsqlConnectionStringBuilder(cluster.ConnectionString()).Host);
            Assert.Equal("127.0.0.1", await Machine.Ask(cluster.ConnectionString(), "SHOW listen_addresses"));
        }
        finally
        {
            await cluster.Stop();
        }
    }

    [Fact]
    public async Task A_folder_that_others_may_not_cross_is_no_obstacle()
    {
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal("1", await Machine.Ask((await Started()).ConnectionString(), "SELECT 1"));
    }

    [Fact]
    public async Task What_a_killed_host_left_running_is_ended_and_started_again()
    {
        var left = await Started();
        var first = Postmaster();

        var again = await Started();

        Assert.NotEqual(first, Postmaster());
        Assert.False(Directory.Exists($"/proc/{first}/cwd/"));
        Assert.Equal("1", await Machine.Ask(again.ConnectionString(), "SELECT 1"));
        Assert.Equal(left.ConnectionString(), again.ConnectionString());
    }

    [Fact]
    public async Task A_postmaster_killed_at_work_loses_nothing_that_was_committed()
    {
        var cluster = await Started();
        await Machine.Ask(cluster.ConnectionString(), "CREATE TABLE mark AS SELECT 42 AS id");
        using (var postmaster = Process.GetProcessById(Postmaster()))
        {
            postmaster.Kill();
            await postmaster.WaitForExitAsync();
        }

        Assert.Equal("42", await Machine.Ask((await Started()).ConnectionString(), "SELECT id FROM mark"));
    }

    [Fact]
    public async Task A_file_that_names_a_process_of_somebody_else_does_not_stop_the_start()
    {
        var cluster = await Started();
        var file = Path.Combine(Home, "cluster", "postmaster.pid");
        var left = await File.ReadAllLinesAsync(file);
        await cluster.Stop();
        // After a restart of the machine the number may be any process's: here the test's own.
        await File.WriteAllLinesAsync(file, [Environment.ProcessId.ToString(CultureInfo.InvariantCulture), .. left[1..]]);

        Assert.Equal("1", await Machine.Ask((await Started()).ConnectionString(), "SELECT 1"));
    }

    [Fact]
    public async Task A_cluster_half_made_is_made_anew()
    {
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(Home, "cluster.half")).FullName, "PG_VERSION"), "15");
        Assert.Equal("1", await Machine.Ask((await Started()).ConnectionString(), "SELECT 1"));
        Assert.False(Directory.Exists(Path.Combine(Home, "cluster.half")));
    }

    [Fact]
    public async Task Its_log_never_holds_the_values_of_a_statement()
    {
        var cluster = await Started();
        await Machine.Ask(cluster.ConnectionString(), "CREATE TABLE person (name text PRIMARY KEY)");
        await Machine.Ask(cluster.ConnectionString(), "INSERT INTO person VALUES ('Adèle Martin')");
        await Assert.ThrowsAsync<PostgresException>(() => Machine.Ask(cluster.ConnectionString(), "INSERT INTO person VALUES ('Adèle Martin')"));
        await cluster.Stop();

        var log = string.Concat(Directory.EnumerateFiles(Path.Combine(Home, "cluster", "log")).Select(File.ReadAllText));
        Assert.Contains("duplicate key", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Adèle", log, StringComparison.Ordinal);
    }

    private string Home => Directory.CreateDirectory(folder["postgres"]).FullName;

    private async Task<PostgresCluster> Started()
    {
        var cluster = new PostgresCluster(Home, programs);
        await cluster.Start(CancellationToken.None);
        return cluster;
    }

    private int Postmaster() => int.Parse(File.ReadLines(Path.Combine(Home, "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
}
