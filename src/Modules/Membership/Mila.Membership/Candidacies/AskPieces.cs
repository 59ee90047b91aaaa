using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>The coordinator asks the applicant for what is missing (demande de pièces): a closed list, and words if need be.</summary>
public sealed record AskPieces(Guid CandidacyId, IReadOnlyList<PieceKind> Pieces, string? Note = null)
{
    /// <summary>A refused command is logged as it prints itself: without what names a person or opens a file.</summary>
    public override string ToString() => $"AskPieces {CandidacyId}";
}

public static class AskPiecesHandler
{
    public static PiecesAsked Decide(AskPieces command, Candidacy candidacy, DateOnly today)
    {
        Rule.That(candidacy.State is CandidacyState.Submitted, "candidacy.not_awaiting_check", "The file is not being checked.");
        Rule.That(command.Pieces.Count > 0 || HasNote(command), "candidacy.nothing_asked", "Neither a piece nor a word.", "pieces");
        var round = candidacy.Round + 1;
        return new(candidacy.Id, [.. command.Pieces.Distinct().Order()], HasNote(command) ? NoteOf(candidacy.Id, round) : null, round, today);
    }

    public static async Task<OutgoingMessages> Handle(AskPieces command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyToWrite(command.CandidacyId, cancellation);
        var candidacy = stream.Aggregate!;
        var asked = Decide(command, candidacy, moment.Today);
        if (asked.NoteId is { } noteId)
            session.Keep(ErasableText.Of(noteId, "candidacy.asked", candidacy.Id, [candidacy.ApplicantId], command.Note!, "note"));
        return stream.Record(asked);
    }

    private static bool HasNote(AskPieces command) => !string.IsNullOrWhiteSpace(command.Note);

    private static Guid NoteOf(Guid candidacyId, int round) => NamedId.Of("candidacy-asked", candidacyId.ToString(), $"{round}");
}

public static class AskPiecesField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<AskPieces, CandidacyType>("askCandidacyPieces", "membership.check_candidacies")
            .Describe("Asks the applicant for pieces; the file goes back to the applicant.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<EnumerationGraphType<PieceKind>>>>>("pieces")
            .Argument<StringGraphType>("note")
            .Send(context => new AskPieces(
                context.GetArgument<Guid>("id"), context.GetArgument<List<PieceKind>>("pieces"), context.GetArgument<string?>("note")))
            .Return<Candidacy>(command => command.CandidacyId);
}
