using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using Marten;
using Mila.Graph;

namespace Mila.Files;

public sealed class StoredFileType : ObjectGraphType<StoredFile>
{
    public StoredFileType()
    {
        Name = "StoredFile";
        Description = "A file (fichier, pièce jointe); its bytes are at its address for whoever may read its owner's files.";
        Field(file => file.Id);
        Field(file => file.Name);
        Field(file => file.MediaType);
        Field(file => file.Size).Description("In bytes.");
        Field(file => file.UploadedAt);
        Field<NonNullGraphType<StringGraphType>>("address").Resolve(context => $"/files/{context.Source.Id}");
    }
}

/// <summary>What fields of other parts show of files.</summary>
public static class FilesOfOwner
{
    /// <summary>The files of one owner, oldest first; one query for a whole list of owners.</summary>
    public static IDataLoaderResult<IReadOnlyList<StoredFile>?> FilesOf(this IResolveFieldContext context, string ownerKind, Guid ownerId) =>
        context.Batch<Guid, IReadOnlyList<StoredFile>>($"files.of.{ownerKind}", ownerId, (session, ids, cancellation) => Of(session, ownerKind, ids, cancellation));

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<StoredFile>>> Of(
        IQuerySession session, string ownerKind, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var owners = ids.Cast<Guid?>().ToArray();
        var found = await session.Query<StoredFile>().Where(file => file.OwnerKind == ownerKind && file.OwnerId.IsOneOf(owners)).ToListAsync(cancellation);
        var byOwner = found.ToLookup(file => file.OwnerId!.Value);
        return ids.ToDictionary(id => id, IReadOnlyList<StoredFile> (id) => [.. byOwner[id].OrderBy(file => file.UploadedAt)]);
    }
}
