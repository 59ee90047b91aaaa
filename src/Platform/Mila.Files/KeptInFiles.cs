using Marten;
using Marten.Services;
using Mila.Kernel;

namespace Mila.Files;

/// <summary>Files about a person, for that person's copy or erasure.</summary>
internal static class KeptInFiles
{
    public static async Task<IReadOnlyList<object>> Export(IQuerySession session, Guid personId, CancellationToken cancellation) =>
        await session.Query<StoredFile>().Where(file => file.About.Contains(personId)).ToListAsync(cancellation);

    public static async Task Erase(IDocumentSession session, Guid personId, Moment moment, CancellationToken cancellation)
    {
        foreach (var file in await session.Query<StoredFile>().Where(file => file.About.Contains(personId)).ToListAsync(cancellation))
            session.Delete(file);
    }
}

/// <summary>Bytes go right after the commit that took their row away; a crash between the two leaves them to the sweep.</summary>
internal sealed class BytesGoWithTheirRow(FileShelf shelf) : DocumentSessionListenerBase
{
    public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
    {
        foreach (var deletion in commit.Deleted)
            if (deletion.DocumentType == typeof(StoredFile) && deletion.Id is Guid id)
                shelf.Remove(session.TenantId, id);
        return Task.CompletedTask;
    }
}
