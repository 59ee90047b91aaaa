using System.Globalization;
using Marten;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Letters;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Bookings;

/// <summary>
/// Freed hours go to who waits for them, in the transaction that frees them: nobody comes between, and a host that stops has either
/// done both or nothing. Who could not book them now keeps the place, and whoever is next is asked.
/// </summary>
public static class WaitingLine
{
    /// <summary>The waits whose hours have not begun.</summary>
    internal static IQueryable<BookingWait> WaitsToCome(this IQuerySession session, DateTimeOffset now) =>
        session.Query<BookingWait>().Where(wait => wait.BookingId == null && wait.LeftOn == null && wait.Start > now);

    /// <param name="line">Those who wait for some of the freed hours.</param>
    /// <param name="booked">What is booked of these spaces and for these structures in their weeks, without what was freed.</param>
    /// <param name="known">The space, its rules on the day, the structure and its tenure; what is booked is added here.</param>
    public static IReadOnlyList<(BookingWait Wait, SpaceBooked Booked)> Decide(IEnumerable<BookingWait> line, IReadOnlyList<Booking> booked, Func<BookingWait, BookingCase> known, Moment moment)
    {
        List<Booking> taken = [.. booked];
        List<(BookingWait, SpaceBooked)> served = [];
        foreach (var wait in line.OrderBy(each => each.AskedAt).ThenBy(each => each.Id))
        {
            try
            {
                var (hours, _) = BookSpaceHandler.Decide(CommandOf(wait, moment.Calendar), known(wait) with
                {
                    Overlapping = [.. taken.Where(each => each.SpaceId == wait.SpaceId && each.Overlaps(wait.Start, wait.End))],
                    OfWeek = [.. taken.Where(each => each.StructureId == wait.StructureId && BookingRules.MondayOf(each.Day) == BookingRules.MondayOf(wait.Day))],
                }, moment with { Actor = wait.By });
                taken.Add(new Booking().Evolve(hours));
                served.Add((wait, hours));
            }
            catch (RuleViolation) // it could not book them now: the next one is asked, and it keeps its place
            {
            }
        }
        return served;
    }

    /// <summary>Books freed hours for who waits; the turns of their spaces were taken before.</summary>
    /// <param name="freed">What was cancelled.</param>
    /// <param name="taken">What took its place in the same transaction.</param>
    internal static async Task<OutgoingMessages> ServeLine(
        this IDocumentSession session, IReadOnlyList<Booking> freed, IReadOnlyList<SpaceBooked> taken, Moment moment, CancellationToken cancellation)
    {
        if (freed.Count == 0)
            return [];
        Guid[] spaces = [.. freed.Select(each => each.SpaceId).Distinct()];
        DateOnly[] days = [.. freed.Select(each => each.Day).Distinct()];
        var line = (await session.WaitsToCome(moment.Now).Where(wait => wait.SpaceId.IsOneOf(spaces) && wait.Day.IsOneOf(days)).ToListAsync(cancellation))
            .Where(wait => freed.Any(each => each.SpaceId == wait.SpaceId && wait.Overlaps(each.Start, each.End))).ToList();
        if (line.Count == 0)
            return [];
        Guid[] structures = [.. line.Select(wait => wait.StructureId).Distinct().OrderBy(id => id.ToString(), StringComparer.Ordinal)];
        foreach (var structure in structures) // after the spaces, in one order everywhere: nobody waits for each other
            await session.TakeTurn(cancellation, "booking structure", structure.ToString());
        var booked = await BookedWith(session, line, spaces, structures, freed, cancellation);
        OutgoingMessages messages = [];
        foreach (var (wait, hours) in Decide(line, [.. booked, .. taken.Select(new Booking().Evolve)], await KnownOf(session, spaces, structures, cancellation), moment))
        {
            var stream = await session.Events.FetchForWriting<BookingWait>(wait.Id, cancellation);
            if (stream.Aggregate is not { BookingId: null, LeftOn: null })
                throw new JasperFx.ConcurrencyException(typeof(BookingWait), wait.Id); // it left meanwhile: decided again
            stream.AppendOne(new AwaitedHoursBooked(wait.Id, hours.BookingId, moment.Today));
            session.Events.StartStream<Booking>(hours.BookingId, hours);
            messages.AddRange(await LetterTo(session, wait, moment.Calendar, cancellation));
        }
        return messages;
    }

