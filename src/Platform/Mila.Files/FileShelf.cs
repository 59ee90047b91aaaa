using Mila.Modules;

namespace Mila.Files;

/// <summary>Where the bytes are: <c>files/TENANT/ab/ID</c> under the data folder. Names that people give never become paths.</summary>
public sealed class FileShelf(DataFolder data)
{
    /// <summary>Bytes that no row names are kept this long: their row may be about to be committed.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>A place for bytes that are still coming in.</summary>
    internal string Incoming(string tenant, Guid id) => Path.Combine(data.Sub(Path.Combine("files", tenant, "incoming")), $"{id:N}");

    /// <summary>The bytes are complete and on the disk: they get their place in one step.</summary>
    internal void Shelve(string tenant, Guid id)
    {
        var place = PathOf(tenant, id);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.Move(Incoming(tenant, id), place);
    }

    /// <exception cref="FileNotFoundException">When the bytes are gone.</exception>
    public FileStream Open(string tenant, Guid id) => new(PathOf(tenant, id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true);

    /// <summary>Takes the bytes away; harmless when they are not there.</summary>
    internal void Remove(string tenant, Guid id)
    {
        if (File.Exists(PathOf(tenant, id)))
            File.Delete(PathOf(tenant, id));
    }

    /// <summary>The bytes that have been there for long enough to have a row, oldest first.</summary>
    internal IEnumerable<Guid> Settled(string tenant, DateTime utcNow) =>
        new DirectoryInfo(data.Sub(Path.Combine("files", tenant)))
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Directory!.Name != "incoming" && utcNow - file.LastWriteTimeUtc > Grace)
            .Select(file => Guid.ParseExact(file.Name, "N"));

    /// <summary>Takes away what a broken upload, or a host that was killed, has left half written.</summary>
    internal void ClearIncoming(string tenant, DateTime utcNow)
    {
        foreach (var file in new DirectoryInfo(data.Sub(Path.Combine("files", tenant, "incoming"))).EnumerateFiles())
            if (utcNow - file.LastWriteTimeUtc > Grace)
                file.Delete();
    }

    // The last characters of an id are its random ones: they spread evenly.
    private string PathOf(string tenant, Guid id) => Path.Combine(data.Path, "files", tenant, $"{id:N}"[^2..], $"{id:N}");
}
