using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Files;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Board.Meetings;

/// <summary>A file goes with an item of the agenda, for the body's members to read (pièce jointe à l’ordre du jour).</summary>
public sealed record AttachPaper(Guid MeetingId, Guid ItemId, Guid FileId);

public static class AttachPaperHandler
{
    private const int MostPapers = 60;

    /// <returns>None when it is there already.</returns>
    public static MeetingPaperAttached? Decide(AttachPaper command, BoardMeeting meeting, DateOnly today)
    {
        if (meeting.Papers.Contains(new(command.ItemId, command.FileId)))
            return null;
        meeting.MustBeComing();
        meeting.MustHave(command.ItemId);
        Rule.That(meeting.Papers.Count < MostPapers, "meeting.too_many_papers", "The meeting has too many papers.", "file");

        return new(meeting.Id, command.ItemId, command.FileId, today);
    }

    public static async Task<OutgoingMessages> Handle(AttachPaper command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        if (Decide(command, stream.Aggregate!, moment.Today) is not { } attached)
            return [];
        await session.TakeFiles([command.FileId], MeetingStream.Subject, command.MeetingId, [], "file", cancellation);
        return stream.Record(attached);
    }
}

/// <summary>A paper was the wrong one.</summary>
public sealed record RemovePaper(Guid MeetingId, Guid FileId);

public static class RemovePaperHandler
{
    /// <returns>None when it is not there.</returns>
    public static MeetingPaperRemoved? Decide(RemovePaper command, BoardMeeting meeting, DateOnly today)
    {
        if (meeting.Papers.All(paper => paper.FileId != command.FileId))
            return null;
        meeting.MustBeComing();
        return new(meeting.Id, command.FileId, today);
    }

    public static async Task<OutgoingMessages> Handle(RemovePaper command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        if (Decide(command, stream.Aggregate!, moment.Today) is not { } removed)
            return [];
        session.DropFile(command.FileId);
        return stream.Record(removed);
    }
}

public static class PaperFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<AttachPaper, BoardMeetingType>("attachPaper", "membership.run_board")
            .Describe("Joins a file that was uploaded to /files to an item of a meeting's agenda.")
            .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
            .Argument<NonNullGraphType<GuidGraphType>>("itemId")
            .Argument<NonNullGraphType<GuidGraphType>>("file")
            .Send(context => new AttachPaper(context.GetArgument<Guid>("meetingId"), context.GetArgument<Guid>("itemId"), context.GetArgument<Guid>("file")))
            .Return<BoardMeeting>(command => command.MeetingId);
        mutation.Command<RemovePaper, BoardMeetingType>("removePaper", "membership.run_board")
            .Describe("Takes a paper back, and drops its file.")
            .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
            .Argument<NonNullGraphType<GuidGraphType>>("file")
            .Send(context => new RemovePaper(context.GetArgument<Guid>("meetingId"), context.GetArgument<Guid>("file")))
            .Return<BoardMeeting>(command => command.MeetingId);
    }
}