    /// <summary>It is the structure that waits: who asked for it may speak for it no more.</summary>
    private static BookSpace CommandOf(BookingWait wait, CivilCalendar calendar) => new(
        NamedId.Of("awaited booking", wait.Id.ToString()), wait.SpaceId, wait.StructureId, wait.Day, At(wait.Start, calendar), At(wait.End, calendar), wait.Purpose, ByStaff: true);

    private static TimeOnly At(DateTimeOffset instant, CivilCalendar calendar) => TimeOnly.FromDateTime(calendar.LocalTimeOf(instant));

    private static async Task<IEnumerable<Booking>> BookedWith(
        IQuerySession session, List<BookingWait> line, Guid[] spaces, Guid[] structures, IReadOnlyList<Booking> freed, CancellationToken cancellation)
    {
        var (first, last) = (BookingRules.MondayOf(line.Min(wait => wait.Day)), BookingRules.MondayOf(line.Max(wait => wait.Day)).AddDays(6));
        var weeks = session.Query<Booking>().Where(each => each.Cancelled == null && each.Day >= first && each.Day <= last);
        var ofSpaces = await weeks.Where(each => each.SpaceId.IsOneOf(spaces)).ToListAsync(cancellation);
        var ofStructures = await weeks.Where(each => each.StructureId!.Value.IsOneOf(structures)).ToListAsync(cancellation);
        return ofSpaces.Concat(ofStructures).DistinctBy(each => each.Id).ExceptBy(freed.Select(each => each.Id), each => each.Id);
    }

    private static async Task<Func<BookingWait, BookingCase>> KnownOf(IQuerySession session, Guid[] spaces, Guid[] structures, CancellationToken cancellation)
    {
        var rulebook = await BookingRulebook.Of(session, cancellation);
        var ofSpaces = (await session.LoadManyAsync<Space>(cancellation, spaces)).ToDictionary(each => each.Id);
        var ofStructures = (await session.LoadManyAsync<KnownStructure>(cancellation, structures)).ToDictionary(each => each.Id);
        var tenures = (await session.LoadManyAsync<Tenure>(cancellation, structures.Select(Tenure.IdOf))).ToDictionary(each => each.StructureId);
        return wait =>
        {
            var space = ofSpaces[wait.SpaceId];
            return new(space, rulebook.On(space.Kind, wait.Day), ofStructures.GetValueOrDefault(wait.StructureId), tenures.GetValueOrDefault(wait.StructureId), [], []);
        };
    }

    private static async Task<OutgoingMessages> LetterTo(IQuerySession session, BookingWait wait, CivilCalendar calendar, CancellationToken cancellation)
    {
        var (space, structure) = (await session.LoadAsync<Space>(wait.SpaceId, cancellation), await session.LoadAsync<KnownStructure>(wait.StructureId, cancellation));
        return CancelledBookings.Told(structure, wait.By) is not [_, ..] whom ? [] :
        [
            new SendLetter(NamedId.Of("awaited hours booked", wait.Id.ToString()), "booking_from_line", whom, "structure", wait.StructureId, new Dictionary<string, string>
            {
                ["space"] = space!.Name,
                ["on"] = wait.Day.ToString("O", CultureInfo.InvariantCulture),
                ["hours"] = $"{French.Time(At(wait.Start, calendar))} à {French.Time(At(wait.End, calendar))}",
            }),
        ];
    }
}
