using System.Net;
using System.Net.Sockets;
using Mila.Host.Postgres;
using Mila.Host.Tests.Postgres;
using Mila.Testing;
using Npgsql;
using Xunit;

namespace Mila.Host.Tests.Commands;

/// <summary>Each wrong case ends in one French sentence that says what to do, and a code of its own.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private readonly Folder folder = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    [Fact]
    public async Task The_port_is_taken()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Refused(ExitCode.PortTaken, "--port", await HostProcess.Run("run", "--data", folder.Path, "--port", $"{((IPEndPoint)listener.LocalEndpoint).Port}"));
    }

    [Fact]
    public async Task The_folder_cannot_be_written() =>
        Refused(ExitCode.FolderNotWritable, "/proc/mila", await HostProcess.Run("run", "--data", "/proc/mila", "--port", Port));

    [Fact]
    public async Task The_folder_is_a_file()
    {
        await File.WriteAllTextAsync(folder["file"], "");
        Refused(ExitCode.FolderNotWritable, "--data", await HostProcess.Run("run", "--data", folder["file"], "--port", Port));
    }

    [Fact]
    public async Task Another_process_has_the_folder()
    {
        using var other = FolderLock.Take(folder.Path);
        Refused(ExitCode.FolderInUse, folder.Path, await HostProcess.Run("run", "--data", folder.Path, "--port", Port));
    }

    [Fact]
    public async Task PostgreSQL_is_not_installed() =>
        Refused(ExitCode.NoPostgres, "apt install postgresql", await HostProcess.Run(With("Mila__Postgres", folder["nowhere"]), "run", "--data", folder.Path, "--port", Port));

    [Fact]
    public async Task The_folder_is_of_another_version_of_PostgreSQL()
    {
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(folder["postgres/cluster"]).FullName, "PG_VERSION"), "12\n");
        Refused(ExitCode.OtherPostgresVersion, "PostgreSQL 12", await HostProcess.Run("run", "--data", folder.Path, "--port", Port));
    }

    [Fact]
    public async Task The_database_in_the_folder_is_damaged()
    {
        var programs = await Machine.Postgres();
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(folder["postgres/cluster"]).FullName, "PG_VERSION"), $"{programs.Major}\n");
        Refused(ExitCode.PostgresDidNotStart, "start.log", await HostProcess.Run("run", "--data", folder.Path, "--port", Port));
    }

    [Fact]
    public async Task The_configured_server_does_not_answer() =>
        Refused(ExitCode.ServerUnreachable, "ne répond pas", await Configured($"Host=127.0.0.1;Port={HostProcess.FreePort()};Username=mila;Password=x;Database=mila"));

    [Fact]
    public async Task The_configured_server_cannot_be_read() =>
        Refused(ExitCode.ServerUnreachable, "ConnectionStrings__Mila", await Configured("postgres"));

    [Fact]
    public async Task The_configured_server_refuses_the_password() =>
        Refused(ExitCode.ServerRefusedPassword, "mot de passe", await Configured(await Database(server => server.Password = "faux")));

    [Fact]
    public async Task The_configured_server_has_no_such_database() =>
        Refused(ExitCode.ServerHasNoSuchDatabase, "CREATE DATABASE ailleurs", await Configured(await Database(server => server.Database = "ailleurs")));

    [Fact]
    public async Task The_configured_server_is_too_old()
    {
        using var server = new OldServer("13.4");
        Refused(ExitCode.ServerTooOld, "PostgreSQL 13 : il faut la version 15", await Configured(server.ConnectionString));
    }

    [Fact]
    public async Task The_configured_server_allows_no_schema() =>
        Refused(ExitCode.ServerForbidsSchemas, "GRANT CREATE", await Configured(await Database(server => server.Database = "template1")));

    [Theory]
    [InlineData("bogus")]
    [InlineData("run", "--bogus")]
    [InlineData("token")]
    [InlineData("tenant")]
    [InlineData("tenant", "add")]
    [InlineData("run", "--port", "abc")]
    [InlineData("run", "--port", "65536")]
    [InlineData("run", "--today", "30/06/2023")]
    public async Task What_is_typed_is_not_understood(params string[] words)
    {
        var ended = await HostProcess.Run(words);
        Assert.Equal((int)ExitCode.Usage, ended.Code);
        Assert.Empty(ended.Output);
        Assert.Contains("Usage", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        Assert.EndsWith(".", ended.Errors.Split('\n')[0], StringComparison.Ordinal);
    }

    private static string Port => $"{HostProcess.FreePort()}";

    private Task<Ended> Configured(string connectionString) =>
        HostProcess.Run(With("ConnectionStrings__Mila", connectionString), "run", "--data", folder.Path, "--port", Port);

    private static async Task<string> Database(Action<NpgsqlConnectionStringBuilder> change)
    {
        var server = new NpgsqlConnectionStringBuilder(await TestPostgres.NewDatabase());
        change(server);
        return server.ConnectionString;
    }

    private static Dictionary<string, string> With(string name, string value) => new() { [name] = value };

    internal static void Refused(ExitCode code, string says, Ended ended)
    {
        Assert.Equal((int)code, ended.Code);
        Assert.Contains(says, ended.Errors.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.EndsWith(".", Assert.Single(ended.Errors.Split('\n')), StringComparison.Ordinal);
        Assert.Empty(ended.Output);
    }
}
