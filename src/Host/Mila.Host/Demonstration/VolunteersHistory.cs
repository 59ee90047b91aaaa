using Mila.Kernel;
using Mila.Membership.Volunteering;

namespace Mila.Host.Demonstration;

/// <summary>Time that members of the board gave in 2022 and 2023, each hour valued at the rate of its day.</summary>
internal static class VolunteersHistory
{
    private static readonly (int Member, VolunteerTask Task, int Minutes, DateOnly On)[] Given =
    [
        (0, VolunteerTask.Meeting, 120, new(2022, 10, 13)), (1, VolunteerTask.Administration, 240, new(2022, 11, 24)), (2, VolunteerTask.Selection, 90, new(2022, 12, 6)),
        (0, VolunteerTask.Event, 300, new(2023, 1, 24)), (3, VolunteerTask.Event, 240, new(2023, 1, 24)), (1, VolunteerTask.Administration, 180, new(2023, 3, 9)),
        (2, VolunteerTask.Selection, 120, new(2023, 4, 18)), (4, VolunteerTask.Support, 60, new(2023, 5, 11)), (0, VolunteerTask.Representation, 150, new(2023, 5, 23)),
        (5, VolunteerTask.Upkeep, 210, new(2023, 6, 3)),
    ];

    public static IEnumerable<Deed> Tell() => Given.Select((each, n) => new Deed(
        each.On, new DeclareHours(NamedId.Of("demonstration", "hours", $"{n}"), BoardHistory.Member(each.Member), each.Task, each.Minutes, each.On), BoardHistory.Member(each.Member), Hour: 21));
}
