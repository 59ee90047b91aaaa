using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Wolverine;

namespace Mila.Membership.Board.Meetings;

/// <summary>How many hands were raised for an option.</summary>
public sealed record OptionVoices(string Option, int Voices);

/// <summary>An item is put to the vote, and hands are counted (vote à main levée).</summary>
/// <param name="PresidentChose">What the president voted for, where the statutes give the casting vote; it settles a tie.</param>
public sealed record CountMeetingItem(Guid MeetingId, Guid ItemId, IReadOnlyList<OptionVoices> Votes, int Abstentions, string? PresidentChose = null);

public static class CountMeetingItemHandler
{
    private static readonly string[] MotionOptions = ["adopted", "rejected"];

    /// <param name="vote">The deliberation that the item leads to, its recusals included.</param>
    public static (MeetingItemVoted Voted, VoteClosed Closed) Decide(CountMeetingItem command, BoardMeeting meeting, Deliberation vote, DateOnly today)
    {
        Rule.That(meeting.State is BoardMeetingState.Open, "meeting.not_open", "Votes are counted while the meeting sits.");
        Rule.That(meeting.MustHave(command.ItemId).Kind is not MeetingItemKind.Information, "meeting.no_such_item", "Nothing is voted on there.", "itemId");
        Rule.That(meeting.VoteOn(command.ItemId) is null, "meeting.item_voted", "It was decided.");
        Rule.That(vote.IsOpenOn(today), "deliberation.closed", "The vote is closed.");
        Rule.That(command.Votes.All(each => vote.Options.Contains(each.Option)) && command.Votes.DistinctBy(each => each.Option).Count() == command.Votes.Count,
            "ballot.option_unknown", "The option is not on the ballot.", "votes");
        var voices = meeting.VoicesAmong(vote.Entitled, vote.Recused);
        var cast = command.Votes.Sum(each => each.Voices) + command.Abstentions;
        var hasQuorum = voices.Count >= Tally.QuorumOf(vote.Entitled.Count(), vote.LeastVoters);
        Rule.That(command.Abstentions >= 0 && command.Votes.All(each => each.Voices >= 0) && cast == (hasQuorum ? voices.Count : 0),
            "meeting.not_all_voices", "The voices counted are those present or represented; without quorum none is.", "votes");

        var presidentIsThere = vote.Entitled.Any(elector => elector.Role is BoardRole.President && meeting.Present.Contains(elector.PersonId));
        var tally = Tally.OfHands(vote, voices.Count, command.Votes.ToDictionary(each => each.Option, each => each.Voices), command.Abstentions, presidentIsThere ? command.PresidentChose : null);
        return (new(meeting.Id, command.ItemId, vote.Id, vote.Question, tally, meeting.Day), new(vote.Id, tally, today, meeting.Id));
    }

    public static async Task<OutgoingMessages> Handle(CountMeetingItem command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        var meeting = stream.Aggregate!;
        var item = meeting.MustHave(command.ItemId);
        var put = item.Kind is MeetingItemKind.Vote
            ? await session.OpenForWriting(item.Id, cancellation)
            : await session.Events.FetchForWriting<Deliberation>(meeting.DeliberationOf(item), cancellation);
        IReadOnlyList<object> before = [.. put.Aggregate is null ? Motion(meeting, item, moment.Today) : [], .. Recusals(put.Aggregate, meeting, item, moment.Today)];
        var vote = before.Aggregate(put.Aggregate ?? new Deliberation(), (known, fact) => known.Evolve(fact));
        var (voted, closed) = Decide(command, meeting, vote, moment.Today);

        var version = (put.CurrentVersion ?? 0) + before.Count + 1;
        put.AppendMany([.. before, closed]);
        return [.. stream.Record(voted), CloseDeliberationHandler.Announce(vote, closed, version)];
    }

    /// <summary>A resolution becomes a vote of that meeting.</summary>
    private static IEnumerable<object> Motion(BoardMeeting meeting, MeetingItem item, DateOnly today) =>
    [
        new DeliberationOpened(
            meeting.DeliberationOf(item), meeting.Body, DecisionMode.Meeting, null, SubjectTitles.Motion, item.Id, "board.motion", MotionOptions,
            meeting.InOffice, meeting.LeastVoters, meeting.PresidentSettlesTies, today, today),
        new VotePlacedOnAgenda(meeting.DeliberationOf(item), meeting.Id, today),
    ];

    private static IEnumerable<object> Recusals(Deliberation? vote, BoardMeeting meeting, MeetingItem item, DateOnly today) =>
        meeting.RecusedFrom(item.Id).Where(person => vote is null || (vote.IsElector(person) && !vote.IsRecused(person)))
            .Select(person => new ElectorRecused(meeting.DeliberationOf(item), person, today));
}

public sealed class OptionVoicesType : InputObjectGraphType<OptionVoices>
{
    public OptionVoicesType()
    {
        Name = "OptionVoices";
        Field(each => each.Option);
        Field(each => each.Voices);
    }
}

public static class CountMeetingItemField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<CountMeetingItem, BoardMeetingType>("countMeetingItem", "membership.run_board")
        .Describe("Puts an item to the vote and counts the hands: of all voices present or represented, or of none when they make no quorum.")
        .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
        .Argument<NonNullGraphType<GuidGraphType>>("itemId")
        .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<OptionVoicesType>>>>("votes")
        .Argument<NonNullGraphType<IntGraphType>>("abstentions")
        .Argument<StringGraphType>("presidentChose", "What the president voted for, where the statutes give the casting vote.")
        .Send(context => new CountMeetingItem(
            context.GetArgument<Guid>("meetingId"), context.GetArgument<Guid>("itemId"), context.GetArgument<List<OptionVoices>>("votes"),
            context.GetArgument<int>("abstentions"), context.GetArgument<string?>("presidentChose")))
        .Return<BoardMeeting>(command => command.MeetingId);
}
