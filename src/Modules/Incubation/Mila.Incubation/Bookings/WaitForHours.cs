using Marten;
using Mila.Incubation.Neighbours;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Incubation.Bookings;

/// <summary>Who asks for taken hours waits for them (inscription sur la liste d’attente).</summary>
/// <param name="Hours">What would be booked, under the id of the wait.</param>
public sealed record WaitForHours(BookSpace Hours);

public static class WaitForHoursHandler
{
    /// <summary>For how many hours to come one structure waits at most.</summary>
    public const int Most = 20;

    /// <param name="waits">Those of the structure that go on.</param>
    /// <exception cref="RuleViolation">When the hours are free, or could not be booked if they were.</exception>
    public static HoursAwaited Decide(WaitForHours command, BookingCase known, IReadOnlyCollection<BookingWait> waits, Moment moment)
    {
        var asked = command.Hours;
        Rule.That(asked.StructureId is not null, "booking.no_structure", "A booking is for a structure.", "structureId");
        var (booked, _) = BookSpaceHandler.Decide(asked with { Waiver = null }, known with { Overlapping = [] }, moment);
        Rule.That(known.Overlapping.Count > 0, "booking_wait.free", "The hours are free.", "from");
        Rule.That(known.Overlapping.All(each => each.StructureId != asked.StructureId), "booking_wait.own", "The structure has them itself.", "from");
        Rule.That(!waits.Any(each => each.SpaceId == asked.SpaceId && each.Overlaps(booked.Start, booked.End)), "booking_wait.already", "The structure waits for them already.", "from");
        Rule.That(waits.Count < Most, "booking_wait.too_many", "The structure waits for too many hours.", "from");
        return new(
            asked.BookingId, asked.SpaceId, asked.StructureId.Value, asked.Day, booked.Start, booked.End, asked.Purpose, moment.Actor,
            ByOffice: known.Structure?.Speakers.Contains(moment.Actor ?? Guid.Empty) != true, moment.Now, moment.Today);
    }

    public static async Task Handle(WaitForHours command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var asked = command.Hours;
        await session.TakeBookingTurns(asked.SpaceId, asked.StructureId, cancellation);
        var stream = await session.Events.FetchForWriting<BookingWait>(asked.BookingId, cancellation);
        if (stream.Aggregate is not null)
            return;
        var (structure, now) = (asked.StructureId ?? Guid.Empty, moment.Now);
        var waits = await session.WaitsToCome(now).Where(each => each.StructureId == structure).ToListAsync(cancellation);
        stream.AppendOne(Decide(command, await BookSpaceHandler.Known(asked, session, moment, cancellation), waits, moment));
    }
}

/// <summary>A structure waits no more (retrait de la liste d’attente).</summary>
public sealed record LeaveLine(Guid WaitId, bool ByStaff);

public static class LeaveLineHandler
{
    /// <returns>None when it waits no more already.</returns>
    public static LineLeft? Decide(LeaveLine command, BookingWait? wait, KnownStructure? structure, Moment moment)
    {
        Rule.That(wait is not null, "booking_wait.unknown", "Nobody waits there.", "id");
        Rule.That(command.ByStaff || (moment.Actor is { } me && structure?.Speakers.Contains(me) == true), "booking.not_yours", "Who speaks for a structure waits for it.", "id");
        return wait is { BookingId: null, LeftOn: null } ? new(wait.Id, moment.Actor, moment.Today) : null;
    }

    public static async Task Handle(LeaveLine command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<BookingWait>(command.WaitId, cancellation);
        var structure = stream.Aggregate is { } wait ? await session.LoadAsync<KnownStructure>(wait.StructureId, cancellation) : null;
        if (Decide(command, stream.Aggregate, structure, moment) is { } left)
            stream.AppendOne(left);
    }
}
