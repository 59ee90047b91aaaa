using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Files;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>The applicant puts a file under a kind of piece (dépôt d’une pièce).</summary>
public sealed record AttachPiece(string Link, Guid FileId, PieceKind Piece);

public static class AttachPieceHandler
{
    public const int MostFiles = 20;

    /// <summary>The fact, or none when the file is attached already.</summary>
    public static PieceAttached? Decide(AttachPiece command, Candidacy candidacy, DateOnly today)
    {
        if (candidacy.Pieces.Any(piece => piece.FileId == command.FileId))
            return null;
        Rule.That(candidacy.IsOpenToApplicant, "candidacy.closed_to_applicant", "The file is being examined or is over.");
        Rule.That(candidacy.Pieces.Count < MostFiles, "candidacy.too_many_files", "At most 20 files.", "file");
        return new(candidacy.Id, command.FileId, command.Piece, today);
    }

    public static async Task<OutgoingMessages> Handle(AttachPiece command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyToWrite(command.Link, cancellation);
        var candidacy = stream.Aggregate!;
        if (Decide(command, candidacy, moment.Today) is not { } attached)
            return [];
        await session.TakeFiles([command.FileId], CandidacyHappenings.Subject, candidacy.Id, [candidacy.ApplicantId], "file", cancellation);
        return stream.Record(attached);
    }
}

public static class AttachPieceField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<AttachPiece, FollowedCandidacyType>("attachCandidacyPiece", "membership.apply")
            .Describe("Puts a file that was uploaded to /files under a kind of piece.")
            .Argument<NonNullGraphType<StringGraphType>>("link")
            .Argument<NonNullGraphType<GuidGraphType>>("file")
            .Argument<NonNullGraphType<EnumerationGraphType<PieceKind>>>("piece")
            .Send(context => new AttachPiece(
                PrivateLinks.KeyOf(context.GetArgument<string>("link")), context.GetArgument<Guid>("file"), context.GetArgument<PieceKind>("piece")))
            .ReturnFollowed(command => command.Link);
}
