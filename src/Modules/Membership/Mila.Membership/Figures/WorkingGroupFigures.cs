using Marten;
using Mila.Membership.Contracts;
using Mila.Membership.WorkingGroups;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>Working groups and their meetings over a period (groupes de travail); the evidence is the groups, and the meetings.</summary>
public sealed class WorkingGroupFigures : FigureFamily
{
    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(WorkingGroupFigureKeys.Active, "groups", "groupes de travail", "Groupes de travail réunis au moins une fois dans la période.", OverPeriod: true),
        new(WorkingGroupFigureKeys.Meetings, "meetings", "groupes de travail", "Réunions des groupes de travail dans la période.", OverPeriod: true),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var now = await session.Query<WorkingGroup>().Where(group => group.FormedOn <= days.Day).ToListAsync(cancellation);
        var groups = await AsKnown.At(days.KnownAt, now, group => group.Id, (group, fact) => group.Evolve(fact), session, cancellation);
        var met = groups.SelectMany(group => group.Meetings.Where(meeting => days.From <= meeting.On && meeting.On <= days.Day).Select(meeting => (Group: group.Id, Meeting: meeting.Id))).ToList();
        return [Counted.Of(WorkingGroupFigureKeys.Active, met.Select(each => each.Group)), Counted.Of(WorkingGroupFigureKeys.Meetings, met.Select(each => each.Meeting))];
    }
}
