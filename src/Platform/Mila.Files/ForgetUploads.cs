using Marten;
using Mila.Kernel;

namespace Mila.Files;

/// <summary>Uploads that no command took within a day are let go (envois sans suite); their bytes are swept after the commit.</summary>
public sealed record ForgetUploads;

public static class ForgetUploadsHandler
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public static void Handle(ForgetUploads command, IDocumentSession session, Moment moment)
    {
        var before = moment.Now - Kept;
        session.DeleteWhere<StoredFile>(file => file.OwnerKind == null && file.UploadedAt < before);
    }
}
