using Mila.Incubation.Bookings;
using Mila.Kernel;

namespace Mila.Host.Demonstration;

/// <summary>Some weeks of bookings around the day the demonstration begins: structures of the street in the meeting room, sessions of the association, one given up.</summary>
internal static class BookingsHistory
{
    private static readonly (int Member, DateOnly Day, int From, int Until, BookingPurpose Purpose)[] Meetings =
    [
        (0, new(2023, 5, 30), 10, 12, BookingPurpose.Meeting), (3, new(2023, 6, 1), 14, 16, BookingPurpose.Interview), (5, new(2023, 6, 6), 9, 11, BookingPurpose.Meeting),
        (1, new(2023, 6, 8), 17, 19, BookingPurpose.Meeting), (2, new(2023, 6, 13), 10, 13, BookingPurpose.Training), (7, new(2023, 6, 14), 15, 16, BookingPurpose.Interview),
        (0, new(2023, 6, 15), 14, 16, BookingPurpose.Meeting), (4, new(2023, 6, 16), 10, 12, BookingPurpose.Meeting), (6, new(2023, 6, 19), 14, 18, BookingPurpose.Training),
        (1, new(2023, 6, 20), 9, 10, BookingPurpose.Interview), (3, new(2023, 6, 22), 16, 18, BookingPurpose.Meeting), (8, new(2023, 6, 27), 11, 13, BookingPurpose.Meeting),
    ];

    private static readonly (string Space, DateOnly Day, int From, int Until, BookingPurpose Purpose)[] OfTheHouse =
    [
        ("radio", new(2023, 6, 7), 18, 20, BookingPurpose.Broadcast), ("radio", new(2023, 6, 21), 18, 22, BookingPurpose.Broadcast), ("editing", new(2023, 6, 9), 14, 18, BookingPurpose.Editing),
        ("meeting", new(2023, 6, 29), 18, 20, BookingPurpose.Meeting),
    ];

    public static IEnumerable<Deed> Tell()
    {
        foreach (var (n, each) in Meetings.Index())
            yield return new(
                each.Day.AddDays(-12), new BookSpace(Id("meeting", n), SpacesHistory.Booked("meeting"), InventedNames.StructureId(each.Member), each.Day, new(each.From, 0), new(each.Until, 0), each.Purpose, ByStaff: false),
                MembersHistory.Leader(each.Member), Hour: 10);
        foreach (var (n, each) in OfTheHouse.Index())
            yield return new(
                each.Day.AddDays(-21), new BookSpace(Id("house", n), SpacesHistory.Booked(each.Space), null, each.Day, new(each.From, 0), new(each.Until, 0), each.Purpose, ByStaff: true),
                DemonstrationHistory.Coordinator, Hour: 10);
        var (_, taken, from, until, _) = Meetings[8]; // who came too late for these hours waits for them
        yield return new(
            new(2023, 6, 14), new WaitForHours(new(Id("wait", 0), SpacesHistory.Booked("meeting"), InventedNames.StructureId(5), taken, new(from, 0), new(until, 0), BookingPurpose.Meeting, ByStaff: false)),
            MembersHistory.Leader(5), Hour: 12);
        yield return new(new(2023, 6, 5), new CancelBooking(Id("meeting", 3), BookingEnd.Rescheduled, ByStaff: false), MembersHistory.Leader(1), Hour: 11);
    }

    private static Guid Id(string what, int n) => NamedId.Of("demonstration", "booking", what, $"{n}");
}
