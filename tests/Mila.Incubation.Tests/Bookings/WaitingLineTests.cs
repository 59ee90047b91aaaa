using Mila.Incubation.Bookings;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Modules;
using Xunit;

namespace Mila.Incubation.Tests.Bookings;

public sealed class WaitingLineTests
{
    private static readonly Guid SpaceId = NamedId.Of("space");

    /// <summary>A Thursday.</summary>
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly DateOnly Day = new(2023, 6, 20);
    private static readonly BookingRules Rules = new(8, 22, OnWeekends: false, HoursPerWeek: 10, FurthestDays: 90, HouseNoticeDays: 14, NoticeDays: 0, IsReserved: false, MayWaive: true);
    private static readonly Space Room = new Space().Evolve(new SpaceRegistered(SpaceId, NamedId.Of("site"), SpaceKind.MeetingRoom, "Salle", 1800, 1, new(2020, 1, 1)));

    private static Moment Now(string person) => new(CivilCalendar.Paris.At(Today, new TimeOnly(9, 0)), CivilCalendar.Paris, "mila", NamedId.Of(person));

    private static BookingCase Of(string structure) => new(
        Room, Rules, new(NamedId.Of(structure), 1, [new MemberPeriod(new(2022, 1, 3), null, null, [], false)], [], [NamedId.Of(structure, "leader")]) { Speakers = [NamedId.Of(structure, "leader")] }, null, [], []);

    private static Booking Booked(string structure, int from, int until, DateOnly? day = null) => new Booking().Evolve(new SpaceBooked(
        NamedId.Of($"{structure} {from} {day}"), SpaceId, NamedId.Of(structure), day ?? Day, CivilCalendar.Paris.At(day ?? Day, new(from, 0)), CivilCalendar.Paris.At(day ?? Day, new(until, 0)), BookingPurpose.Meeting, null, Today));

    private static WaitForHours Asked(string structure, int from, int until) =>
        new(new(NamedId.Of(structure, "wait"), SpaceId, NamedId.Of(structure), Day, new(from, 0), new(until, 0), BookingPurpose.Meeting, ByStaff: false));

    private static BookingWait Wait(string structure, int from, int until, int minute) => new BookingWait().Evolve(new HoursAwaited(
        NamedId.Of(structure, "wait"), SpaceId, NamedId.Of(structure), Day, CivilCalendar.Paris.At(Day, new(from, 0)), CivilCalendar.Paris.At(Day, new(until, 0)), BookingPurpose.Meeting,
        NamedId.Of(structure, "leader"), ByOffice: false, CivilCalendar.Paris.At(Today, new(8, minute)), Today));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void Who_could_book_the_hours_if_they_were_free_waits_for_them()
    {
        HoursAwaited Decide(WaitForHours command, BookingCase known, params BookingWait[] waits) => WaitForHoursHandler.Decide(command, known, waits, new Moment(Now("").Now, CivilCalendar.Paris, "mila", NamedId.Of("one", "leader")));
        var (asked, taken) = (Asked("one", 14, 16), Of("one") with { Overlapping = [Booked("other", 15, 17)] });

        var awaited = Decide(asked, taken);

        Assert.Equal((NamedId.Of("one", "leader"), false, TimeSpan.FromHours(2)), (awaited.By!.Value, awaited.ByOffice, awaited.End - awaited.Start));
        Assert.Equal("booking_wait.free", Refusal(() => Decide(asked, Of("one"))));
        Assert.Equal("booking_wait.own", Refusal(() => Decide(asked, taken with { Overlapping = [Booked("one", 15, 17)] })));
        Assert.Equal("booking_wait.already", Refusal(() => Decide(asked, taken, Wait("one", 15, 16, 0))));
        Assert.Equal("booking_wait.too_many", Refusal(() => Decide(asked, taken, [.. Enumerable.Repeat(Wait("one", 9, 10, 0), WaitForHoursHandler.Most)])));
        Assert.Equal("booking.no_structure", Refusal(() => Decide(new(asked.Hours with { StructureId = null }), taken)));
        Assert.Equal("booking.week_full", Refusal(() => Decide(asked, taken with { OfWeek = [Booked("one", 8, 17)] })));
        Assert.Equal("booking.not_yours", Refusal(() => Decide(asked, Of("two") with { Overlapping = taken.Overlapping })));
    }

