using Marten;
using Mila.Kernel;

namespace Mila.Files;

/// <summary>How a part's command takes files over, or lets them go, in its own session.</summary>
public static class FilesSession
{
    /// <summary>The files now belong to that owner; taking them twice is harmless.</summary>
    /// <param name="about">The people they are about, with whom they are erased.</param>
    /// <exception cref="RuleViolation">When a file is not there any more, or belongs to another.</exception>
    public static async Task<IReadOnlyList<StoredFile>> TakeFiles(
        this IDocumentSession session, IReadOnlyList<Guid> fileIds, string ownerKind, Guid ownerId, IReadOnlyList<Guid> about,
        string field = "files", CancellationToken cancellation = default)
    {
        var found = await session.LoadManyAsync<StoredFile>(cancellation, fileIds.Distinct().ToArray());
        Rule.That(found.Count == fileIds.Distinct().Count(), "file.unknown", "There is no such file, or it waited too long.", field);
        var taken = found.Select(file => Take(file, ownerKind, ownerId, about, field)).ToList();
        session.Store<StoredFile>(taken);
        return taken;
    }

    /// <summary>The file is dropped; its bytes go once the command is committed.</summary>
    public static void DropFile(this IDocumentOperations session, Guid fileId) => session.Delete<StoredFile>(fileId);

    internal static StoredFile Take(StoredFile file, string ownerKind, Guid ownerId, IReadOnlyList<Guid> about, string field)
    {
        Rule.That(file.OwnerKind is null || (file.OwnerKind == ownerKind && file.OwnerId == ownerId),
            "file.taken", "The file belongs to something else.", field);
        return file with { OwnerKind = ownerKind, OwnerId = ownerId, About = [.. file.About.Union(about)] };
    }
}
