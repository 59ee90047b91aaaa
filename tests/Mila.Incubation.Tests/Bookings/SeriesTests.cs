using Mila.Incubation.Bookings;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Modules;
using Xunit;

namespace Mila.Incubation.Tests.Bookings;

public sealed class SeriesTests
{
    private static readonly Guid Ada = NamedId.Of("ada");
    private static readonly Guid StructureId = NamedId.Of("structure");

    /// <summary>A Thursday.</summary>
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly Moment Now = new(CivilCalendar.Paris.At(Today, new TimeOnly(9, 0)), CivilCalendar.Paris, "mila", Ada);

    private static BookSeries Series(params DateOnly[] days) => new(NamedId.Of("series"), NamedId.Of("space"), StructureId, days, new(14, 0), new(18, 0), BookingPurpose.Meeting, ByStaff: false);

    private static readonly BookingRules Rules = new BookingRules(8, 22, OnWeekends: false, HoursPerWeek: 10, FurthestDays: 90, HouseNoticeDays: 14, NoticeDays: 0, IsReserved: false, MayWaive: true);

    private static BookingCase Known(params Booking[] taken) => new(
        new Space().Evolve(new SpaceRegistered(NamedId.Of("space"), NamedId.Of("site"), SpaceKind.MeetingRoom, "Salle", 1800, 1, new(2020, 1, 1))),
        null,
        new KnownStructure(StructureId, 1, [new MemberPeriod(new(2022, 1, 3), null, null, [], false)], [], [Ada]) { Speakers = [Ada] }, null, taken, []);

    [Fact]
    public void Days_are_those_of_a_rule_that_ends()
    {
        Assert.Equal([Today, Today.AddDays(14), Today.AddDays(28)], SeriesPlan.DaysOf(Today, "FREQ=WEEKLY;INTERVAL=2;COUNT=3"));
        Assert.Equal([Today, Today.AddMonths(1)], SeriesPlan.DaysOf(Today, "FREQ=MONTHLY;UNTIL=20230814"));
        foreach (var rule in new[] { "", "nonsense", "FREQ=WEEKLY", "FREQ=HOURLY;COUNT=3", "FREQ=WEEKLY;COUNT=-1" })
            Assert.Equal("series.rule_refused", Assert.Throws<RuleViolation>(() => SeriesPlan.DaysOf(Today, rule)).Code);
        Assert.Equal(53, SeriesPlan.DaysOf(Today, "FREQ=WEEKLY;COUNT=53").Count);
        Assert.Equal("series.too_long", Assert.Throws<RuleViolation>(() => SeriesPlan.DaysOf(Today, "FREQ=DAILY;COUNT=54")).Code);
    }

    [Fact]
    public void Each_day_says_what_is_in_its_way_those_before_it_counted()
    {
        var (monday, taken) = (new DateOnly(2023, 6, 19), new DateOnly(2023, 6, 27));
        var other = new Booking().Evolve(new SpaceBooked(NamedId.Of("other"), NamedId.Of("space"), NamedId.Of("others"), taken, CivilCalendar.Paris.At(taken, new(17, 0)), CivilCalendar.Paris.At(taken, new(19, 0)), BookingPurpose.Meeting, null, Today));

        var plan = SeriesPlan.Decide(Series(monday, monday.AddDays(1), monday.AddDays(2), taken, new(2023, 7, 1), new(2023, 7, 4)), Known(other), day => day < new DateOnly(2023, 7, 4) ? Rules : Rules with { OpensAt = 15 }, Now);

        Assert.Equal([null, null, "booking.week_full", "booking.taken", "booking.closed_day", "booking.closed_hours"], plan.Select(each => each.Refused?.Code)); // 4 hours a day, of 10 a week; other hours from July on
        Assert.Equal(plan[0].Decided!.Value.Booked.BookingId, Series(monday).On(monday).BookingId);
    }
}
