using Mila.Incubation.Bookings;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Modules;
using Xunit;

namespace Mila.Incubation.Tests.Bookings;

public sealed class BookingTests
{
    private static readonly Guid StructureId = NamedId.Of("structure");
    private static readonly Guid Ada = NamedId.Of("ada");

    /// <summary>A Thursday.</summary>
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly Moment Now = new(CivilCalendar.Paris.At(Today, new TimeOnly(9, 0)), CivilCalendar.Paris, "mila", Ada);
    private static readonly BookingRules Rules = new(8, 22, OnWeekends: false, HoursPerWeek: 10, FurthestDays: 90, HouseNoticeDays: 14, NoticeDays: 0, IsReserved: false, MayWaive: true);
    private static readonly BookSpace Command = new(NamedId.Of("booking"), NamedId.Of("space"), StructureId, Today.AddDays(1), new(14, 0), new(16, 30), BookingPurpose.Meeting, ByStaff: false);
    private static readonly BookSpace House = Command with { StructureId = null, ByStaff = true };

    private static readonly Space Room = new Space().Evolve(new SpaceRegistered(Command.SpaceId, NamedId.Of("site"), SpaceKind.MeetingRoom, "Salle", 1800, 1, new(2020, 1, 1)));
    private static readonly KnownStructure Known = new(StructureId, 1, [new MemberPeriod(new(2022, 1, 3), null, "hosted", [], false)], [], [Ada]) { Speakers = [Ada] };
    private static readonly BookingCase Free = new(Room, Rules, Known, null, [], []);

    private static Booking Booked(DateOnly day, int from, int until, Guid? structure) => new Booking().Evolve(new SpaceBooked(
        NamedId.Of($"{day} {from}"), Command.SpaceId, structure, day, CivilCalendar.Paris.At(day, new(from, 0)), CivilCalendar.Paris.At(day, new(until, 0)), BookingPurpose.Meeting, NamedId.Of("bob"), Today));

    private static Tenure HostedUntil(DateOnly until) => new Tenure().Evolve(new StayAllocated(
        Tenure.IdOf(StructureId), StructureId, NamedId.Of("stay"), NamedId.Of("office"), SpaceKind.Office, new(2022, 1, 3), until, ContractKind.OccupancyAgreement, null, null, new(2022, 1, 3)));

    private static string Refusal(BookSpace command, BookingCase known, Moment? moment = null) => Assert.Throws<RuleViolation>(() => BookSpaceHandler.Decide(command, known, moment ?? Now)).Code;

    [Fact]
    public void Hours_of_a_day_are_booked_in_the_association_s_time()
    {
        var (booked, displaced) = BookSpaceHandler.Decide(Command, Free, Now);

        Assert.Equal((new DateTimeOffset(2023, 6, 16, 12, 0, 0, TimeSpan.Zero), TimeSpan.FromMinutes(150), Ada), (booked.Start, booked.End - booked.Start, booked.By!.Value));
        Assert.Empty(displaced);
        var winter = BookSpaceHandler.Decide(Command with { Day = new(2023, 11, 2), ByStaff = true, Waiver = BookingWaiver.PublicEvent }, Free, Now).Booked;
        Assert.Equal(13, winter.Start.Hour);
    }

    [Fact]
    public void A_member_books_open_hours_to_come_neither_too_late_nor_too_early()
    {
        Assert.Equal("booking.not_bookable", Refusal(Command, Free with { Rules = null }));
        Assert.Equal("booking.not_in_use", Refusal(Command, Free with { Space = Room.Evolve(new SpaceStateSet(Room.Id, SpaceState.UnderWorks, Today)) }));
        Assert.Equal("booking.quarters", Refusal(Command with { From = new(14, 5) }, Free));
        Assert.Equal("booking.no_time", Refusal(Command with { Until = new(14, 0) }, Free));
        Assert.Equal("booking.past", Refusal(Command with { Day = Today, From = new(8, 0), Until = new(9, 0) }, Free));
        Assert.Equal("booking.closed_day", Refusal(Command with { Day = new(2023, 6, 17) }, Free));
        Assert.Equal("booking.closed_day", Refusal(Command with { Day = new(2023, 7, 14) }, Free)); // a Friday, and a holiday
        Assert.Equal("booking.closed_hours", Refusal(Command with { From = new(7, 45) }, Free));
        Assert.Equal("booking.closed_hours", Refusal(Command with { Until = new(22, 15) }, Free));
        Assert.NotNull(BookSpaceHandler.Decide(Command with { Until = new(22, 0) }, Free, Now).Booked);
        Assert.Equal("booking.too_late", Refusal(Command, Free with { Rules = Rules with { NoticeDays = 2 } }));
        Assert.Equal("booking.too_early", Refusal(Command with { Day = new(2023, 9, 14) }, Free));
        Assert.NotNull(BookSpaceHandler.Decide(Command with { Day = new(2023, 9, 13) }, Free, Now).Booked);
    }

    [Fact]
    public void A_structure_is_entitled_on_the_booking_s_own_day_and_who_speaks_for_it_books()
    {
        Assert.Equal("booking.no_structure", Refusal(Command with { StructureId = null }, Free));
        Assert.Equal("booking.not_member", Refusal(Command, Free with { Structure = Known with { Periods = [new MemberPeriod(new(2022, 1, 3), Today.AddDays(1), null, [], false)] } }));
        Assert.Equal("booking.not_yours", Refusal(Command, Free with { Structure = Known with { Speakers = [] } }));
        Assert.NotNull(BookSpaceHandler.Decide(Command with { ByStaff = true }, Free with { Structure = Known with { Speakers = [] } }, Now).Booked);

        var reserved = Free with { Rules = Rules with { IsReserved = true } };
        Assert.Equal("booking.not_hosted", Refusal(Command, reserved));
        Assert.Equal("booking.not_hosted", Refusal(Command, reserved with { Tenure = HostedUntil(Today.AddDays(1)) }));
        Assert.NotNull(BookSpaceHandler.Decide(Command, reserved with { Tenure = HostedUntil(Today.AddDays(2)) }, Now).Booked);
    }

