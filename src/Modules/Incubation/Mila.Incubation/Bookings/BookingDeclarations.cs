using JasperFx.Events;
using Marten;
using Mila.Incubation.Neighbours;
using Mila.Modules;

namespace Mila.Incubation.Bookings;

/// <summary>The bookings' part of the module's table of contents.</summary>
internal static class BookingDeclarations
{
    public static void Store(StoreDeclaration store)
    {
        store.Aggregate<Booking>()
            .Document<Booking>(bookings => bookings
                .Duplicate(booking => booking.SpaceId).Duplicate(booking => booking.StructureId).Duplicate(booking => booking.Day)
                .Duplicate(booking => booking.Start).Duplicate(booking => booking.End).Duplicate(booking => booking.SeriesId))
            .Fact<SpaceBooked>("incubation.space_booked.v1")
            .Fact<BookingCancelled>("incubation.booking_cancelled.v1")
            .Aggregate<BookingWait>()
            .Document<BookingWait>(waits => waits
                .Duplicate(wait => wait.SpaceId).Duplicate(wait => wait.StructureId).Duplicate(wait => wait.Day).Duplicate(wait => wait.Start))
            .Fact<HoursAwaited>("incubation.hours_awaited.v1")
            .Fact<AwaitedHoursBooked>("incubation.awaited_hours_booked.v1")
            .Fact<LineLeft>("incubation.booking_line_left.v1")
            .Aggregate<CalendarFeed>()
            .Document<CalendarFeed>(feeds => feeds.Duplicate(feed => feed.Key).Duplicate(feed => feed.By))
            .Fact<CalendarFeedOpened>("incubation.calendar_feed_opened.v1")
            .Fact<CalendarFeedClosed>("incubation.calendar_feed_closed.v1");
        store.Exclusive<BookedHours>(BookedHours.Table);
    }

    /// <summary>Ids, hours and closed words alone: who used a space when stays with its counts, the name goes with the person. Its agendas open nothing any more.</summary>
    public static void Erasures(ErasureList erasures) => erasures
        .Kept(
            "bookings",
            async (session, person, cancellation) => await session.Query<Booking>().Where(booking => booking.By == person).ToListAsync(cancellation),
            (_, _, _, _) => Task.CompletedTask)
        .Kept(
            "booking_waits",
            async (session, person, cancellation) => await session.Query<BookingWait>().Where(wait => wait.By == person).ToListAsync(cancellation),
            (_, _, _, _) => Task.CompletedTask)
        .Kept(
            "calendar_feeds",
            async (session, person, cancellation) => await FeedsOf(session, person).ToListAsync(cancellation),
            async (session, person, moment, cancellation) =>
            {
                foreach (var feed in await FeedsOf(session, person).ToListAsync(cancellation))
                    session.Events.Append(feed.Id, new CalendarFeedClosed(feed.Id, moment.Today));
            });

    private static IQueryable<CalendarFeed> FeedsOf(IQuerySession session, Guid person) => session.Query<CalendarFeed>().Where(feed => feed.By == person && feed.ClosedOn == null);

    public static void Graph(GraphRoots graph)
    {
        BookableSpaceType.AddTo(graph.Query);
        BookingType.AddTo(graph.Query);
        BookingFields.AddTo(graph.Mutation);
        BookingWaitType.AddTo(graph.Query, graph.Mutation);
        BookingUseType.AddTo(graph.Query);
        CalendarFeedType.AddTo(graph.Query, graph.Mutation);
        OccurrenceType.AddTo(graph.Query, graph.Mutation);
    }
}

/// <summary>The booked hours of each space, where the database itself refuses two at once. It follows the facts in their own transaction.</summary>
public sealed class BookedHours : ExclusiveRows
{
    public static readonly ExclusiveTable Table = new("incubation", "booked_hours", "tstzrange", "space_id");

    protected override bool Takes(object fact) => fact is SpaceBooked;

    protected override void Write(IDocumentOperations operations, object fact, IReadOnlyList<IEvent> commit)
    {
        if (fact is SpaceBooked booked)
            Table.Hold(operations, booked.BookingId, [booked.SpaceId], booked.Start, booked.End);
        else if (fact is BookingCancelled cancelled)
            Table.Release(operations, cancelled.BookingId);
    }
}
