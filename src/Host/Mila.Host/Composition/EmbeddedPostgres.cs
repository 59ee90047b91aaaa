using Mila.Host.Postgres;

namespace Mila.Host.Composition;

/// <summary>
/// The store's database for as long as a command needs it: the server of <c>ConnectionStrings:Mila</c> as it is, or a private
/// PostgreSQL in the data folder, started and stopped with the command.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly PostgresCluster? cluster;
    private readonly FolderLock? held;

    private EmbeddedPostgres(string connectionString, PostgresCluster? cluster = null, FolderLock? held = null) =>
        (ConnectionString, this.cluster, this.held) = (connectionString, cluster, held);

    public string ConnectionString { get; }

    /// <summary>Whether no server is configured, so that the data folder has its own.</summary>
    public static bool IsMeant(IConfiguration configuration) => string.IsNullOrWhiteSpace(configuration.GetConnectionString("Mila"));

    /// <summary>For the host: alone on its folder.</summary>
    /// <exception cref="Refusal">When there is no database to be had; says what to do.</exception>
    public static async Task<EmbeddedPostgres> Open(IConfiguration configuration, string dataFolder, CancellationToken cancellation)
    {
        if (!IsMeant(configuration))
            return await Configured(configuration, cancellation);
        return Take(dataFolder) is { } held
            ? await Started(configuration, dataFolder, held, cancellation)
            : throw new Refusal(ExitCode.FolderInUse, $"Mila travaille déjà sur le dossier {dataFolder} : arrêtez-la, ou choisissez un autre dossier avec --data.");
    }

    /// <summary>For a command: beside the host that runs on the folder, or alone.</summary>
    /// <exception cref="Refusal">When there is no database to be had; says what to do.</exception>
    public static async Task<EmbeddedPostgres> OpenBeside(IConfiguration configuration, string dataFolder, CancellationToken cancellation)
    {
        if (!IsMeant(configuration))
            return await Configured(configuration, cancellation);
        return Take(dataFolder) is { } held
            ? await Started(configuration, dataFolder, held, cancellation)
            : await Shared(dataFolder, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
            await cluster.Stop();
        held?.Dispose();
    }

    private static async Task<EmbeddedPostgres> Configured(IConfiguration configuration, CancellationToken cancellation)
    {
        var connectionString = configuration.GetConnectionString("Mila")!;
        await ConfiguredServer.Check(connectionString, cancellation);
        return new(connectionString);
    }

    private static async Task<EmbeddedPostgres> Started(IConfiguration configuration, string dataFolder, FolderLock held, CancellationToken cancellation)
    {
        try
        {
            var folder = Path.Combine(dataFolder, "postgres");
            var started = new PostgresCluster(Directory.CreateDirectory(folder).FullName, await Programs(configuration, folder, cancellation));
            await started.Start(cancellation);
            return new(started.ConnectionString(), started, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The newest version, or the one the folder was made with.</summary>
    private static async Task<PostgresPrograms> Programs(IConfiguration configuration, string folder, CancellationToken cancellation)
    {
        var installed = await PostgresPrograms.Installed(configuration["Mila:Postgres"], cancellation);
        if (installed is not [var newest, ..])
            throw new Refusal(ExitCode.NoPostgres, $"PostgreSQL {PostgresPrograms.Oldest} ou plus récent est introuvable : installez-le (apt install postgresql), ou donnez un serveur par ConnectionStrings__Mila, ou le dossier de ses programmes par Mila__Postgres.");
        if (PostgresCluster.MajorIn(folder) is not { } major)
            return newest;
        return installed.FirstOrDefault(each => each.Major == major)
            ?? throw new Refusal(ExitCode.OtherPostgresVersion, $"La base de données de {folder} est de PostgreSQL {major}, et cette machine n’a que {string.Join(", ", installed.Select(each => each.Major))} : installez PostgreSQL {major}, ou choisissez un autre dossier avec --data.");
    }

    /// <summary>The database of the host that has the folder; a host that is still starting is waited for.</summary>
    private static async Task<EmbeddedPostgres> Shared(string dataFolder, CancellationToken cancellation)
    {
        var folder = Path.Combine(dataFolder, "postgres");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        do
        {
            if (PostgresCluster.RunningIn(folder) is { } connectionString && await ConfiguredServer.Answers(connectionString, cancellation))
                return new(connectionString);
        }
        while (await Ticked(timer, patience.Token));
        throw new Refusal(ExitCode.FolderInUse, $"Une autre Mila tient le dossier {dataFolder} et sa base de données ne répond pas : attendez qu’elle ait fini, ou arrêtez-la.");
    }

    private static async Task<bool> Ticked(PeriodicTimer timer, CancellationToken patience)
    {
        try
        {
            return await timer.WaitForNextTickAsync(patience);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static FolderLock? Take(string dataFolder)
    {
        try
        {
            return FolderLock.Take(Directory.CreateDirectory(dataFolder).FullName);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new Refusal(ExitCode.FolderNotWritable, $"Le dossier {dataFolder} ne peut pas être écrit : donnez à {Environment.UserName} le droit d’y écrire, ou choisissez-en un autre avec --data.");
        }
    }
}