    [Fact]
    public void Freed_hours_go_to_the_first_who_can_have_them_and_the_others_keep_their_place()
    {
        var line = new[] { Wait("full", 14, 16, 0), Wait("third", 14, 15, 3), Wait("second", 14, 16, 2), Wait("apart", 16, 17, 4), Wait("gone", 14, 16, 1) };
        Booking[] booked = [Booked("full", 8, 17, Day.AddDays(1))]; // nine of its ten hours that week
        BookingCase Known(BookingWait wait) => wait.StructureId == NamedId.Of("gone") ? Of("gone") with { Structure = null }
            : Of(new[] { "full", "second", "third", "apart" }.Single(name => NamedId.Of(name) == wait.StructureId));

        var served = WaitingLine.Decide(line, booked, Known, Now("office"));

        Assert.Equal([NamedId.Of("second", "wait"), NamedId.Of("apart", "wait")], served.Select(each => each.Wait.Id));
        Assert.Equal((NamedId.Of("second"), NamedId.Of("second", "leader")), (served[0].Booked.StructureId!.Value, served[0].Booked.By!.Value));
        Assert.Single(WaitingLine.Decide([line[2]], [], _ => Of("second") with { Structure = Of("second").Structure! with { Speakers = [] } }, Now("office"))); // who asked speaks for it no more
        Assert.Empty(WaitingLine.Decide(line, [.. booked, Booked("office", 13, 18)], Known, Now("office"))); // taken again at once
    }

    [Fact]
    public void A_line_is_left_once_by_who_speaks_for_the_structure_or_by_the_office()
    {
        var wait = Wait("one", 14, 16, 0);
        LineLeft? Leave(string person, bool staff = false, BookingWait? of = null) => LeaveLineHandler.Decide(new(wait.Id, staff), of ?? wait, Of("one").Structure, new Moment(Now("").Now, CivilCalendar.Paris, "mila", NamedId.Of(person, "leader")));

        Assert.Equal(wait.Id, Leave("one")!.WaitId);
        Assert.Null(Leave("one", of: wait.Evolve(Leave("one")!)));
        Assert.Null(Leave("one", of: wait.Evolve(new AwaitedHoursBooked(wait.Id, NamedId.Of("booking"), Today))));
        Assert.Equal("booking.not_yours", Refusal(() => Leave("two")));
        Assert.NotNull(Leave("two", staff: true));
        Assert.Equal("booking_wait.unknown", Refusal(() => LeaveLineHandler.Decide(new(wait.Id, true), null, null, Now("one"))));
    }

    [Fact]
    public void A_series_is_given_up_whole_or_from_a_day_on_but_for_what_has_begun()
    {
        Booking[] series = [Booked("one", 8, 10, Today), Booked("one", 14, 16, Day), Booked("one", 14, 16, Day.AddDays(7)), Booked("one", 14, 16, Day.AddDays(14))];
        IReadOnlyList<BookingCancelled> Cancel(DateOnly? from, params Booking[] of) =>
            CancelBookingSeriesHandler.Decide(new(NamedId.Of("series"), from, BookingEnd.NotNeeded, false), of, Of("one").Structure, new Moment(Now("").Now, CivilCalendar.Paris, "mila", NamedId.Of("one", "leader")));

        Assert.Equal(series[1..].Select(each => each.Id), Cancel(null, series).Select(each => each.BookingId));
        Assert.Equal(series[2..].Select(each => each.Id), Cancel(Day.AddDays(1), series).Select(each => each.BookingId));
        Assert.Equal("series.nothing_left", Refusal(() => Cancel(Day.AddDays(60), series)));
        Assert.Equal("booking.unknown", Refusal(() => Cancel(null)));
    }

    [Fact]
    public void Rules_are_those_of_the_day_and_use_is_counted_by_them()
    {
        var book = new SettingsBook().Evolve(new SettingChanged("booking.opens_at", "12", Day));
        var rules = new BookingRulebook(book);
        Assert.Equal((8, 12), (rules.On(SpaceKind.MeetingRoom, Day.AddDays(-1)).OpensAt, rules.On(SpaceKind.MeetingRoom, Day).OpensAt));

        BookingUse Use(DateTimeOffset at) => BookingUse.Of([Booked("one", 14, 16), Booked("two", 17, 18), Booked("one", 18, 19)], [Wait("three", 14, 16, 0), Wait("four", 14, 15, 1).Evolve(new LineLeft(NamedId.Of("four", "wait"), null, Today))], [Room], rules, Day.AddDays(-1), Day, at);
        var use = Use(CivilCalendar.Paris.At(Day, new(14, 0)));

        var room = Assert.Single(use.Spaces);
        Assert.Equal((4m, 0m, 14 + 10, 16.7m), (room.Hours, room.HouseHours, room.OpenHours, room.Rate!.Value));
        Assert.Equal([(NamedId.Of("one"), 2, 3m), (NamedId.Of("two"), 1, 1m)], use.Structures.Select(each => (each.StructureId, each.Bookings, each.Hours)));
        Assert.Empty(Use(CivilCalendar.Paris.At(Day, new(13, 59))).Unmet); // they may still be freed
        Assert.Equal((1, 2m, 0), (use.Unmet.Count, use.UnmetHours, use.Met.Count));
    }
}
