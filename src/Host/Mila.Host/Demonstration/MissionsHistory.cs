using Mila.Kernel;
using Mila.Membership.Missions;
using Mila.People;

namespace Mila.Host.Demonstration;

/// <summary>Two volunteers of the civic service: the first at the end of 2021, the second until 9 July 2023, with what is still to be done.</summary>
internal static class MissionsHistory
{
    private static readonly Guid Current = NamedId.Of("demonstration", "mission", "2022");

    public static Guid Volunteer { get; } = InventedNames.PersonId("civic-2");

    public static IEnumerable<Deed> Tell() =>
    [
        Record(new(2021, 11, 8), InventedNames.PersonId("civic-1"), 340),
        Do(new(2021, 11, 8), new BeginMission(
            NamedId.Of("demonstration", "mission", "2021"), InventedNames.PersonId("civic-1"), DemonstrationHistory.Coordinator, new(2021, 11, 15), new(2022, 5, 31), Purpose)),
        Record(new(2022, 9, 26), Volunteer, 341),
        Do(new(2022, 9, 26), new BeginMission(Current, Volunteer, DemonstrationHistory.Coordinator, new(2022, 10, 3), new(2023, 7, 9), Purpose)),
        Do(new(2023, 5, 30), Give("posters", "Porter les affiches de la fête du quartier aux commerces de la rue", new(2023, 6, 9))),
        new(new(2023, 6, 8), new FinishMissionTask(NamedId.Of("demonstration", "mission task", "posters"), ByOffice: false), Volunteer, Hour: 16),
        Do(new(2023, 6, 9), Give("newsletter", "Recueillir les nouvelles des adhérents pour l’infolettre de juillet", new(2023, 6, 23))),
        Do(new(2023, 6, 9), Give("fete", "Préparer les ateliers de la fête du quartier avec le centre social", new(2023, 6, 20))),
        .. Presences(),
    ];

    /// <summary>Four days a week, two thirds of the year: leave at Christmas and in April, a course in November, two days of sickness in February. May waits to be stated.</summary>
    private static IEnumerable<Deed> Presences()
    {
        for (var month = new DateOnly(2022, 10, 1); month <= DemonstrationHistory.Ends; month = month.AddMonths(1))
        {
            var over = month.AddMonths(1);
            var marked = over < DemonstrationHistory.Ends ? over : DemonstrationHistory.Ends.AddDays(-1);
            MissionDay[] days = [.. Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(month.AddDays)
                .Where(day => day >= new DateOnly(2022, 10, 3) && day < marked && CivilCalendar.IsWorked(day) && day.DayOfWeek is not DayOfWeek.Wednesday).Select(day => new MissionDay(day, On(day)))];
            yield return new(marked, new MarkMissionDays(Current, month, days, ByOffice: false), Volunteer, Hour: 17);
            if (month < new DateOnly(2023, 5, 1))
                yield return new(over.AddDays(2), new StateMissionMonth(Current, month, ByOffice: true), DemonstrationHistory.Coordinator);
        }
    }

    private static MissionPresence On(DateOnly day) => (day.Month, day.Day) switch
    {
        (11, 14 or 15 or 17) => MissionPresence.Training,
        (12, >= 24) or (4, >= 24 and <= 28) => MissionPresence.Leave,
        (2, 6 or 7) => MissionPresence.Sick,
        _ => MissionPresence.Present,
    };

    private const string Purpose = "Communication auprès des adhérents et des partenaires sociaux, aide à la fête du quartier.";

    private static GiveMissionTask Give(string key, string words, DateOnly dueOn) => new(NamedId.Of("demonstration", "mission task", key), Current, words, dueOn);

    private static Deed Record(DateOnly day, Guid person, int n)
    {
        var (given, family, email) = InventedNames.Person(n);
        return new(day, new RecordPerson(person, given, family, email), Hour: 7);
    }

    private static Deed Do(DateOnly day, object command) => new(day, command, DemonstrationHistory.Coordinator);
}
