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
    ];

    private const string Purpose = "Communication auprès des adhérents et des partenaires sociaux, aide à la fête du quartier.";

    private static GiveMissionTask Give(string key, string words, DateOnly dueOn) => new(NamedId.Of("demonstration", "mission task", key), Current, words, dueOn);

    private static Deed Record(DateOnly day, Guid person, int n)
    {
        var (given, family, email) = InventedNames.Person(n);
        return new(day, new RecordPerson(person, given, family, email), Hour: 7);
    }

    private static Deed Do(DateOnly day, object command) => new(day, command, DemonstrationHistory.Coordinator);
}
