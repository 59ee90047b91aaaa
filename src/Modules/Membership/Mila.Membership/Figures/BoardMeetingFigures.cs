using Marten;
using Mila.Membership.Board;
using Mila.Membership.Board.Meetings;
using Mila.Membership.Contracts;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>Meetings of the board and its officers over a period (réunions), who came, and what was decided in them; the evidence is the meetings, and the votes.</summary>
public sealed class BoardMeetingFigures : FigureFamily
{
    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(BoardMeetingFigureKeys.Held, "meetings", "réunions tenues", "Réunions du conseil et du bureau tenues dans la période, quorum atteint.", OverPeriod: true),
        new(BoardMeetingFigureKeys.OfBody("board"), "meetings", "réunions tenues", "Réunions du conseil d’administration tenues dans la période, quorum atteint.", OverPeriod: true),
        new(BoardMeetingFigureKeys.OfBody("bureau"), "meetings", "réunions tenues", "Réunions du bureau tenues dans la période, quorum atteint.", OverPeriod: true),
        new(BoardMeetingFigureKeys.NoQuorum, "meetings", "réunions convoquées", "Réunions du conseil et du bureau restées sans quorum dans la période.", OverPeriod: true),
        new(BoardMeetingFigureKeys.Presence, "percent", "membres en exercice à ces réunions", "Part des membres en exercice venus eux-mêmes, réunions tenues et réunions sans quorum ensemble ; les représentés ne comptent pas.", OverPeriod: true),
        new(BoardMeetingFigureKeys.Decisions, "decisions", "votes tenus en réunion", "Votes à main levée qui ont réuni le quorum dans ces réunions.", OverPeriod: true),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var now = await session.Query<BoardMeeting>().Where(meeting => days.From <= meeting.Day && meeting.Day <= days.Day).ToListAsync(cancellation);
        var meetings = await AsKnown.At(days.KnownAt, now, meeting => meeting.Id, (meeting, fact) => meeting.Evolve(fact), session, cancellation);
        var held = meetings.Where(meeting => meeting.State is BoardMeetingState.Closed).ToList();
        var missed = meetings.Where(meeting => meeting.State is BoardMeetingState.QuorumMissed).ToList();
        List<BoardMeeting> sat = [.. held, .. missed];
        var (seats, came) = (sat.Sum(meeting => meeting.InOffice.Count), sat.Sum(meeting => meeting.InOffice.Count(member => meeting.Present.Contains(member.PersonId))));
        return
        [
            Counted.Of(BoardMeetingFigureKeys.Held, held.Select(meeting => meeting.Id)),
            Counted.Of(BoardMeetingFigureKeys.OfBody("board"), held.Where(meeting => meeting.Body is DecidingBody.Board).Select(meeting => meeting.Id)),
            Counted.Of(BoardMeetingFigureKeys.OfBody("bureau"), held.Where(meeting => meeting.Body is DecidingBody.Bureau).Select(meeting => meeting.Id)),
            Counted.Of(BoardMeetingFigureKeys.NoQuorum, missed.Select(meeting => meeting.Id)),
            new(BoardMeetingFigureKeys.Presence, seats == 0 ? null : decimal.Round(100m * came / seats, 1, MidpointRounding.AwayFromZero), [.. sat.Select(meeting => meeting.Id).Order()]),
            Counted.Of(BoardMeetingFigureKeys.Decisions, held.SelectMany(meeting => meeting.Votes).Where(vote => vote.Tally.Outcome != Deliberations.NoQuorum).Select(vote => vote.DeliberationId)),
        ];
    }
}
