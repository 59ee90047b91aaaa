using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>The applicant says that what was asked is there (complément déposé): the file is checked again.</summary>
public sealed record SupplyPieces(string Link);

public static class SupplyPiecesHandler
{
    public static PiecesSupplied Decide(Candidacy candidacy, DateOnly today)
    {
        Rule.That(candidacy.State is CandidacyState.PiecesAsked, "candidacy.nothing_awaited", "Nothing is asked of the applicant.");
        Rule.That(candidacy.Asked.All(asked => asked is PieceKind.Other || candidacy.Pieces.Any(piece => piece.Piece == asked)),
            "candidacy.piece_missing", "A piece that was asked has no file.", "pieces");
        return new(candidacy.Id, candidacy.Round, today);
    }

    public static async Task<OutgoingMessages> Handle(SupplyPieces command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyToWrite(command.Link, cancellation);
        return stream.Record(Decide(stream.Aggregate!, moment.Today));
    }
}

public static class SupplyPiecesField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<SupplyPieces, FollowedCandidacyType>("supplyCandidacyPieces", "membership.apply")
            .Describe("Says that what was asked is there.")
            .Argument<NonNullGraphType<StringGraphType>>("link")
            .Send(context => new SupplyPieces(PrivateLinks.KeyOf(context.GetArgument<string>("link"))))
            .ReturnFollowed(command => command.Link);
}
