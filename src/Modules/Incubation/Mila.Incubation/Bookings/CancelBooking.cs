using System.Globalization;
using Marten;
using Mila.Incubation.Contracts;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Letters;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Bookings;

/// <summary>A booking is given up, or taken back by the office (annulation d’une réservation); who booked is told when somebody else does it.</summary>
public sealed record CancelBooking(Guid BookingId, BookingEnd Reason, bool ByStaff);

public static class CancelBookingHandler
{
    private static readonly BookingEnd[] OfMembers = [BookingEnd.NotNeeded, BookingEnd.Rescheduled];

    /// <returns>None when it is cancelled already.</returns>
    public static BookingCancelled? Decide(CancelBooking command, Booking? booking, KnownStructure? structure, Moment moment)
    {
        Rule.That(booking is not null, "booking.unknown", "There is no such booking.", "id");
        Rule.That(command.ByStaff || (moment.Actor is { } me && structure?.Speakers.Contains(me) == true), "booking.not_yours", "Who speaks for a structure gives up what it booked.", "id");
        if (booking.Cancelled is not null)
            return null;
        Rule.That(booking.Start > moment.Now, "booking.begun", "It has begun.", "id");
        Rule.That(command.Reason is not BookingEnd.TenureOver && (command.ByStaff || OfMembers.Contains(command.Reason)), "booking.reason_refused", "That reason is not to be given.", "reason");
        return new(booking.Id, command.Reason, moment.Actor, moment.Today);
    }

    public static async Task<OutgoingMessages> Handle(CancelBooking command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var booking = await session.LoadAsync<Booking>(command.BookingId, cancellation);
        var structure = booking?.StructureId is { } id ? await session.LoadAsync<KnownStructure>(id, cancellation) : null;
        if (Decide(command, booking, structure, moment) is not { } cancelled)
            return [];
        await session.TakeBookingTurns(booking!.SpaceId, null, cancellation);
        return await session.TakeBack([cancelled], [], moment, cancellation);
    }
}

/// <summary>A series is given up, whole or from a day on (annulation d’une série): what has begun stays.</summary>
/// <param name="From">The first day that is given up; all that are to come when none is said.</param>
public sealed record CancelBookingSeries(Guid SeriesId, DateOnly? From, BookingEnd Reason, bool ByStaff);

public static class CancelBookingSeriesHandler
{
    /// <param name="series">All that was booked with it.</param>
    public static IReadOnlyList<BookingCancelled> Decide(CancelBookingSeries command, IReadOnlyList<Booking> series, KnownStructure? structure, Moment moment)
    {
        Rule.That(series.Count > 0, "booking.unknown", "There is no such series.", "id");
        List<Booking> left = [.. series.Where(each => each.Cancelled is null && each.Start > moment.Now && !(each.Day < command.From)).OrderBy(each => each.Start)];
        Rule.That(left.Count > 0, "series.nothing_left", "Nothing of it is to come.", "id");
        return [.. left.Select(each => CancelBookingHandler.Decide(new(each.Id, command.Reason, command.ByStaff), each, structure, moment)!)];
    }

    public static async Task<OutgoingMessages> Handle(CancelBookingSeries command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var id = command.SeriesId;
        var series = await session.Query<Booking>().Where(booking => booking.SeriesId == id).ToListAsync(cancellation);
        var structure = series is [{ StructureId: { } whose }, ..] ? await session.LoadAsync<KnownStructure>(whose, cancellation) : null;
        var cancelled = Decide(command, series, structure, moment);
        await session.TakeBookingTurns(series[0].SpaceId, null, cancellation);
        return await session.TakeBack(cancelled, [], moment, cancellation);
    }
}

