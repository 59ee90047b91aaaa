using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Wolverine;
using Wolverine.Marten;

namespace Mila.Membership.Structures;

/// <summary>From a day on, a person speaks for a structure (ajout d’un contact).</summary>
public sealed record AddContact(Guid StructureId, Guid PersonId, ContactRole Role, DateOnly On);

public static class AddContactHandler
{
    /// <returns>Null when the person does already.</returns>
    public static ContactAdded? Decide(AddContact command, Structure structure) =>
        structure.ContactsOn(command.On).Contains(new(command.PersonId, command.Role))
            ? null
            : new(command.StructureId, structure.Facts + 1, command.On, command.PersonId, command.Role);

    public static (Events, OutgoingMessages) Handle(AddContact command, [WriteAggregate] Structure structure) =>
        structure.Record(Decide(command, structure));
}

public static class AddContactField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<AddContact, StructureType>("addContact", "membership.keep_structures")
        .Describe("From a day on, a person speaks for a structure.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<GuidGraphType>>("personId")
        .Argument<NonNullGraphType<EnumerationGraphType<ContactRole>>>("role")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
        .Send(context => new AddContact(context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("personId"), context.GetArgument<ContactRole>("role"), context.GetArgument<DateOnly>("on")))
        .Return<Structure>(command => command.StructureId);
}
