using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Board.Meetings;

/// <summary>Enough members are there or represented: the meeting is opened, and its members are fixed (ouverture de la séance).</summary>
public sealed record OpenBoardMeeting(Guid MeetingId);

public static class OpenBoardMeetingHandler
{
    /// <returns>None when it is open already.</returns>
    public static BoardMeetingOpened? Decide(BoardMeeting meeting, IReadOnlyList<Elector> members, BodyRules rules, DateOnly today)
    {
        if (meeting.State is BoardMeetingState.Open)
            return null;
        meeting.MustGatherOn(today);
        Rule.That(meeting.VoicesAmong(members, []).Count >= Tally.QuorumOf(members.Count, rules.LeastVoters), "meeting.no_quorum", "Too few members are there or represented.");

        return new(meeting.Id, members, rules.LeastVoters, rules.PresidentSettlesTies, meeting.Day);
    }

    public static async Task<OutgoingMessages> Handle(OpenBoardMeeting command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        var meeting = stream.Aggregate!;
        var rules = BodyRules.From(await settings.On(session, meeting.Day, cancellation), meeting.Body);
        return Decide(meeting, await session.Members(meeting, cancellation), rules, moment.Today) is { } opened ? stream.Record(opened) : [];
    }

    internal static void MustGatherOn(this BoardMeeting meeting, DateOnly today)
    {
        Rule.That(meeting.State is BoardMeetingState.Convened, "meeting.not_convened", "Members were called to it.");
        Rule.That(today >= meeting.Day, "meeting.presence_not_now", "Who is there is put down on the day.");
    }
}

/// <summary>Too few came (carence de quorum): what was to be decided goes on the next meeting's agenda.</summary>
public sealed record FindBoardQuorumMissed(Guid MeetingId);

public static class FindBoardQuorumMissedHandler
{
    /// <returns>None when that was found already.</returns>
    public static BoardQuorumMissed? Decide(BoardMeeting meeting, IReadOnlyList<Elector> members, BodyRules rules, DateOnly today)
    {
        if (meeting.State is BoardMeetingState.QuorumMissed)
            return null;
        meeting.MustGatherOn(today);
        var voices = meeting.VoicesAmong(members, []).Count;
        Rule.That(voices < Tally.QuorumOf(members.Count, rules.LeastVoters), "meeting.quorum_reached", "Enough members are there or represented.");

        return new(meeting.Id, members, rules.LeastVoters, voices, meeting.Day);
    }

    public static async Task<OutgoingMessages> Handle(FindBoardQuorumMissed command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        var meeting = stream.Aggregate!;
        var rules = BodyRules.From(await settings.On(session, meeting.Day, cancellation), meeting.Body);
        if (Decide(meeting, await session.Members(meeting, cancellation), rules, moment.Today) is not { } missed)
            return [];
        await session.Release(meeting, meeting.Items, moment.Today, cancellation);
        return stream.Record(missed);
    }
}

/// <summary>The meeting is over (levée de la séance): what was not reached goes on the next agenda.</summary>
public sealed record CloseBoardMeeting(Guid MeetingId);

public static class CloseBoardMeetingHandler
{
    /// <returns>None when it is over already.</returns>
    public static BoardMeetingClosed? Decide(BoardMeeting meeting)
    {
        if (meeting.State is BoardMeetingState.Closed)
            return null;
        Rule.That(meeting.State is BoardMeetingState.Open, "meeting.not_open", "Votes are counted while the meeting sits.");

        return new(meeting.Id, meeting.Day);
    }

    public static async Task<OutgoingMessages> Handle(CloseBoardMeeting command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        var meeting = stream.Aggregate!;
        if (Decide(meeting) is not { } closed)
            return [];
        await session.Release(meeting, meeting.Items, moment.Today, cancellation);
        return stream.Record(closed);
    }
}

public static class SittingFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<OpenBoardMeeting, BoardMeetingType>("openBoardMeeting", "membership.run_board")
            .Describe("Opens the meeting once its quorum is there, and fixes its members.")
            .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
            .Send(context => new OpenBoardMeeting(context.GetArgument<Guid>("meetingId")))
            .Return<BoardMeeting>(command => command.MeetingId);
        mutation.Command<FindBoardQuorumMissed, BoardMeetingType>("findBoardQuorumMissed", "membership.run_board")
            .Describe("Puts down that too few came: what was to be decided goes on the next meeting's agenda.")
            .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
            .Send(context => new FindBoardQuorumMissed(context.GetArgument<Guid>("meetingId")))
            .Return<BoardMeeting>(command => command.MeetingId);
        mutation.Command<CloseBoardMeeting, BoardMeetingType>("closeBoardMeeting", "membership.run_board")
            .Describe("The meeting is over; what was not reached goes on the next meeting's agenda.")
            .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
            .Send(context => new CloseBoardMeeting(context.GetArgument<Guid>("meetingId")))
            .Return<BoardMeeting>(command => command.MeetingId);
    }
}
