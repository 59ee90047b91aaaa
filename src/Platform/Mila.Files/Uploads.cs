using System.Security.Cryptography;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Files;

/// <summary>Takes a file in: streamed to the disk, measured and looked at there, and only then a row (envoi d’un fichier).</summary>
public sealed class Uploads(FileShelf shelf, Settings settings, Tenants tenants, Clock clock, RequestScope request)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>The largest file that the request's association takes today, in bytes.</summary>
    public async Task<long> Largest(CancellationToken cancellation)
    {
        var today = tenants.CalendarOf(request.Tenant).DayOf(clock.UtcNow);
        return (await settings.On(request.Session, today, cancellation)).Number("files.most_megabytes") * Megabyte;
    }

    /// <summary>The file's id, for the command that will take it over.</summary>
    /// <param name="name">What the sender calls it.</param>
    /// <exception cref="RuleViolation">When it is empty, too large, or of no kind on the list; nothing of it is left then.</exception>
    public async Task<Guid> Receive(string? name, Stream body, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        var largest = await Largest(cancellation);
        try
        {
            var (size, hash) = await Write(shelf.Incoming(request.Tenant, id), body, largest, cancellation);
            var kind = KindOf(shelf.Incoming(request.Tenant, id), FileName.ExtensionOf(name));
            Rule.That(kind is not null, "file.kind_refused", "The bytes are of no kind on the list.", "file");
            shelf.Shelve(request.Tenant, id);
            await request.Send(new KeepFile(id, FileName.Clean(name, kind.Extension), kind.MediaType, size, hash), cancellation);
            return id;
        }
        catch (RuleViolation)
        {
            shelf.Remove(request.Tenant, id);
            throw;
        }
        finally
        {
            File.Delete(shelf.Incoming(request.Tenant, id));
        }
    }

    /// <summary>Writes and counts; stops at the first byte too many, and forces what it wrote to the disk.</summary>
    private static async Task<(long Size, string Sha256)> Write(string path, Stream body, long largest, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, useAsync: true);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        long size = 0;
        int read;
        while ((read = await body.ReadAsync(buffer, cancellation)) > 0)
        {
            size += read;
            Rule.That(size <= largest, "file.too_large", "The file is larger than the association takes.", "file");
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
        Rule.That(size > 0, "file.empty", "The file has no bytes.", "file");
        file.Flush(flushToDisk: true);
        return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static FileKind? KindOf(string path, string extension)
    {
        using var bytes = File.OpenRead(path);
        return FileContent.KindOf(bytes, extension);
    }
}
