using System.Globalization;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Board.Meetings;

/// <summary>Reads a meeting to decide about it, appends what was decided, and tells the workflow engine each fact.</summary>
public static class MeetingStream
{
    public const string Subject = "board_meeting";

    /// <summary>The meeting, its stream locked until the commit.</summary>
    /// <exception cref="RuleViolation">When there is no such meeting.</exception>
    public static async Task<IEventStream<BoardMeeting>> MeetingToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        Rule.That(await session.Events.FetchStreamStateAsync(id, cancellation) is not null, "meeting.unknown", "There is no such meeting.");
        return await session.Events.FetchForExclusiveWriting<BoardMeeting>(id, cancellation);
    }

    /// <summary>Appends the facts; the messages tell them to the engine, each with its version.</summary>
    public static OutgoingMessages Record(this IEventStream<BoardMeeting> stream, params IReadOnlyList<object> facts) =>
        stream.Tell(facts, (meeting, fact) => meeting.Evolve(fact), (after, fact, version) => new(
            Subject, after.Id, version, $"membership.board_meeting_{Names[fact.GetType()]}",
            Values: new Dictionary<string, string> { ["day"] = after.Day.ToString("O", CultureInfo.InvariantCulture) }));

    /// <summary>The members of its body: those fixed at the opening, or those of its day as far as is known.</summary>
    public static async Task<IReadOnlyList<Elector>> Members(this IQuerySession session, BoardMeeting meeting, CancellationToken cancellation) =>
        meeting.InOffice.Count > 0 ? meeting.InOffice : await Mandates.InOffice(session, meeting.Body, meeting.Day, cancellation);

    public static MeetingItem MustHave(this BoardMeeting meeting, Guid item)
    {
        var found = meeting.Item(item);
        Rule.That(found is not null, "meeting.no_such_item", "The agenda has no such item.", "itemId");
        return found;
    }

    public static void MustBeComing(this BoardMeeting meeting) => Rule.That(meeting.IsComing, "meeting.over", "The meeting is over, or called off.");

    /// <summary>Every fact has a name for the engine.</summary>
    public static IReadOnlyDictionary<Type, string> Names { get; } = new Dictionary<Type, string>
    {
        [typeof(BoardMeetingPlanned)] = "planned",
        [typeof(BoardMeetingConvened)] = "convened",
        [typeof(BoardMeetingPutOff)] = "put_off",
        [typeof(BoardMeetingCalledOff)] = "called_off",
        [typeof(MeetingItemPlaced)] = "item_placed",
        [typeof(MeetingItemTakenOff)] = "item_taken_off",
        [typeof(MeetingPaperAttached)] = "paper_attached",
        [typeof(MeetingPaperRemoved)] = "paper_removed",
        [typeof(MeetingProxyGiven)] = "proxy_given",
        [typeof(MeetingProxyTakenBack)] = "proxy_taken_back",
        [typeof(MeetingPresenceRecorded)] = "presence_recorded",
        [typeof(MeetingPresenceStruckOut)] = "presence_struck_out",
        [typeof(BoardMeetingOpened)] = "opened",
        [typeof(BoardQuorumMissed)] = "quorum_missed",
        [typeof(MeetingItemRecused)] = "item_recused",
        [typeof(MeetingItemVoted)] = "item_voted",
        [typeof(MeetingItemNoted)] = "item_noted",
        [typeof(BoardMeetingClosed)] = "closed",
        [typeof(BoardMinutesSigned)] = "minutes_signed",
    };
}
