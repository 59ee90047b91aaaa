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
        return Decide(command, booking, structure, moment) is { } cancelled ? await session.Cancel(cancelled, cancellation) : [];
    }
}

/// <summary>What is appended when a booking is cancelled, whoever cancels it; who booked gets a letter unless it was the same person.</summary>
public static class CancelledBookings
{
    public static async Task<OutgoingMessages> Cancel(this IDocumentSession session, BookingCancelled cancelled, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Booking>(cancelled.BookingId, cancellation);
        if (stream.Aggregate is not { Cancelled: null } booking)
            return [];
        stream.AppendOne(cancelled);
        if (booking is not { By: { } whom, StructureId: { } structure } || whom == cancelled.By)
            return [];
        var space = await session.LoadAsync<Space>(booking.SpaceId, cancellation);
        return
        [
            new SendLetter(NamedId.Of("booking cancelled", booking.Id.ToString()), "booking_cancelled", [whom], "structure", structure, new Dictionary<string, string>
            {
                ["space"] = space!.Name,
                ["on"] = booking.Day.ToString("O", CultureInfo.InvariantCulture),
                ["reason"] = ClosedWord.Of(cancelled.Reason),
            }),
        ];
    }
}

/// <summary>A tenure changed: on days when the structure is hosted no more, what it booked of spaces for hosted structures is cancelled (fin d’hébergement).</summary>
public static class CancelWithTenureHandler
{
    public static IEnumerable<BookingCancelled> Decide(IEnumerable<Booking> upcoming, Func<Booking, bool> isReserved, Tenure? tenure, DateOnly today) => upcoming
        .Where(booking => booking.Cancelled is null && isReserved(booking) && !BookingRules.IsHosted(tenure, booking.Day, today))
        .Select(booking => new BookingCancelled(booking.Id, BookingEnd.TenureOver, By: null, today));

    public static async Task<OutgoingMessages> Handle(TenureChanged told, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var (structure, now) = (told.StructureId, moment.Now);
        var upcoming = await session.Query<Booking>().Where(booking => booking.StructureId == structure && booking.Cancelled == null && booking.Start > now).ToListAsync(cancellation);
        if (upcoming.Count == 0)
            return [];
        var values = await settings.On(session, moment.Today, cancellation);
        var reserved = (await session.LoadManyAsync<Space>(cancellation, upcoming.Select(booking => booking.SpaceId).Distinct()))
            .Where(space => BookingRules.Of(values, space.Kind).IsReserved).Select(space => space.Id).ToHashSet();
        var tenure = await session.LoadAsync<Tenure>(Tenure.IdOf(structure), cancellation);
        OutgoingMessages messages = [];
        foreach (var cancelled in Decide(upcoming, booking => reserved.Contains(booking.SpaceId), tenure, moment.Today))
            messages.AddRange(await session.Cancel(cancelled, cancellation));
        return messages;
    }
}
