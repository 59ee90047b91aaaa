using Mila.Membership.Structures;
using Mila.Modules;

namespace Mila.Membership.Directory;

/// <summary>The directory's part of the module's table of contents.</summary>
internal static class DirectoryDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<DirectoryEntry>()
        .Periods<Structure, ListedPeriod, ListedPeriods>(rows => rows.Duplicate(row => row.StructureId))
        .Fact<DirectoryEntryEdited>("membership.directory_entry_edited.v1");

    public static void FileOwners(FileOwnerList owners) => owners.Owner(DirectoryAccess.Owner, DirectoryAccess.MayReadLogo);

    public static void Graph(GraphRoots graph)
    {
        DirectoryEntryType.AddTo(graph.Query);
        ListedCountType.AddTo(graph.Query);
        EditDirectoryEntryField.AddTo(graph.Mutation);
        ChooseListingField.AddTo(graph.Mutation);
    }
}
