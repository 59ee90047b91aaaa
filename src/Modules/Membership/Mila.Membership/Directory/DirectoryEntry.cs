using Mila.Kernel;

namespace Mila.Membership.Directory;

/// <summary>The texts were rewritten where people's data are kept; only that, and the logo, is told here.</summary>
public sealed record DirectoryEntryEdited(Guid EntryId, Guid StructureId, Guid EditedBy, Guid? LogoId, DateOnly On);

/// <summary>
/// What a structure says of itself in the directory (fiche d’annuaire): a presentation, links, a logo. Whether it is shown is a
/// consent, told among the facts of the structure; its sentences are erasable texts.
/// </summary>
public sealed record DirectoryEntry
{
    public Guid Id { get; init; }
    public Guid StructureId { get; init; }
    public Guid? LogoId { get; init; }
    public DateOnly? EditedOn { get; init; }

    public DirectoryEntry Evolve(object fact) => fact is DirectoryEntryEdited f
        ? this with { Id = f.EntryId, StructureId = f.StructureId, LogoId = f.LogoId, EditedOn = f.On }
        : this;

    public static Guid IdOf(Guid structureId) => NamedId.Of("directory-entry", structureId.ToString());

    public static Guid PresentationOf(Guid structureId) => NamedId.Of("directory-entry", "presentation", structureId.ToString());

    /// <summary>One address a line.</summary>
    public static Guid LinksOf(Guid structureId) => NamedId.Of("directory-entry", "links", structureId.ToString());

    /// <summary>What the logo shows, for who does not see it.</summary>
    public static Guid LogoTextOf(Guid structureId) => NamedId.Of("directory-entry", "logo", structureId.ToString());
}
