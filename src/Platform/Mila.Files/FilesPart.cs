using Mila.Modules;

namespace Mila.Files;

/// <summary>Bytes under the data folder, and who may read them.</summary>
public sealed class FilesPart : MilaPart
{
    public override string Name => "files";

    public override void Store(StoreDeclaration store) => store
        .Document<StoredFile>(files => files
            .Duplicate(file => file.OwnerKind)
            .Duplicate(file => file.OwnerId)
            .Duplicate(file => file.UploadedAt)
            .Duplicate(file => file.UploadedBy));
}
