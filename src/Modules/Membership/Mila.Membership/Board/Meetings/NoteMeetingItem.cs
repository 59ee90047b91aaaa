using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Board.Meetings;

/// <summary>What was said of an item is put down for the minutes (relevé des échanges); written again, the last words hold.</summary>
public sealed record NoteMeetingItem(Guid MeetingId, Guid ItemId, string Text)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(NoteMeetingItem)} {{ MeetingId = {MeetingId} }}";
}

public static class NoteMeetingItemHandler
{
    private const int Longest = 4_000;

    public static Guid IdOf(Guid meeting, Guid item) => NamedId.Of("meeting-note", meeting.ToString(), item.ToString());

    public static MeetingItemNoted Decide(NoteMeetingItem command, BoardMeeting meeting)
    {
        Rule.That(meeting.State is BoardMeetingState.Open || (meeting.State is BoardMeetingState.Closed && meeting.MinutesNumber is null),
            "meeting.not_open", "What was said is put down while the meeting sits, or until its minutes are signed.");
        meeting.MustHave(command.ItemId);
        Rule.That(command.Text.Trim().Length is >= 1 and <= Longest, "meeting.note_empty", "Something is put down.", "text");

        return new(meeting.Id, command.ItemId, meeting.Day);
    }

    public static async Task<OutgoingMessages> Handle(NoteMeetingItem command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        var noted = Decide(command, stream.Aggregate!);
        session.Keep(ErasableText.Of(IdOf(command.MeetingId, command.ItemId), "meeting.note", command.MeetingId, [], command.Text));
        return stream.Record(noted);
    }
}

public static class NoteMeetingItemField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<NoteMeetingItem, BoardMeetingType>("noteMeetingItem", "membership.run_board")
        .Describe("Puts down what was said of an item, for the minutes; written again, the last words hold.")
        .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
        .Argument<NonNullGraphType<GuidGraphType>>("itemId")
        .Argument<NonNullGraphType<StringGraphType>>("text")
        .Send(context => new NoteMeetingItem(context.GetArgument<Guid>("meetingId"), context.GetArgument<Guid>("itemId"), context.GetArgument<string>("text")))
        .Return<BoardMeeting>(command => command.MeetingId);
}
