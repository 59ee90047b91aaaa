using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Files;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>The applicant takes a file back (retrait d’une pièce); its bytes go too.</summary>
public sealed record RemovePiece(string Link, Guid FileId);

public static class RemovePieceHandler
{
    public static PieceRemoved Decide(RemovePiece command, Candidacy candidacy, DateOnly today)
    {
        Rule.That(candidacy.IsOpenToApplicant, "candidacy.closed_to_applicant", "The file is being examined or is over.");
        Rule.That(candidacy.Pieces.Any(piece => piece.FileId == command.FileId), "candidacy.file_unknown", "The candidacy has no such file.", "file");
        return new(candidacy.Id, command.FileId, today);
    }

    public static async Task<OutgoingMessages> Handle(RemovePiece command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyToWrite(command.Link, cancellation);
        var removed = Decide(command, stream.Aggregate!, moment.Today);
        session.DropFile(removed.FileId);
        return stream.Record(removed);
    }
}

public static class RemovePieceField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<RemovePiece, FollowedCandidacyType>("removeCandidacyPiece", "membership.apply")
            .Describe("Takes a file back.")
            .Argument<NonNullGraphType<StringGraphType>>("link")
            .Argument<NonNullGraphType<GuidGraphType>>("file")
            .Send(context => new RemovePiece(PrivateLinks.KeyOf(context.GetArgument<string>("link")), context.GetArgument<Guid>("file")))
            .ReturnFollowed(command => command.Link);
}
