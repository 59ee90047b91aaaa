using Marten;
using Mila.Membership.Contracts;
using Mila.Membership.Missions;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>Volunteers of the civic service and the days they were there (service civique); the evidence is the missions, and the months of presence.</summary>
public sealed class MissionFigures : FigureFamily
{
    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(MissionFigureKeys.Volunteers, "people", "missions de service civique", "Volontaires du service civique dont la mission couvre au moins un jour de la période.", OverPeriod: true),
        new(MissionFigureKeys.DaysPresent, "days", "états de présence", "Jours de présence ou de formation des volontaires du service civique dans la période.", OverPeriod: true),
        new(MissionFigureKeys.DaysAbsent, "days", "états de présence", "Jours de congé ou d’arrêt des volontaires du service civique dans la période.", OverPeriod: true),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var missions = await AsKnown.At(
            days.KnownAt, await session.Query<CivicMission>().Where(mission => mission.From <= days.Day).ToListAsync(cancellation), mission => mission.Id, (mission, fact) => mission.Evolve(fact), session, cancellation);
        var first = MissionMonth.Of(days.From);
        var months = await AsKnown.At(
            days.KnownAt, await session.Query<MissionMonth>().Where(month => first <= month.Month && month.Month <= days.Day).ToListAsync(cancellation), month => month.Id, (month, fact) => month.Evolve(fact), session, cancellation);
        return
        [
            Counted.Of(MissionFigureKeys.Volunteers, missions.Where(mission => mission.From <= days.Day && days.From <= mission.LastDay).Select(mission => mission.PersonId)),
            Days(MissionFigureKeys.DaysPresent, MissionPresence.Present, MissionPresence.Training),
            Days(MissionFigureKeys.DaysAbsent, MissionPresence.Leave, MissionPresence.Sick),
        ];

        Counted Days(string key, params MissionPresence[] presences)
        {
            var counted = months.Select(month => (month.Id, Days: presences.Sum(presence => month.Count(presence, days.From, days.Day)))).Where(month => month.Days > 0).ToList();
            return new(key, counted.Sum(month => month.Days), [.. counted.Select(month => month.Id).Order()]);
        }
    }
}
