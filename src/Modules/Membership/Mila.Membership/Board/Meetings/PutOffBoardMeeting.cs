using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Letters;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Board.Meetings;

/// <summary>
/// The meeting is put to another day, hour or place (report). Its agenda, papers, votes and proxies stay; who was convened is told why,
/// with as many days as for a convocation.
/// </summary>
/// <param name="Reason">Needed once it is convened; kept with people's data.</param>
public sealed record PutOffBoardMeeting(Guid MeetingId, DateOnly Day, TimeOnly Time, string Place, string? Reason)
{
    /// <summary>For logs: the reason may be about somebody.</summary>
    public override string ToString() => $"{nameof(PutOffBoardMeeting)} {{ MeetingId = {MeetingId} }}";
}

public static class PutOffBoardMeetingHandler
{
    private const string Letter = "board_meeting_put_off";
    private const int LongestReason = 500;

    /// <param name="votes">Those on its agenda that were open before.</param>
    /// <param name="noticeDays">How many days before the meeting its members are told.</param>
    /// <returns>None when nothing of it changes.</returns>
    public static BoardMeetingPutOff? Decide(PutOffBoardMeeting command, BoardMeeting meeting, IEnumerable<Deliberation> votes, int noticeDays, DateOnly today)
    {
        Rule.That(meeting.State is BoardMeetingState.Planned or BoardMeetingState.Convened, "meeting.held_already", "The meeting was opened.");
        if ((command.Day, command.Time, command.Place.Trim()) == (meeting.Day, meeting.Time, meeting.Place))
            return null;
        PlanBoardMeetingHandler.MustBeToCome(command.Day, command.Place, today);
        var isConvened = meeting.State is BoardMeetingState.Convened;
        var reason = command.Reason?.Trim() ?? "";
        Rule.That(reason.Length <= LongestReason && (!isConvened || reason.Length > 0), "meeting.no_reason", "Who was convened is told why.", "reason");
        Rule.That(!isConvened || command.Day == meeting.Day || command.Day >= today.AddDays(noticeDays), "meeting.notice_too_short", "Members are told of another day in time.", "day");
        Rule.That(votes.All(vote => vote.ClosesOn >= command.Day), "meeting.vote_before", "A vote on the agenda has to be decided before that day.", "day");

        return new(meeting.Id, command.Day, command.Time, command.Place.Trim(), reason.Length > 0, today);
    }

    public static async Task<OutgoingMessages> Handle(PutOffBoardMeeting command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        var (before, version) = (stream.Aggregate!, stream.CurrentVersion);
        var votes = await session.LoadManyAsync<Deliberation>(cancellation, [.. before.Items.Where(item => item.Kind is MeetingItemKind.Vote).Select(item => item.Id)]);
        var noticeDays = (await settings.On(session, moment.Today, cancellation)).Days("board.notice_days");
        if (Decide(command, before, votes, noticeDays, moment.Today) is not { } putOff)
            return [];
        if (putOff.HasReason)
            session.Keep(ErasableText.Of(BoardMeeting.ReasonOf(before.Id), "meeting.put_off", before.Id, [], command.Reason!, "reason"));
        var messages = stream.Record(putOff);
        if (before.State is not BoardMeetingState.Convened)
            return messages;

        var after = before.Evolve(putOff);
        Guid[] members = [.. (await session.Members(before, cancellation)).Concat(await session.Members(after, cancellation)).Select(member => member.PersonId).Distinct()];
        var values = await BoardMeetingLetters.Values(session, after, cancellation);
        values["was_on"] = before.Day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        values["reason"] = Joined.Text(BoardMeeting.ReasonOf(before.Id));
        if (members.Length > 0)
            messages.Add(new SendLetter(NamedId.Of(Letter, before.Id.ToString(), $"{version}"), Letter, members, MeetingStream.Subject, before.Id, values));
        return messages;
    }
}

public static class PutOffBoardMeetingField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<PutOffBoardMeeting, BoardMeetingType>("putOffBoardMeeting", "membership.run_board")
        .Describe("The meeting is put to another day, hour or place. Its agenda, papers, votes and proxies stay; who was convened is told why, in time.")
        .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("day")
        .Argument<NonNullGraphType<TimeOnlyGraphType>>("time")
        .Argument<NonNullGraphType<StringGraphType>>("place", "Where, as it is printed; it names a venue, never a person.")
        .Argument<StringGraphType>("reason", "Needed once it is convened.")
        .Send(context => new PutOffBoardMeeting(
            context.GetArgument<Guid>("meetingId"), context.GetArgument<DateOnly>("day"), context.GetArgument<TimeOnly>("time"), context.GetArgument<string>("place"), context.GetArgument<string?>("reason")))
        .Return<BoardMeeting>(command => command.MeetingId);
}
