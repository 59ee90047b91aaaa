using Marten;
using Mila.Membership.Contracts;

namespace Mila.Membership.Board.Meetings;

/// <summary>The resolutions that wait for a body's next meeting: they had no quorum, were not reached, or their meeting was called off (questions reportées).</summary>
public static class PendingMotions
{
    /// <summary>Far more than a body holds before a resolution of its own is settled or dropped.</summary>
    private const int Meetings = 60;

    public static async Task<IReadOnlyList<Guid>> Of(IQuerySession session, DecidingBody body, CancellationToken cancellation)
    {
        var meetings = await session.Query<BoardMeeting>().Where(meeting => meeting.Body == body)
            .OrderByDescending(meeting => meeting.Day).Take(Meetings).ToListAsync(cancellation);
        var votes = (await DeliberationFields.NextAgenda(session, cancellation)).Where(vote => vote.Body == body && vote.SubjectKind == SubjectTitles.Motion);
        return Among(meetings, [.. votes.Select(vote => vote.SubjectId)]);
    }

    /// <param name="meetings">The latest first.</param>
    /// <param name="withoutQuorum">Resolutions whose last vote had no quorum, in a meeting or not.</param>
    public static IReadOnlyList<Guid> Among(IReadOnlyList<BoardMeeting> meetings, IReadOnlyList<Guid> withoutQuorum)
    {
        var motions = meetings.SelectMany(meeting => meeting.Items).Where(item => item.Kind is MeetingItemKind.Motion).Select(item => item.Id).Union(withoutQuorum);
        return [.. motions.Where(motion => meetings.FirstOrDefault(meeting => meeting.Item(motion) is not null || meeting.TakenOff.Contains(motion)) is not { } last || IsLeft(motion, last))];
    }

    /// <param name="last">The last meeting that had it on its agenda.</param>
    private static bool IsLeft(Guid motion, BoardMeeting last) => !last.IsComing && !last.TakenOff.Contains(motion)
        && (last.VoteOn(motion) is not { } vote || vote.Tally.Outcome == Deliberations.NoQuorum);
}
