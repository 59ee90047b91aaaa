using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Board.Meetings;

/// <summary>A matter in its own words goes on the agenda: to be voted on, or told (inscription à l’ordre du jour).</summary>
public sealed record PlaceItem(Guid MeetingId, Guid ItemId, string Text, bool IsVotedOn)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(PlaceItem)} {{ MeetingId = {MeetingId} }}";
}

public static class PlaceItemHandler
{
    private const int Longest = 500;
    internal const int MostItems = 40;

    /// <returns>None when it stands there already.</returns>
    public static MeetingItemPlaced? Decide(PlaceItem command, BoardMeeting meeting, DateOnly today)
    {
        if (meeting.Item(command.ItemId) is not null)
            return null;
        meeting.MustBeComing();
        Rule.That(command.Text.Trim().Length is >= 1 and <= Longest, "meeting.item_untitled", "An item is told in some words.", "text");
        Rule.That(meeting.Items.Count < MostItems, "meeting.too_many_items", "The agenda is too long.");

        return new(meeting.Id, new(command.ItemId, command.IsVotedOn ? MeetingItemKind.Motion : MeetingItemKind.Information), today);
    }

    public static async Task<OutgoingMessages> Handle(PlaceItem command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        if (Decide(command, stream.Aggregate!, moment.Today) is not { } placed)
            return [];
        // An agenda is printed with one item a line.
        session.Keep(ErasableText.Of(command.ItemId, "deliberation.motion", command.MeetingId, [], command.Text.ReplaceLineEndings(" ")));
        return stream.Record(placed);
    }
}

/// <summary>A vote that is open, and that the body decides in a meeting, goes on the agenda: its ballots are those of the meeting.</summary>
public sealed record PlaceVote(Guid MeetingId, Guid DeliberationId);

public static class PlaceVoteHandler
{
    /// <returns>None when it stands there already.</returns>
    public static MeetingItemPlaced? Decide(PlaceVote command, BoardMeeting meeting, Deliberation vote, DateOnly today)
    {
        if (vote.MeetingId == meeting.Id && meeting.Item(vote.Id) is not null)
            return null;
        meeting.MustBeComing();
        Rule.That(vote.MeetingId is null, "deliberation.on_agenda", "The vote is on a meeting's agenda.");
        Rule.That(vote.IsOpenOn(today), "deliberation.closed", "The vote is closed.");
        Rule.That(vote.Mode is DecisionMode.Meeting && vote.Body == meeting.Body && vote.ClosesOn >= meeting.Day,
            "meeting.vote_not_placeable", "The same body decides it in a meeting, before its deadline.", "deliberationId");
        Rule.That(meeting.Items.Count < PlaceItemHandler.MostItems, "meeting.too_many_items", "The agenda is too long.");

        return new(meeting.Id, new(vote.Id, MeetingItemKind.Vote), today);
    }

    public static async Task<OutgoingMessages> Handle(PlaceVote command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        var vote = await session.OpenForWriting(command.DeliberationId, cancellation);
        if (Decide(command, stream.Aggregate!, vote.Aggregate!, moment.Today) is not { } placed)
            return [];
        session.Record(vote, new VotePlacedOnAgenda(command.DeliberationId, command.MeetingId, moment.Today));
        return stream.Record(placed);
    }
}

/// <summary>An item leaves the agenda; a vote goes on as before.</summary>
public sealed record TakeItemOff(Guid MeetingId, Guid ItemId);

public static class TakeItemOffHandler
{
    /// <returns>None when it is not there.</returns>
    public static MeetingItemTakenOff? Decide(TakeItemOff command, BoardMeeting meeting, DateOnly today)
    {
        if (meeting.Item(command.ItemId) is null)
            return null;
        meeting.MustBeComing();
        Rule.That(meeting.VoteOn(command.ItemId) is null, "meeting.item_voted", "It was decided.");

        return new(meeting.Id, command.ItemId, today);
    }

    public static async Task<OutgoingMessages> Handle(TakeItemOff command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        var meeting = stream.Aggregate!;
        if (Decide(command, meeting, moment.Today) is not { } off)
            return [];
        foreach (var paper in meeting.Papers.Where(paper => paper.ItemId == command.ItemId))
            Files.FilesSession.DropFile(session, paper.FileId);
        await session.Release(meeting, [meeting.Item(command.ItemId)!], moment.Today, cancellation);
        return stream.Record(off);
    }

    /// <summary>Votes that a meeting will not decide are open again to ballots until their deadline.</summary>
    internal static async Task Release(this IDocumentSession session, BoardMeeting meeting, IEnumerable<MeetingItem> items, DateOnly today, CancellationToken cancellation)
    {
        foreach (var item in items.Where(item => item.Kind is MeetingItemKind.Vote && meeting.VoteOn(item.Id) is null))
        {
            var vote = await session.OpenForWriting(item.Id, cancellation);
            if (vote.Aggregate is { State: DeliberationState.Open } open && open.MeetingId == meeting.Id)
                session.Record(vote, new VoteTakenOffAgenda(item.Id, today));
        }
    }
}

public static class AgendaFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<PlaceItem, BoardMeetingType>("placeItem", "membership.run_board")
            .Describe("Puts a matter in its own words on the agenda of a meeting: a resolution to be voted on, or something to be told.")
            .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
            .Argument<NonNullGraphType<StringGraphType>>("text", "In 500 characters at most.")
            .Argument<NonNullGraphType<BooleanGraphType>>("isVotedOn")
            .Send(context => new PlaceItem(context.GetArgument<Guid>("meetingId"), Guid.CreateVersion7(), context.GetArgument<string>("text"), context.GetArgument<bool>("isVotedOn")))
            .Return<BoardMeeting>(command => command.MeetingId);
        mutation.Command<PlaceVote, BoardMeetingType>("placeVote", "membership.run_board")
            .Describe("Puts an open vote on the agenda of a meeting of the same body, before its deadline: it is decided there, and ballots cast before do not count.")
            .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
            .Argument<NonNullGraphType<GuidGraphType>>("deliberationId")
            .Send(context => new PlaceVote(context.GetArgument<Guid>("meetingId"), context.GetArgument<Guid>("deliberationId")))
            .Return<BoardMeeting>(command => command.MeetingId);
        mutation.Command<TakeItemOff, BoardMeetingType>("takeItemOff", "membership.run_board")
            .Describe("Takes an item that was not decided off the agenda; a vote is open to ballots again.")
            .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
            .Argument<NonNullGraphType<GuidGraphType>>("itemId")
            .Send(context => new TakeItemOff(context.GetArgument<Guid>("meetingId"), context.GetArgument<Guid>("itemId")))
            .Return<BoardMeeting>(command => command.MeetingId);
    }
}
