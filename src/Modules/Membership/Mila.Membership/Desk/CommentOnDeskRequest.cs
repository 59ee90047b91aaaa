using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Desk;

/// <summary>The member and the office say something to each other about a request (message).</summary>
/// <param name="CommentId">The text's id: a repeated command says it once.</param>
public sealed record CommentOnDeskRequest(Guid RequestId, Guid CommentId, string Text, bool ByStaff)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(CommentOnDeskRequest)} {{ RequestId = {RequestId} }}";
}

public static class CommentOnDeskRequestHandler
{
    private const int Most = 100;

    /// <returns>None when it was said already.</returns>
    public static DeskRequestCommented? Decide(CommentOnDeskRequest command, DeskRequest request, Guid? actor, DateOnly today)
    {
        if (request.Comments.Any(comment => comment.TextId == command.CommentId))
            return null;
        Rule.That(actor is not null, "desk_request.nameless", "A request is somebody's.");
        Rule.That(request.Comments.Count < Most, "desk_request.said_enough", "At most 100 messages.", "text");

        return new(request.Id, command.CommentId, actor.Value, today);
    }

    public static async Task<OutgoingMessages> Handle(CommentOnDeskRequest command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.DeskRequestToWrite(command.RequestId, command.ByStaff, moment, cancellation);
        var request = stream.Aggregate!;
        if (Decide(command, request, moment.Actor, moment.Today) is not { } said)
            return [];
        session.Keep(ErasableText.Of(said.TextId, "desk_request.comment", request.Id, [.. new[] { said.By, request.FiledBy }.Distinct()], command.Text));
        return stream.Record(said);
    }
}

public static class CommentOnDeskRequestField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<CommentOnDeskRequest, DeskRequestType>("commentOnDeskRequest", "membership.file_requests")
        .Describe("Says something about a request, to the member or to the office.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Argument<NonNullGraphType<StringGraphType>>("text")
        .Send(context => new CommentOnDeskRequest(
            context.GetArgument<Guid>("id"), Guid.CreateVersion7(), context.GetArgument<string>("text"), context.Actor().KeepsTheDesk()))
        .Return<DeskRequest>(command => command.RequestId);
}
