using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Board.Meetings;

/// <summary>A member is there, or is not after all (émargement).</summary>
public sealed record RecordMeetingPresence(Guid MeetingId, Guid PersonId, bool IsPresent = true);

public static class RecordMeetingPresenceHandler
{
    /// <returns>None when it is so already.</returns>
    public static object? Decide(RecordMeetingPresence command, BoardMeeting meeting, IReadOnlyList<Elector> members, DateOnly today)
    {
        Rule.That(meeting.State is BoardMeetingState.Convened or BoardMeetingState.Open && today >= meeting.Day, "meeting.presence_not_now", "Who is there is put down on the day.");
        Rule.That(members.Any(member => member.PersonId == command.PersonId), "meeting.not_member", "Only a member of the body takes part.", "personId");
        if (meeting.Present.Contains(command.PersonId) == command.IsPresent)
            return null;

        return command.IsPresent
            ? new MeetingPresenceRecorded(meeting.Id, command.PersonId, meeting.Day)
            : new MeetingPresenceStruckOut(meeting.Id, command.PersonId, meeting.Day);
    }

    public static async Task<OutgoingMessages> Handle(RecordMeetingPresence command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        var members = await session.Members(stream.Aggregate!, cancellation);
        return Decide(command, stream.Aggregate!, members, moment.Today) is { } fact ? stream.Record(fact) : [];
    }
}

public static class RecordMeetingPresenceField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<RecordMeetingPresence, BoardMeetingType>("recordMeetingPresence", "membership.run_board")
        .Describe("A member is there, or is not after all.")
        .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
        .Argument<NonNullGraphType<GuidGraphType>>("personId")
        .Argument<NonNullGraphType<BooleanGraphType>>("isPresent")
        .Send(context => new RecordMeetingPresence(context.GetArgument<Guid>("meetingId"), context.GetArgument<Guid>("personId"), context.GetArgument<bool>("isPresent")))
        .Return<BoardMeeting>(command => command.MeetingId);
}
