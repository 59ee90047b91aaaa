using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Mila.Host.Postgres;

/// <summary>
/// A private PostgreSQL in a folder: made once, started, stopped, and reached only from this machine with the password kept beside it.
/// Its user may read and write one database, <c>mila</c>; nobody can sign in as its superuser.
/// </summary>
/// <param name="folder">Holds the cluster and its password; the caller lets one process at a time in.</param>
/// <param name="programs">Of the version the folder was made with, if it was.</param>
/// <param name="fast">For tests: nothing survives a crash of the machine, and databases may be created.</param>
public sealed class PostgresCluster(string folder, PostgresPrograms programs, bool fast = false)
{
    private const string Name = "mila";
    private const int SocketPort = 5432;
    private const int LongestSocketPath = 107;

    private readonly string cluster = Path.Combine(folder, "cluster");

    private string PidFile => Path.Combine(cluster, "postmaster.pid");

    private string PasswordFile => Path.Combine(folder, "password");

    private bool FitsSocket => Encoding.UTF8.GetByteCount(Path.Combine(cluster, $".s.PGSQL.{SocketPort}")) <= LongestSocketPath;

    /// <summary>The version the folder was made with, if it was.</summary>
    public static int? MajorIn(string folder)
    {
        var file = Path.Combine(folder, "cluster", "PG_VERSION");
        return File.Exists(file) ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Makes the cluster if it is not there, ends what a killed host left running, starts, and waits until it answers.</summary>
    public async Task Start(CancellationToken cancellation)
    {
        var owner = await PostgresOwner.Of(cluster, cancellation);
        if (!Directory.Exists(cluster))
            await Make(owner, cancellation);
        await EndLeftover(owner, cancellation);

        var settings = string.Join(' ', Settings().Select(setting => $"-c {setting}"));
        var started = await PgCtl(owner, ["start", "-w", "-t", "120", "-l", $"{PostgresOwner.OpenFolder}/start.log", "-o", settings], cancellation);
        if (!started.Succeeded)
            throw new Refusal(ExitCode.PostgresDidNotStart, $"La base de données de {folder} ne démarre pas : lisez {Path.Combine(cluster, "start.log")}, qui dit pourquoi.");
    }

    /// <summary>Stops at once: clients are sent away, what was committed is safe.</summary>
    public async Task Stop()
    {
        var owner = await PostgresOwner.Of(cluster, CancellationToken.None);
        if (File.Exists(PidFile))
            await PgCtl(owner, ["stop", "-w", "-t", "120", "-m", fast ? "immediate" : "fast"], CancellationToken.None);
    }

    /// <summary>How to reach this cluster, which runs.</summary>
    public string ConnectionString() => RunningIn(folder) ?? throw new InvalidOperationException($"The cluster in {folder} does not run.");

    /// <summary>How to reach the cluster of a folder: PostgreSQL writes there where it listens. Null when none runs.</summary>
    public static string? RunningIn(string folder)
    {
        var within = Path.Combine(folder, "cluster");
        var pidFile = Path.Combine(within, "postmaster.pid");
        if (!File.Exists(pidFile) || File.ReadAllLines(pidFile) is not [_, _, _, var port, var socket, var address, ..])
            return null;
        return new NpgsqlConnectionStringBuilder
        {
            Host = socket.Length > 0 ? within : address,
            Port = int.Parse(port, CultureInfo.InvariantCulture),
            Username = Name,
            Password = File.ReadAllText(Path.Combine(folder, "password")),
            Database = Name,
            MaxPoolSize = 50,
        }.ConnectionString;
    }

    private async Task Make(PostgresOwner owner, CancellationToken cancellation)
    {
        // Under another name until it is whole: a cluster half made is thrown away by the next start.
        var half = cluster + ".half";
        if (Directory.Exists(half))
            Directory.Delete(half, recursive: true);
        Directory.CreateDirectory(half, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await owner.Give(half, cancellation);

        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        await Must(owner.Words(half, [programs["initdb"], "-D", PostgresOwner.OpenFolder, "-U", "postgres", "-A", "reject", "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums", .. fast ? ["--no-sync"] : (string[])[]]), "", cancellation);
        await Must(
            owner.Words(half, programs["postgres"], "--single", "-D", PostgresOwner.OpenFolder, "template1"),
            $"CREATE ROLE {Name} LOGIN {(fast ? "CREATEDB" : "")} PASSWORD '{password}'\nCREATE DATABASE {Name} OWNER {Name}\n",
            cancellation);
        await File.WriteAllTextAsync(Path.Combine(half, "pg_hba.conf"), $"local all {Name} scram-sha-256\nhost all {Name} 127.0.0.1/32 scram-sha-256\n", cancellation);

        File.Delete(PasswordFile);
        await using (var kept = new StreamWriter(PasswordFile, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
            await kept.WriteAsync(password);
        Directory.Move(half, cluster);
    }

    /// <summary>
    /// A postmaster outlives a host that was killed. It is stopped rather than taken over, so that no session of the dead host is left.
    /// Its file can also name a process of today that has nothing to do with it; who works in the folder tells them apart.
    /// </summary>
    private async Task EndLeftover(PostgresOwner owner, CancellationToken cancellation)
    {
        if (!File.Exists(PidFile))
            return;
        if (AnybodyAtWork())
            await PgCtl(owner, ["stop", "-w", "-t", "120", "-m", "fast"], cancellation);
        if (!AnybodyAtWork())
            File.Delete(PidFile);
    }

    /// <summary>Whether a process has the cluster as its working directory: PostgreSQL's always do.</summary>
    private bool AnybodyAtWork()
    {
        var real = RealPath(cluster);
        return Directory.EnumerateDirectories("/proc").Any(process => char.IsAsciiDigit(Path.GetFileName(process)[0]) && WorkingDirectory(process) == real);
    }

    private static string? WorkingDirectory(string process)
    {
        try
        {
            return new DirectoryInfo(Path.Combine(process, "cwd")).LinkTarget;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null; // it ended meanwhile, or is somebody else's
        }
    }

    private static string RealPath(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var whole = Path.Combine(RealPath(parent), Path.GetFileName(path));
        return Directory.ResolveLinkTarget(whole, returnFinalTarget: true)?.FullName ?? whole;
    }

    private IEnumerable<string> Settings()
    {
        yield return FitsSocket ? "listen_addresses=" : "listen_addresses=127.0.0.1";
        yield return FitsSocket ? "unix_socket_directories=." : "unix_socket_directories=";
        yield return $"port={(FitsSocket ? SocketPort : FreePort())}";
        yield return $"max_connections={(fast ? 800 : 200)}";
        // Small queries on a solid-state disk, and an evening's imports: less planning, fewer checkpoints, smaller log.
        yield return "jit=off";
        yield return "random_page_cost=1.1";
        yield return "work_mem=16MB";
        yield return "checkpoint_timeout=15min";
        yield return "wal_compression=on";
        // A week of logs that never hold the values of a statement: they may be about people.
        yield return "logging_collector=on";
        yield return "log_filename=%a.log";
        yield return "log_truncate_on_rotation=on";
        yield return "log_rotation_age=1d";
        yield return "log_error_verbosity=terse";
        yield return "log_min_error_statement=panic";
        yield return "timezone=UTC";
        if (fast)
        {
            yield return "fsync=off";
            yield return "synchronous_commit=off";
            yield return "full_page_writes=off";
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task<ChildProcess> PgCtl(PostgresOwner owner, IEnumerable<string> words, CancellationToken cancellation) =>
        ChildProcess.Run(owner.Words(cluster, [programs["pg_ctl"], "-s", "-D", PostgresOwner.OpenFolder, .. words]), cancellation);

    private async Task Must(IReadOnlyList<string> words, string input, CancellationToken cancellation)
    {
        var said = await ChildProcess.Run(words, input, cancellation);
        if (!said.Succeeded)
            throw new Refusal(ExitCode.PostgresDidNotStart, $"La base de données ne peut pas être créée dans {folder} ({said.Output.Trim().ReplaceLineEndings(" ")}) : corrigez cela, ou choisissez un autre dossier avec --data.");
    }
}
