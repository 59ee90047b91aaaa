using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Board.Meetings;

/// <summary>The members in office are called to the meeting, with its agenda (convocation).</summary>
public sealed record ConveneBoardMeeting(Guid MeetingId);

public static class ConveneBoardMeetingHandler
{
    /// <returns>None when it is convened already.</returns>
    public static BoardMeetingConvened? Decide(BoardMeeting meeting, DateOnly today)
    {
        if (meeting.State is BoardMeetingState.Convened)
            return null;
        Rule.That(meeting.State is BoardMeetingState.Planned, "meeting.not_planned", "Only a meeting that is planned is convened.");
        Rule.That(meeting.Items.Count > 0, "meeting.no_item", "Members are called on an agenda.");
        Rule.That(today <= meeting.Day, "meeting.day_over", "Its day is over.");

        return new(meeting.Id, today);
    }

    public static async Task<OutgoingMessages> Handle(ConveneBoardMeeting command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        return Decide(stream.Aggregate!, moment.Today) is { } convened
            ? [.. stream.Record(convened), .. await BoardMeetingLetters.ToMembers(session, stream.Aggregate!, "board_meeting_convocation", cancellation)]
            : [];
    }
}

/// <summary>The meeting will not be held (annulation); who was convened is told, and its votes go on as before.</summary>
public sealed record CallOffBoardMeeting(Guid MeetingId);

public static class CallOffBoardMeetingHandler
{
    /// <returns>None when it is called off already.</returns>
    public static BoardMeetingCalledOff? Decide(BoardMeeting meeting, DateOnly today)
    {
        if (meeting.State is BoardMeetingState.CalledOff)
            return null;
        Rule.That(meeting.State is BoardMeetingState.Planned or BoardMeetingState.Convened, "meeting.held_already", "The meeting was opened.");

        return new(meeting.Id, today);
    }

    public static async Task<OutgoingMessages> Handle(CallOffBoardMeeting command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        var meeting = stream.Aggregate!;
        if (Decide(meeting, moment.Today) is not { } calledOff)
            return [];
        await session.Release(meeting, meeting.Items, moment.Today, cancellation);
        var messages = stream.Record(calledOff);
        if (meeting.State is BoardMeetingState.Convened)
            messages.AddRange(await BoardMeetingLetters.ToMembers(session, meeting, "board_meeting_called_off", cancellation));
        return messages;
    }
}

public static class ConvocationFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<ConveneBoardMeeting, BoardMeetingType>("conveneBoardMeeting", "membership.run_board")
            .Describe("Sends the convocation with its agenda to the members in office.")
            .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
            .Send(context => new ConveneBoardMeeting(context.GetArgument<Guid>("meetingId")))
            .Return<BoardMeeting>(command => command.MeetingId);
        mutation.Command<CallOffBoardMeeting, BoardMeetingType>("callOffBoardMeeting", "membership.run_board")
            .Describe("The meeting will not be held; who was convened is told, and its votes are open to ballots again.")
            .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
            .Send(context => new CallOffBoardMeeting(context.GetArgument<Guid>("meetingId")))
            .Return<BoardMeeting>(command => command.MeetingId);
    }
}
