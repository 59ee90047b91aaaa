namespace Mila.Host.Tests.Commands;

/// <summary>A data folder for a test; a cluster that a killed host left in it is stopped with it.</summary>
internal sealed class Folder : IAsyncDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mila-host-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public async ValueTask DisposeAsync()
    {
        var postgres = this["postgres"];
        if (Host.Postgres.PostgresCluster.RunningIn(postgres) is not null)
            await new Host.Postgres.PostgresCluster(postgres, await Machine.Postgres()).Stop();
        Directory.Delete(Path, recursive: true);
    }
}
