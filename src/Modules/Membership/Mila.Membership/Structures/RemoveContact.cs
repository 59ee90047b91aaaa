using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Wolverine;
using Wolverine.Marten;

namespace Mila.Membership.Structures;

/// <summary>From a day on, a person no longer speaks for a structure (retrait d’un contact).</summary>
public sealed record RemoveContact(Guid StructureId, Guid PersonId, ContactRole Role, DateOnly On);

public static class RemoveContactHandler
{
    /// <returns>Null when the person no longer does.</returns>
    public static ContactRemoved? Decide(RemoveContact command, Structure structure) =>
        structure.ContactsOn(command.On).Contains(new(command.PersonId, command.Role))
            ? new(command.StructureId, structure.Facts + 1, command.On, command.PersonId, command.Role)
            : null;

    public static (Events, OutgoingMessages) Handle(RemoveContact command, [WriteAggregate] Structure structure) =>
        structure.Record(Decide(command, structure));
}

public static class RemoveContactField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<RemoveContact, StructureType>("removeContact", "membership.keep_structures")
        .Describe("From a day on, a person no longer speaks for a structure.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<GuidGraphType>>("personId")
        .Argument<NonNullGraphType<EnumerationGraphType<ContactRole>>>("role")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
        .Send(context => new RemoveContact(context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("personId"), context.GetArgument<ContactRole>("role"), context.GetArgument<DateOnly>("on")))
        .Return<Structure>(command => command.StructureId);
}
