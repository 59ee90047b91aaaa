namespace Mila.Host.Web.Directory;

/// <summary>An entry of the directory as pages show it (fiche d’annuaire).</summary>
public sealed record ListedEntry(
    Guid StructureId, string? StructureName, IReadOnlyList<string> Activities, string? Presentation, IReadOnlyList<string> Links, Guid? LogoId, string? LogoText);

/// <summary>A page of entries.</summary>
public sealed record EntryList(int TotalCount, EntryOnward PageInfo, IReadOnlyList<ListedEntry> Nodes);

public sealed record EntryOnward(bool HasNextPage, string? EndCursor);
