using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Wolverine;
using Wolverine.Marten;

namespace Mila.Membership.Directory;

/// <summary>Who acts for a structure consents to its entry in the public directory, or takes the consent back (consentement à l’annuaire).</summary>
public sealed record ChooseListing(Guid StructureId, bool Listed);

public static class ChooseListingHandler
{
    /// <returns>None when it is so already.</returns>
    public static StructureFact? Decide(ChooseListing command, Structure structure, Guid? actor, DateOnly today)
    {
        Rule.That(actor is { } me && structure.ActingOn(today).Contains(me), "directory.not_acting", "Who acts for a structure consents for it.", "structureId");
        return command.Listed
            ? PublishDirectoryEntryHandler.Decide(new(command.StructureId, actor.Value, today), structure)
            : WithdrawDirectoryEntryHandler.Decide(new(command.StructureId, today), structure);
    }

    public static (Events, OutgoingMessages) Handle(ChooseListing command, [WriteAggregate] Structure structure, Moment moment) =>
        structure.Record(Decide(command, structure, moment.Actor, moment.Today));
}

public static class ChooseListingField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<ChooseListing, DirectoryEntryType>("chooseListing", "membership.edit_directory")
        .Describe("Who acts for a structure consents to its entry in the public directory, or takes the consent back.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<BooleanGraphType>>("listed")
        .Send(context => new ChooseListing(context.GetArgument<Guid>("structureId"), context.GetArgument<bool>("listed")))
        .Return((command, session, cancellation) => DirectoryAccess.Entry(session, command.StructureId, cancellation));
}
