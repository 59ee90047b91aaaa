using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Files;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Desk;

/// <summary>A member asks the office for something (dépôt d’une demande), or the office puts it down for the member.</summary>
/// <param name="PhotoId">An image that was uploaded to <c>/files</c>.</param>
public sealed record FileDeskRequest(Guid RequestId, Guid StructureId, DeskKind Kind, DeskPlace? Place, string Words, Guid? PhotoId, bool ByStaff)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(FileDeskRequest)} {{ RequestId = {RequestId} }}";
}

public static class FileDeskRequestHandler
{
    /// <param name="days">How many days the kind is given.</param>
    public static DeskRequestFiled Decide(FileDeskRequest command, Structure? structure, Guid? actor, int days, DateOnly today)
    {
        Rule.That(actor is not null, "desk_request.nameless", "A request is somebody's.");
        if (!command.ByStaff)
            DeskAccess.MustBeWith(structure, actor, today);
        Rule.That(structure is not null && structure.IsMemberOn(today), "desk_request.not_member", "The desk is there for members.", "structureId");

        return new(
            command.RequestId, command.StructureId, actor.Value, command.ByStaff, command.Kind, command.Place,
            DeskRequest.WordsOf(command.RequestId), command.PhotoId, today.AddDays(days), today);
    }

    public static async Task<OutgoingMessages> Handle(
        FileDeskRequest command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var structure = await session.LoadAsync<Structure>(command.StructureId, cancellation);
        var values = await settings.On(session, moment.Today, cancellation);
        var filed = Decide(command, structure, moment.Actor, values.Days(DeskWorkflow.DaysOf(command.Kind)), moment.Today);
        var stream = await session.Events.FetchForWriting<DeskRequest>(command.RequestId, cancellation);
        if (stream.Aggregate is not null)
            return [];

        session.Keep(ErasableText.Of(filed.WordsId, "desk_request.words", filed.RequestId, [filed.FiledBy], command.Words, "words"));
        if (command.PhotoId is { } photo)
        {
            var taken = await session.TakeFiles([photo], DeskRequestStream.Subject, filed.RequestId, [filed.FiledBy], "photo", cancellation);
            Rule.That(taken.All(file => file.MediaType.StartsWith("image/", StringComparison.Ordinal)), "desk_request.not_a_photo", "A photo is an image.", "photo");
        }
        return [.. stream.Record(filed), DeskWorkflow.Start(filed.RequestId)];
    }
}

public static class FileDeskRequestField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<FileDeskRequest, DeskRequestType>("fileDeskRequest", "membership.file_requests")
        .Describe("Asks the office for something, for a member structure that the person who asks is with; the office does so for any member.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<EnumerationGraphType<DeskKind>>>("kind")
        .Argument<NonNullGraphType<StringGraphType>>("words", "What is asked.")
        .Argument<EnumerationGraphType<DeskPlace>>("place")
        .Argument<GuidGraphType>("photo", "An image that was uploaded to /files.")
        .Send(context => new FileDeskRequest(
            Guid.CreateVersion7(), context.GetArgument<Guid>("structureId"), context.GetArgument<DeskKind>("kind"), context.GetArgument<DeskPlace?>("place"),
            context.GetArgument<string>("words"), context.GetArgument<Guid?>("photo"), context.Actor().KeepsTheDesk()))
        .Return<DeskRequest>(command => command.RequestId);
}
