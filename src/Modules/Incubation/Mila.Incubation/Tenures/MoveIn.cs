using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Files;
using Mila.Graph;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Tenures;

/// <summary>A piece of the file of a move-in or a move-out is there (pièce du dossier).</summary>
/// <param name="Files">Its documents and photos; those that were noted before stay.</param>
public sealed record NoteFilePiece(Guid StructureId, Guid AllocationId, FilePiece Piece, IReadOnlyList<Guid> Files);

public static class NoteFilePieceHandler
{
    public static FilePieceNoted Decide(NoteFilePiece command, Tenure tenure, DateOnly today) =>
        new(tenure.Id, command.AllocationId, command.Piece, FileId: null, today, command.Files);

    public static async Task<OutgoingMessages> Handle(NoteFilePiece command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var tenure = await session.TenureToWrite(command.StructureId, settings, moment, cancellation);
        _ = tenure[command.AllocationId];
        await session.TakeFiles(command.Files, TenureStream.Subject, tenure.Tenure.Id, [], "files", cancellation);
        return tenure.Record(Decide(command, tenure.Tenure, moment.Today));
    }
}

/// <summary>The structure gets its keys (entrée dans l’espace): its file is complete and the space was handed back by whoever had it.</summary>
public sealed record MoveIn(Guid StructureId, Guid AllocationId);

public static class MoveInHandler
{
    /// <summary>Without these, nobody gets keys; the others may follow.</summary>
    private static readonly FilePiece[] Required = [FilePiece.AgreementSigned, FilePiece.Insurance, FilePiece.DepositReceived, FilePiece.EntryInventory];

    /// <returns>None when it has moved in already.</returns>
    public static MovedIn? Decide(Tenure tenure, Allocation allocation, Space space, DateOnly today)
    {
        if (allocation.State is not AllocationState.Promised)
            return null;
        Rule.That(today >= allocation.From, "move_in.too_early", "It moves in from its first day on.");
        Rule.That(!space.IsOverstayed(today, allocation.Id), "move_in.not_handed_over", "Whoever had the space has not given the keys back.");
        Rule.That(space.StateOn(today) is SpaceState.InUse, "move_in.under_works", "The space cannot be used on that day.");
        Rule.That(Required.All(piece => allocation.Pieces.Any(noted => noted.Piece == piece)), "move_in.file_incomplete", "Agreement, insurance, deposit and inventory come first.");
        return new(tenure.Id, allocation.Id, today);
    }

    public static async Task<OutgoingMessages> Handle(MoveIn command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var (space, tenure, allocation) = await session.AllocationToWrite(command.StructureId, command.AllocationId, settings, moment, cancellation);
        return Decide(tenure.Tenure, allocation, space.Aggregate!, moment.Today) is { } moved ? tenure.Record(moved) : [];
    }
}

public static class MoveInFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<NoteFilePiece, TenureType>("noteFilePiece", AllocateSpaceFields.Policy)
            .Describe("A piece of the file of a move-in or a move-out is there.")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<NonNullGraphType<GuidGraphType>>("allocationId")
            .Argument<NonNullGraphType<EnumerationGraphType<FilePiece>>>("piece")
            .Argument<ListGraphType<NonNullGraphType<GuidGraphType>>>("files", "Its documents and photos; those that were noted before stay.")
            .Send(context => new NoteFilePiece(
                context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("allocationId"), context.GetArgument<FilePiece>("piece"), context.GetArgument<List<Guid>?>("files") ?? []))
            .Return<Tenure>(command => Tenure.IdOf(command.StructureId));
        mutation.Command<MoveIn, TenureType>("moveIn", AllocateSpaceFields.Policy)
            .Describe("The structure gets its keys, once its file is complete and the space was handed back.")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<NonNullGraphType<GuidGraphType>>("allocationId")
            .Send(context => new MoveIn(context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("allocationId")))
            .Return<Tenure>(command => Tenure.IdOf(command.StructureId));
    }
}
