using Mila.Host.Composition;
using Mila.Host.Postgres;

namespace Mila.Host.Tests.Commands;

/// <summary>A data folder for a test; a cluster that a killed host left in it is stopped with it.</summary>
internal sealed class Folder : IAsyncDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mila-host-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>The folder's store and keys as the host would have them, while no host runs.</summary>
    public async Task Open(Func<IServiceProvider, Task> use)
    {
        var cluster = new PostgresCluster(Directory.CreateDirectory(this["postgres"]).FullName, await Machine.Postgres());
        await cluster.Start(CancellationToken.None);
        await using (var app = MilaHost.Build([], cluster.ConnectionString(), Path))
            await use(app.Services);
        await cluster.Stop();
    }

    public async ValueTask DisposeAsync()
    {
        var postgres = this["postgres"];
        if (PostgresCluster.RunningIn(postgres) is not null)
            await new PostgresCluster(postgres, await Machine.Postgres()).Stop();
        Directory.Delete(Path, recursive: true);
    }
}