/// <summary>What is recorded when bookings are cancelled, whoever cancels them: who booked gets a letter unless it was the same person, and who waits gets the hours.</summary>
public static class CancelledBookings
{
    /// <param name="taken">What takes their place in the same transaction.</param>
    internal static async Task<OutgoingMessages> TakeBack(
        this IDocumentSession session, IReadOnlyList<BookingCancelled> cancelled, IReadOnlyList<SpaceBooked> taken, Moment moment, CancellationToken cancellation)
    {
        List<(Booking Booking, BookingCancelled Fact)> freed = [];
        foreach (var each in cancelled)
        {
            var stream = await session.Events.FetchForWriting<Booking>(each.BookingId, cancellation);
            if (stream.Aggregate is not { Cancelled: null } booking)
                continue;
            stream.AppendOne(each);
            freed.Add((booking, each));
        }
        OutgoingMessages messages = [];
        foreach (var together in freed.GroupBy(each => (each.Booking.SeriesId ?? each.Booking.Id, each.Booking.SpaceId, each.Booking.StructureId)))
            messages.AddRange(await Letter(session, [.. together.OrderBy(each => each.Booking.Start)], cancellation));
        messages.AddRange(await session.ServeLine([.. freed.Select(each => each.Booking)], taken, moment, cancellation));
        return messages;
    }

    /// <summary>Who hears of a structure's bookings: whoever asked, as long as it speaks for the structure, or those who lead it.</summary>
    internal static IReadOnlyList<Guid> Told(KnownStructure? structure, Guid? by) =>
        structure is null ? [] : by is { } person && structure.Speakers.Contains(person) ? [person] : structure.Leaders;

    /// <summary>One for all that was cancelled of a series.</summary>
    private static async Task<OutgoingMessages> Letter(IQuerySession session, IReadOnlyList<(Booking Booking, BookingCancelled Fact)> cancelled, CancellationToken cancellation)
    {
        var (first, why) = cancelled[0];
        if (first.StructureId is not { } structure)
            return [];
        Guid[] whom = [.. Told(await session.LoadAsync<KnownStructure>(structure, cancellation), first.By).Where(person => person != why.By)];
        if (whom is [])
            return [];
        var space = await session.LoadAsync<Space>(first.SpaceId, cancellation);
        Dictionary<string, string> values = new()
        {
            ["space"] = space!.Name,
            ["on"] = first.Day.ToString("O", CultureInfo.InvariantCulture),
            ["reason"] = ClosedWord.Of(why.Reason),
        };
        if (cancelled.Count > 1)
            values["days"] = string.Join('\n', cancelled.Select(each => each.Booking.Day.ToString("O", CultureInfo.InvariantCulture))); // those between may stand
        return [new SendLetter(NamedId.Of("booking cancelled", first.Id.ToString()), "booking_cancelled", whom, "structure", structure, values)];
    }
}

/// <summary>A tenure changed: on days when the structure is hosted no more, what it booked of spaces for hosted structures is cancelled (fin d’hébergement).</summary>
public static class CancelWithTenureHandler
{
    public static IEnumerable<BookingCancelled> Decide(IEnumerable<Booking> upcoming, Func<Booking, bool> isReserved, Tenure? tenure, DateOnly today) => upcoming
        .Where(booking => booking.Cancelled is null && isReserved(booking) && !BookingRules.IsHosted(tenure, booking.Day, today))
        .Select(booking => new BookingCancelled(booking.Id, BookingEnd.TenureOver, By: null, today));

    public static async Task<OutgoingMessages> Handle(TenureChanged told, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var (structure, now) = (told.StructureId, moment.Now);
        var upcoming = await session.Query<Booking>().Where(booking => booking.StructureId == structure && booking.Cancelled == null && booking.Start > now).ToListAsync(cancellation);
        if (upcoming.Count == 0)
            return [];
        var rulebook = await BookingRulebook.Of(session, cancellation);
        var kinds = (await session.LoadManyAsync<Space>(cancellation, upcoming.Select(booking => booking.SpaceId).Distinct())).ToDictionary(space => space.Id, space => space.Kind);
        var tenure = await session.LoadAsync<Tenure>(Tenure.IdOf(structure), cancellation);
        List<BookingCancelled> cancelled = [.. Decide(upcoming, booking => rulebook.On(kinds[booking.SpaceId], booking.Day).IsReserved, tenure, moment.Today)];
        var spaces = upcoming.IntersectBy(cancelled.Select(each => each.BookingId), booking => booking.Id).Select(booking => booking.SpaceId).Distinct();
        foreach (var space in spaces.OrderBy(id => id.ToString(), StringComparer.Ordinal)) // in one order everywhere: nobody waits for each other
            await session.TakeBookingTurns(space, null, cancellation);
        return await session.TakeBack(cancelled, [], moment, cancellation);
    }
}
