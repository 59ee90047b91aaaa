using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Board.Meetings;

/// <summary>The board or its officers will meet on a day (préparation d’une réunion). Resolutions left without a decision are on its agenda.</summary>
/// <param name="Place">Where, as it is printed; it names a venue, never a person.</param>
public sealed record PlanBoardMeeting(Guid MeetingId, DecidingBody Body, DateOnly Day, TimeOnly Time, string Place);

public static class PlanBoardMeetingHandler
{
    private const int LongestPlace = 120;

    /// <param name="pending">The resolutions of that body that wait for its next meeting.</param>
    public static IReadOnlyList<object> Decide(PlanBoardMeeting command, IReadOnlyList<Guid> pending, DateOnly today)
    {
        MustBeToCome(command.Day, command.Place, today);

        return
        [
            new BoardMeetingPlanned(command.MeetingId, command.Body, command.Day, command.Time, command.Place.Trim(), today),
            .. pending.Select(motion => new MeetingItemPlaced(command.MeetingId, new(motion, MeetingItemKind.Motion), today)),
        ];
    }

    internal static void MustBeToCome(DateOnly day, string place, DateOnly today)
    {
        Rule.That(day >= today, "meeting.in_the_past", "A meeting is planned for a day to come.", "day");
        Rule.That(place.Trim().Length is >= 1 and <= LongestPlace, "meeting.no_place", "A meeting is held somewhere.", "place");
    }

    public static async Task<OutgoingMessages> Handle(PlanBoardMeeting command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<BoardMeeting>(command.MeetingId, cancellation);
        if (stream.Aggregate is not null)
            return [];
        var pending = await PendingMotions.Of(session, command.Body, cancellation);
        return [.. stream.Record(Decide(command, pending, moment.Today)), StartInstance.Of(BoardMeetingWorkflow.Definition, MeetingStream.Subject, command.MeetingId)];
    }
}

public static class PlanBoardMeetingField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<PlanBoardMeeting, BoardMeetingType>("planBoardMeeting", "membership.run_board")
        .Describe("The board or its officers will meet on a day. Nobody is told before it is convened; resolutions left without a decision are on its agenda.")
        .Argument<NonNullGraphType<EnumerationGraphType<DecidingBody>>>("body")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("day")
        .Argument<NonNullGraphType<TimeOnlyGraphType>>("time")
        .Argument<NonNullGraphType<StringGraphType>>("place", "Where, as it is printed; it names a venue, never a person.")
        .Send(context => new PlanBoardMeeting(
            Guid.CreateVersion7(), context.GetArgument<DecidingBody>("body"), context.GetArgument<DateOnly>("day"),
            context.GetArgument<TimeOnly>("time"), context.GetArgument<string>("place")))
        .Return<BoardMeeting>(command => command.MeetingId);
}
