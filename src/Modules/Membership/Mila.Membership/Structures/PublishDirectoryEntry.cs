using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;
using Wolverine.Marten;

namespace Mila.Membership.Structures;

/// <summary>A structure appears in the public directory, with the consent of one of its contacts (fiche d’annuaire).</summary>
public sealed record PublishDirectoryEntry(Guid StructureId, Guid ConsentOf, DateOnly On);

public static class PublishDirectoryEntryHandler
{
    /// <returns>Null when it appears already.</returns>
    public static DirectoryEntryPublished? Decide(PublishDirectoryEntry command, Structure structure)
    {
        Rule.That(
            structure.ContactsOn(command.On).Any(contact => contact.PersonId == command.ConsentOf),
            "directory.consent_of_stranger", "Only a contact of the structure can agree to its entry.", "consentOf");
        return structure.Directory().At(command.On) is { Value: true }
            ? null
            : new(command.StructureId, structure.Facts + 1, command.On, command.ConsentOf);
    }

    public static (Events, OutgoingMessages) Handle(PublishDirectoryEntry command, [WriteAggregate] Structure structure) =>
        structure.Record(Decide(command, structure));
}

public static class PublishDirectoryEntryField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<PublishDirectoryEntry, StructureType>("publishDirectoryEntry", "membership.keep_structures")
        .Describe("A structure appears in the public directory, with the consent of one of its contacts.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<GuidGraphType>>("consentOf")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
        .Send(context => new PublishDirectoryEntry(context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("consentOf"), context.GetArgument<DateOnly>("on")))
        .Return<Structure>(command => command.StructureId);
}
