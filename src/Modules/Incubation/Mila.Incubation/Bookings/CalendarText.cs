using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Marten;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.People;

namespace Mila.Incubation.Bookings;

/// <summary>What an agenda is shown (RFC 5545): the last month's bookings and those ahead.</summary>
public static class CalendarText
{
    private const int DaysBefore = 30, Most = 1_000;

    /// <returns>None when the address opens nothing: unknown, revoked, or of somebody who speaks for the structure no more.</returns>
    public static async Task<string?> Of(IQuerySession session, string key, DateOnly today, CancellationToken cancellation)
    {
        if (await session.Query<CalendarFeed>().FirstOrDefaultAsync(feed => feed.Key == key && feed.ClosedOn == null, cancellation) is not { } feed)
            return null;
        var (by, since, subject) = (feed.By, today.AddDays(-DaysBefore), feed.SubjectId);
        var mine = (await session.Query<KnownStructure>().Where(structure => structure.Speakers.Contains(by)).ToListAsync(cancellation)).Select(structure => structure.Id).ToArray();
        if (feed is { Kind: CalendarFeedKind.Structure, ByOffice: false } && !mine.Contains(subject))
            return null;
        var all = session.Query<Booking>().Where(booking => booking.Cancelled == null && booking.Day >= since);
        var bookings = await (feed.Kind switch
        {
            CalendarFeedKind.Space => all.Where(booking => booking.SpaceId == subject),
            CalendarFeedKind.Structure => all.Where(booking => booking.StructureId == subject),
            CalendarFeedKind.Person => all.Where(booking => booking.StructureId!.Value.IsOneOf(mine)),
            _ => throw new ArgumentOutOfRangeException(nameof(key)),
        }).OrderBy(booking => booking.Start).Take(Most).ToListAsync(cancellation);
        var spaces = (await session.LoadManyAsync<Space>(cancellation, bookings.Select(booking => booking.SpaceId).Distinct())).ToDictionary(space => space.Id, space => space.Name);
        var seen = bookings.Select(booking => booking.StructureId).OfType<Guid>().Where(id => feed.ByOffice || mine.Contains(id)).Distinct();
        var names = (await session.LoadManyAsync<IdentitySheet>(cancellation, seen)).ToDictionary(sheet => sheet.Id, sheet => sheet.Name);
        return Write(bookings, booking => spaces[booking.SpaceId], booking => booking.StructureId is { } id ? names.GetValueOrDefault(id, "réservé") : "séance de l’association");
    }

    private static string Write(IEnumerable<Booking> bookings, Func<Booking, string> space, Func<Booking, string> whose)
    {
        var calendar = new Calendar { ProductId = "-//Mila//Réservations//FR" };
        calendar.Events.AddRange(bookings.Select(booking => new CalendarEvent
        {
            Uid = $"{booking.Id}@mila",
            Summary = $"{space(booking)}, {whose(booking)}",
            Location = space(booking),
            DtStamp = new CalDateTime(booking.Start.UtcDateTime, "UTC"),
            DtStart = new CalDateTime(booking.Start.UtcDateTime, "UTC"),
            DtEnd = new CalDateTime(booking.End.UtcDateTime, "UTC"),
        }));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }
}
