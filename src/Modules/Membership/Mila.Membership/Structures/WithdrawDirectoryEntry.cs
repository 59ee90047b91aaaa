using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Wolverine;
using Wolverine.Marten;

namespace Mila.Membership.Structures;

/// <summary>A structure no longer appears in the public directory (retrait de l’annuaire).</summary>
public sealed record WithdrawDirectoryEntry(Guid StructureId, DateOnly On);

public static class WithdrawDirectoryEntryHandler
{
    /// <returns>Null when it does not appear.</returns>
    public static DirectoryEntryWithdrawn? Decide(WithdrawDirectoryEntry command, Structure structure) =>
        structure.Directory().At(command.On) is { Value: true }
            ? new(command.StructureId, structure.Facts + 1, command.On)
            : null;

    public static (Events, OutgoingMessages) Handle(WithdrawDirectoryEntry command, [WriteAggregate] Structure structure) =>
        structure.Record(Decide(command, structure));
}

public static class WithdrawDirectoryEntryField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<WithdrawDirectoryEntry, StructureType>("withdrawDirectoryEntry", "membership.keep_structures")
        .Describe("A structure no longer appears in the public directory.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
        .Send(context => new WithdrawDirectoryEntry(context.GetArgument<Guid>("structureId"), context.GetArgument<DateOnly>("on")))
        .Return<Structure>(command => command.StructureId);
}
