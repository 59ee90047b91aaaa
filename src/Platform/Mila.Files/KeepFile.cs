using Marten;
using Mila.Kernel;

namespace Mila.Files;

/// <summary>The bytes are on the shelf: now there is a file, that waits for a command to take it over.</summary>
public sealed record KeepFile(Guid FileId, string Name, string MediaType, long Size, string Sha256);

public static class KeepFileHandler
{
    /// <summary>How many files without a sender and without an owner an association lets wait: a bound on what strangers can store.</summary>
    public const int MostWaiting = 500;

    public static StoredFile Decide(KeepFile command, int waiting, Moment moment)
    {
        Rule.That(moment.Actor is not null || waiting < MostWaiting, "file.too_many_waiting", "Too many files of strangers wait already.", "file");
        return new()
        {
            Id = command.FileId,
            Name = command.Name,
            MediaType = command.MediaType,
            Size = command.Size,
            Sha256 = command.Sha256,
            UploadedAt = moment.Now,
            UploadedBy = moment.Actor,
            About = moment.Actor is { } sender ? [sender] : [],
        };
    }

    public static async Task Handle(KeepFile command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var waiting = await session.Query<StoredFile>().CountAsync(file => file.OwnerKind == null && file.UploadedBy == null, cancellation);
        session.Store(Decide(command, waiting, moment));
    }
}
