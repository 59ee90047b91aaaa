using Marten;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Bookings;

/// <summary>A space is booked for some hours of a day (réservation d’un espace).</summary>
/// <param name="StructureId">For whom; none for a session of the association's own, which the office alone books.</param>
/// <param name="From">Quarters of an hour, in the association's time.</param>
/// <param name="ByStaff">The office books for any structure, by the same rules.</param>
/// <param name="SeriesId">What it is booked with.</param>
/// <param name="Waiver">Why the office passes the notice and the limits, where the association lets it.</param>
public sealed record BookSpace(
    Guid BookingId, Guid SpaceId, Guid? StructureId, DateOnly Day, TimeOnly From, TimeOnly Until, BookingPurpose Purpose, bool ByStaff, Guid? SeriesId = null, BookingWaiver? Waiver = null);

/// <summary>What a booking is decided on.</summary>
/// <param name="Structure">Whom it is for, and <paramref name="Tenure"/> where that is hosted.</param>
/// <param name="Overlapping">What is booked of the space at that time.</param>
/// <param name="OfWeek">What the structure has booked that week.</param>
public sealed record BookingCase(
    Space? Space, BookingRules? Rules, KnownStructure? Structure, Tenure? Tenure, IReadOnlyList<Booking> Overlapping, IReadOnlyList<Booking> OfWeek);

public static class BookSpaceHandler
{
    /// <returns>The booking, and those of members whose place a session of the association takes.</returns>
    public static (SpaceBooked Booked, IReadOnlyList<BookingCancelled> Displaced) Decide(BookSpace command, BookingCase known, Moment moment)
    {
        var (start, end) = HoursOf(command, moment.Calendar);
        Rule.That(known is { Space: not null, Rules: not null }, "booking.not_bookable", "The space is no space that is booked.", "spaceId");
        Rule.That(known.Space.StateOn(command.Day) is SpaceState.InUse, "booking.not_in_use", "The space cannot be used on that day.", "day");
        Rule.That(command.From.Minute % 15 == 0 && command.Until.Minute % 15 == 0, "booking.quarters", "Hours are booked by the quarter.", "from");
        Rule.That(start < end, "booking.no_time", "It ends after it begins.", "until");
        Rule.That(start > moment.Now, "booking.past", "It is to come.", "day");
        if (command.StructureId is null)
            Rule.That(command.ByStaff, "booking.no_structure", "A booking is for a structure.", "structureId");
        else
            MustBeEntitled(command, known, moment);
        if (command.StructureId is not null)
            MustFit(command, known, end - start, moment.Today);
        return (
            new(command.BookingId, command.SpaceId, command.StructureId, command.Day, start, end, command.Purpose, moment.Actor, moment.Today, command.SeriesId, command.Waiver),
            Displaced(command, known, moment));
    }

    private static void MustBeEntitled(BookSpace command, BookingCase known, Moment moment)
    {
        Rule.That(known.Structure?.IsMemberOn(command.Day) == true, "booking.not_member", "The structure is no member on that day.", "structureId");
        Rule.That(command.ByStaff || (moment.Actor is { } me && known.Structure.Speakers.Contains(me)), "booking.not_yours", "Who speaks for a structure books for it.", "structureId");
        Rule.That(!known.Rules!.IsReserved || BookingRules.IsHosted(known.Tenure, command.Day, moment.Today), "booking.not_hosted", "The space is for hosted structures.", "structureId");
    }

    private static void MustFit(BookSpace command, BookingCase known, TimeSpan length, DateOnly today)
    {
        var rules = known.Rules!;
        Rule.That(rules.IsOpenOn(command.Day), "booking.closed_day", "The house is closed on that day.", "day");
        Rule.That(command.From >= new TimeOnly(rules.OpensAt, 0) && command.Until.ToTimeSpan() <= TimeSpan.FromHours(rules.ClosesAt), "booking.closed_hours", "The house is closed at that hour.", "from");
        if (command.Waiver is not null)
        {
            Rule.That(command.ByStaff && rules.MayWaive, "booking.waiver_refused", "Notice and limits hold for everybody.", "waiver");
            return;
        }
        Rule.That(command.Day >= today.AddDays(rules.NoticeDays), "booking.too_late", "It is too late for that day.", "day");
        Rule.That(command.Day <= today.AddDays(rules.FurthestDays), "booking.too_early", "It is too early for that day.", "day");
        Rule.That(known.OfWeek.Aggregate(length, (sum, each) => sum + each.Length) <= TimeSpan.FromHours(rules.HoursPerWeek), "booking.week_full", "The structure has no hours left that week.", "until");
    }

    private static List<BookingCancelled> Displaced(BookSpace command, BookingCase known, Moment moment)
    {
        var house = command.StructureId is null;
        Rule.That(known.Overlapping.Count == 0 || (house && known.Overlapping.All(each => each.StructureId is not null)), "booking.taken", "The space is booked at that time.", "from");
        Rule.That(known.Overlapping.Count == 0 || command.Day >= moment.Today.AddDays(known.Rules!.HouseNoticeDays), "booking.house_too_late", "A member has booked, and it is too late to displace it.", "day");
        return [.. known.Overlapping.Select(each => new BookingCancelled(each.Id, BookingEnd.HouseSession, moment.Actor, moment.Today))];
    }

    internal static (DateTimeOffset Start, DateTimeOffset End) HoursOf(BookSpace command, CivilCalendar calendar) =>
        (calendar.At(command.Day, command.From), calendar.At(command.Day, command.Until));

    public static async Task<OutgoingMessages> Handle(BookSpace command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        await session.TakeBookingTurns(command.SpaceId, command.StructureId, cancellation);
        var stream = await session.Events.FetchForWriting<Booking>(command.BookingId, cancellation);
        if (stream.Aggregate is not null)
            return [];
        var (booked, displaced) = Decide(command, await Known(command, session, moment, cancellation), moment);
        stream.AppendOne(booked);
        return await session.TakeBack(displaced, [booked], moment, cancellation);
    }

    /// <summary>Who asks for the same space waits for its turn; then who asks for the same structure, whose week is counted.</summary>
    internal static async Task TakeBookingTurns(this IDocumentSession session, Guid space, Guid? structure, CancellationToken cancellation)
    {
        await session.TakeTurn(cancellation, "booked space", space.ToString());
        if (structure is { } id)
            await session.TakeTurn(cancellation, "booking structure", id.ToString());
    }

    internal static async Task<BookingCase> Known(BookSpace command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var (start, end) = HoursOf(command, moment.Calendar);
        var (space, structure) = (command.SpaceId, command.StructureId);
        var known = await session.LoadAsync<Space>(space, cancellation);
        var overlapping = await session.Query<Booking>().Where(each => each.SpaceId == space && each.Cancelled == null && each.Start < end && each.End > start).ToListAsync(cancellation);
        var monday = BookingRules.MondayOf(command.Day);
        var sunday = monday.AddDays(6);
        return new(
            known,
            known?.Kind.IsAllocated() == false ? (await BookingRulebook.Of(session, cancellation)).On(known.Kind, command.Day) : null,
            structure is { } id ? await session.LoadAsync<KnownStructure>(id, cancellation) : null,
            structure is { } hosted ? await session.LoadAsync<Tenure>(Tenure.IdOf(hosted), cancellation) : null,
            overlapping,
            structure is null ? [] : await session.Query<Booking>().Where(each => each.StructureId == structure && each.Cancelled == null && each.Day >= monday && each.Day <= sunday).ToListAsync(cancellation));
    }
}
