using Marten;
using Mila.Graph;
using Mila.Membership.Structures;
using Mila.Modules;

namespace Mila.Membership.Directory;

/// <summary>Whose entry is edited by whom, and who sees its logo.</summary>
public static class DirectoryAccess
{
    /// <summary>What the files of entries belong to.</summary>
    public const string Owner = "directory_entry";

    public static bool KeepsEntries(Actor actor) => actor.Is("coordinator");

    /// <summary>The entry, blank as long as the structure has written nothing; none without a structure.</summary>
    public static async Task<DirectoryEntry?> Entry(IQuerySession session, Guid structureId, CancellationToken cancellation) =>
        await session.LoadAsync<DirectoryEntry>(DirectoryEntry.IdOf(structureId), cancellation)
        ?? (await session.LoadAsync<Structure>(structureId, cancellation) is null ? null : new DirectoryEntry { Id = DirectoryEntry.IdOf(structureId), StructureId = structureId });

    public static bool IsListedOn(this Structure structure, DateOnly day) => structure.IsMemberOn(day) && structure.Directory().At(day) is { Value: true };

    /// <summary>A logo is seen by everybody as long as the structure is listed; before, by who edits the entry.</summary>
    public static async Task<bool> MayReadLogo(FileAsk ask, CancellationToken cancellation) =>
        await ask.Session.LoadAsync<Structure>(ask.OwnerId, cancellation) is { } structure
        && (structure.IsListedOn(ask.Today) || KeepsEntries(ask.Actor) || structure.ContactsOn(ask.Today).Any(contact => contact.PersonId == ask.Actor.PersonId));
}