    [Fact]
    public void A_structure_has_so_many_hours_a_week()
    {
        var week = Free with { OfWeek = [Booked(new(2023, 6, 12), 9, 14, StructureId), Booked(new(2023, 6, 13), 9, 11, StructureId)] };

        Assert.NotNull(BookSpaceHandler.Decide(Command, week, Now).Booked); // 7 hours and 2 and a half
        Assert.Equal("booking.week_full", Refusal(Command with { Until = new(17, 15) }, week));
        Assert.Equal("booking.week_full", Refusal(Command with { Until = new(17, 15), ByStaff = true }, week));
    }

    [Fact]
    public void The_office_passes_notice_and_limits_with_a_reason_where_the_association_lets_it_and_never_the_hours_of_the_house()
    {
        var waived = Command with { ByStaff = true, Waiver = BookingWaiver.AskedInTime };
        var full = Free with { Rules = Rules with { NoticeDays = 2 }, OfWeek = [Booked(new(2023, 6, 12), 8, 18, StructureId)] };

        Assert.Equal(BookingWaiver.AskedInTime, BookSpaceHandler.Decide(waived, full, Now).Booked.Waiver);
        Assert.Equal("booking.too_late", Refusal(Command with { ByStaff = true }, full));
        Assert.Equal("booking.waiver_refused", Refusal(waived with { ByStaff = false }, full));
        Assert.Equal("booking.waiver_refused", Refusal(waived, full with { Rules = Rules with { MayWaive = false } }));
        Assert.Equal("booking.closed_hours", Refusal(waived with { Until = new(22, 15) }, full));
    }

    [Fact]
    public void Nobody_books_what_is_taken_but_a_session_of_the_house_takes_a_member_s_place_in_time()
    {
        var (soon, later) = (Today.AddDays(13), Today.AddDays(14));
        var members = Free with { Overlapping = [Booked(later, 14, 16, StructureId)] };

        Assert.Equal("booking.taken", Refusal(Command with { Day = later }, members));
        Assert.Equal("booking.taken", Refusal(Command with { Day = later, ByStaff = true }, members));
        Assert.Equal("booking.house_too_late", Refusal(House with { Day = soon }, members));
        Assert.Equal("booking.taken", Refusal(House with { Day = later }, Free with { Overlapping = [Booked(later, 14, 16, null)] }));
        var displaced = Assert.Single(BookSpaceHandler.Decide(House with { Day = later }, members, Now).Displaced);
        Assert.Equal((members.Overlapping[0].Id, BookingEnd.HouseSession), (displaced.BookingId, displaced.Reason));
        Assert.NotNull(BookSpaceHandler.Decide(House with { Day = new(2023, 6, 18), From = new(23, 0), Until = new(23, 45) }, Free, Now).Booked); // a Sunday night
    }

    [Fact]
    public void A_booking_is_given_up_before_it_begins_by_its_structure_or_the_office()
    {
        var booking = Booked(Today.AddDays(1), 14, 16, StructureId);
        BookingCancelled? Cancel(BookingEnd reason, bool staff = false, Booking? of = null, KnownStructure? structure = null) =>
            CancelBookingHandler.Decide(new(booking.Id, reason, staff), of ?? booking, structure ?? Known, Now);
        string Refused(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

        Assert.Equal((BookingEnd.Rescheduled, Ada), (Cancel(BookingEnd.Rescheduled)!.Reason, Cancel(BookingEnd.Rescheduled)!.By!.Value));
        Assert.Null(Cancel(BookingEnd.NotNeeded, of: booking.Evolve(Cancel(BookingEnd.NotNeeded)!)));
        Assert.Equal("booking.unknown", Refused(() => CancelBookingHandler.Decide(new(booking.Id, BookingEnd.NotNeeded, true), null, null, Now)));
        Assert.Equal("booking.not_yours", Refused(() => Cancel(BookingEnd.NotNeeded, structure: Known with { Speakers = [] })));
        Assert.Equal("booking.begun", Refused(() => Cancel(BookingEnd.NotNeeded, of: Booked(Today, 9, 11, StructureId))));
        Assert.Equal("booking.reason_refused", Refused(() => Cancel(BookingEnd.Closed)));
        Assert.Equal("booking.reason_refused", Refused(() => Cancel(BookingEnd.TenureOver, staff: true)));
        Assert.NotNull(Cancel(BookingEnd.Closed, staff: true, structure: Known with { Speakers = [] }));
    }

    [Fact]
    public void When_a_tenure_ends_only_bookings_of_reserved_spaces_on_days_after_it_are_cancelled()
    {
        var (before, after, open) = (Booked(Today.AddDays(4), 9, 10, StructureId), Booked(Today.AddDays(6), 9, 10, StructureId), Booked(Today.AddDays(7), 9, 10, StructureId) with { SpaceId = NamedId.Of("open") });

        var cancelled = Assert.Single(CancelWithTenureHandler.Decide([before, after, open], booking => booking.SpaceId == Command.SpaceId, HostedUntil(Today.AddDays(6)), Today));

        Assert.Equal((after.Id, BookingEnd.TenureOver, null), (cancelled.BookingId, cancelled.Reason, cancelled.By));
        Assert.Equal(2, CancelWithTenureHandler.Decide([before, after, open], booking => booking.SpaceId == Command.SpaceId, null, Today).Count());
    }
}
