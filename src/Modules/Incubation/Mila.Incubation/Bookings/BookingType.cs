using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;

namespace Mila.Incubation.Bookings;

/// <summary>A space that is booked by the hour, with its rules on a day (espace réservable).</summary>
public sealed record BookableSpace(Space Space, DateOnly Day, BookingRulebook Rulebook)
{
    public BookingRules Rules { get; } = Rulebook.On(Space.Kind, Day);
}

public sealed class BookableSpaceType : ObjectGraphType<BookableSpace>
{
    /// <summary>More than an association has of them: the list is bounded, not paged.</summary>
    private const int Most = 50;

    /// <summary>A period is of some weeks at most, and a day has 96 quarters of an hour.</summary>
    private const int MostDays = 42, MostBookings = 2_000;

    public BookableSpaceType()
    {
        Name = "BookableSpace";
        Description = "A space that is booked by the hour, with its rules on a day (espace réservable).";
        Field<NonNullGraphType<GuidGraphType>>("id").Resolve(context => context.Source.Space.Id);
        Field<NonNullGraphType<StringGraphType>>("name").Resolve(context => context.Source.Space.Name);
        Field<NonNullGraphType<EnumerationGraphType<SpaceKind>>>("kind").Resolve(context => context.Source.Space.Kind);
        Field("opensAt", bookable => bookable.Rules.OpensAt).Description("The hour from which members book.");
        Field("closesAt", bookable => bookable.Rules.ClosesAt).Description("The hour by which members leave.");
        Field("hoursPerWeek", bookable => bookable.Rules.HoursPerWeek).Description("How many hours a structure may have from Monday to Sunday, over all spaces.");
        Field("noticeDays", bookable => bookable.Rules.NoticeDays).Description("How many days before its own a booking is made at the latest.");
        Field("furthestDays", bookable => bookable.Rules.FurthestDays).Description("How many days ahead members book.");
        Field("mayWaive", bookable => bookable.Rules.MayWaive).Description("Whether the office may pass the notice and the limits for a structure, with a reason.");
        Field("isReserved", bookable => bookable.Rules.IsReserved).Description("Whether it is for hosted structures alone.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DateOnlyGraphType>>>>("closedDays").Description("The days of a period on which members book nothing.")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("from").Argument<NonNullGraphType<DateOnlyGraphType>>("lastDay", "At most six weeks.")
            .Resolve(context => DaysOf(context).Where(day => !context.Source.Rulebook.On(context.Source.Space.Kind, day).IsOpenOn(day) || context.Source.Space.StateOn(day) is not SpaceState.InUse));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<BookingType>>>>("bookings").Description("What is booked of it in a period, in the order of time.")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("from").Argument<NonNullGraphType<DateOnlyGraphType>>("lastDay", "At most six weeks.")
            .Resolve(context =>
            {
                var days = DaysOf(context);
                return context.Batch<Guid, IReadOnlyList<Booking>>($"bookings {days[0]:O} {days[^1]:O}", context.Source.Space.Id, (session, spaces, cancellation) => In(session, spaces, days[0], days[^1], cancellation))
                    .Then(bookings => bookings ?? []);
            });
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<BookingWaitType>>>>("waits").Description("Who waits for its hours in a period and to come, first come first.")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("from").Argument<NonNullGraphType<DateOnlyGraphType>>("lastDay", "At most six weeks.")
            .Resolve(context =>
            {
                var (days, now) = (DaysOf(context), context.Now());
                return context.Batch<Guid, IReadOnlyList<BookingWait>>($"booking waits {days[0]:O} {days[^1]:O}", context.Source.Space.Id, (session, spaces, cancellation) => WaitsIn(session, spaces, days[0], days[^1], now, cancellation))
                    .Then(waits => waits ?? []);
            });
    }

    public static void AddTo(ObjectGraphType query) => query
        .Field<NonNullGraphType<ListGraphType<NonNullGraphType<BookableSpaceType>>>>("bookableSpaces")
        .Description("The spaces that are booked by the hour, in their order, with their rules on a day.")
        .Argument<DateOnlyGraphType>("asOf", "Today unless said.")
        .AuthorizeWithPolicy("incubation.see_bookings")
        .ResolveAsync(async context =>
        {
            SpaceKind[] booked = [.. Enum.GetValues<SpaceKind>().Where(kind => !kind.IsAllocated())];
            var spaces = await context.QuerySession().Query<Space>().Where(space => space.Kind.IsOneOf(booked)).OrderBy(space => space.Position).Take(Most).ToListAsync(context.CancellationToken);
            var rulebook = await BookingRulebook.Of(context.QuerySession(), context.CancellationToken);
            var day = context.GetArgument<DateOnly?>("asOf") ?? context.Today();
            return spaces.Where(space => space.StateOn(day) is not SpaceState.Withdrawn).Select(space => new BookableSpace(space, day, rulebook));
        });

    private static List<DateOnly> DaysOf(IResolveFieldContext context)
    {
        var (from, last) = (context.GetArgument<DateOnly>("from"), context.GetArgument<DateOnly>("lastDay"));
        return [.. Enumerable.Range(0, Math.Clamp(last.DayNumber - from.DayNumber + 1, 1, MostDays)).Select(from.AddDays)];
    }

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<BookingWait>>> WaitsIn(
        IQuerySession session, IReadOnlyList<Guid> spaces, DateOnly from, DateOnly last, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = spaces.ToArray();
        var waits = await session.WaitsToCome(now).Where(wait => wait.SpaceId.IsOneOf(ids) && wait.Day >= from && wait.Day <= last)
            .OrderBy(wait => wait.AskedAt).Take(MostBookings).ToListAsync(cancellation);
        return waits.GroupBy(wait => wait.SpaceId).ToDictionary(each => each.Key, IReadOnlyList<BookingWait> (each) => [.. each]);
    }

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Booking>>> In(
        IQuerySession session, IReadOnlyList<Guid> spaces, DateOnly from, DateOnly last, CancellationToken cancellation)
    {
        var ids = spaces.ToArray();
        var bookings = await session.Query<Booking>().Where(booking => booking.SpaceId.IsOneOf(ids) && booking.Cancelled == null && booking.Day >= from && booking.Day <= last)
            .OrderBy(booking => booking.Start).Take(MostBookings).ToListAsync(cancellation);
        return bookings.GroupBy(booking => booking.SpaceId).ToDictionary(each => each.Key, IReadOnlyList<Booking> (each) => [.. each]);
    }
}

public sealed class BookingType : ObjectGraphType<Booking>
{
    /// <summary>More than its hours let a structure have ahead.</summary>
    private const int MostUpcoming = 200;

    public BookingType()
    {
        Name = "Booking";
        Description = "Hours of a space that a structure has, or the association itself (réservation).";
        Field(booking => booking.Id);
        Field(booking => booking.SpaceId);
        Field<StringGraphType>("spaceName").Resolve(context => context.SpaceOf(context.Source.SpaceId).Then(space => space?.Name));
        Field(booking => booking.Day);
        Field<NonNullGraphType<TimeOnlyGraphType>>("from").Description("In the association's time.").Resolve(context => At(context, context.Source.Start));
        Field<NonNullGraphType<TimeOnlyGraphType>>("until").Resolve(context => At(context, context.Source.End));
        Field(booking => booking.Start);
        Field(booking => booking.End);
        Field<NonNullGraphType<EnumerationGraphType<BookingPurpose>>>("purpose").Resolve(context => context.Source.Purpose);
        Field<NonNullGraphType<BooleanGraphType>>("isOfHouse").Description("A session of the association's own.").Resolve(context => context.Source.StructureId is null);
        Field<GuidGraphType>("structureId").Description("Null for a session of the association, and for whoever is neither with the structure nor of the office.")
            .Resolve(context => context.Source.StructureId is { } id ? context.StructureSeen(id).Then(structure => structure?.Id) : null);
        Field<StringGraphType>("structureName").Description("As structureId.")
            .Resolve(context => context.Source.StructureId is { } id ? context.NameSeen(id) : null);
        Field(booking => booking.SeriesId, nullable: true).Description("What it was booked with, at the same hours of other days.");
        Field<EnumerationGraphType<BookingWaiver>>("waiver").Description("Why the office passed the notice and the limits.").Resolve(context => context.Source.Waiver);
        Field<EnumerationGraphType<BookingEnd>>("cancelled").Description("Why it was cancelled.").Resolve(context => context.Source.Cancelled);
    }

    public static void AddTo(ObjectGraphType query) => query
        .Field<NonNullGraphType<ListGraphType<NonNullGraphType<BookingType>>>>("myBookings")
        .Description("What the structures have ahead that the person who asks speaks for, in the order of time.")
        .AuthorizeWithPolicy("incubation.see_bookings")
        .ResolveAsync(async context =>
        {
            var (session, now, me) = (context.QuerySession(), context.Now(), context.Actor().PersonId ?? Guid.Empty);
            var mine = (await session.Query<KnownStructure>().Where(structure => structure.Speakers.Contains(me)).ToListAsync(context.CancellationToken)).Select(structure => structure.Id).ToArray();
            return await session.Query<Booking>().Where(booking => booking.StructureId!.Value.IsOneOf(mine) && booking.Cancelled == null && booking.End > now)
                .OrderBy(booking => booking.Start).Take(MostUpcoming).ToListAsync(context.CancellationToken);
        });

    internal static TimeOnly At(IResolveFieldContext context, DateTimeOffset instant) => TimeOnly.FromDateTime(context.Service<Tenants>().CalendarOf(context.Request().Tenant).LocalTimeOf(instant));
}

internal static class BookingFields
{
    public const string Policy = "incubation.book";

    public static bool IsOffice(Actor actor) => actor.Is("coordinator", "president", "secretary", "treasurer");

    /// <summary>The structure, for whoever is with it and for the office: what others book is their own business.</summary>
    public static IDataLoaderResult<KnownStructure?> StructureSeen(this IResolveFieldContext context, Guid structure) =>
        context.Batch<Guid, KnownStructure>("booking-structures", structure, async (session, ids, cancellation) => (await session.LoadManyAsync<KnownStructure>(cancellation, ids)).ToDictionary(each => each.Id))
            .Then(known => IsOffice(context.Actor()) || (context.Actor().PersonId is { } me && known?.Speakers.Contains(me) == true) ? known : null);

    public static IDataLoaderResult NameSeen(this IResolveFieldContext context, Guid structure) =>
        context.StructureSeen(structure).Then(seen => seen is null ? null : context.SheetOf(structure).Then(sheet => sheet?.Name));

    public static BookSpace Hours(IResolveFieldContext context) => new(
        Guid.CreateVersion7(), context.GetArgument<Guid>("spaceId"), context.GetArgument<Guid?>("structureId"), context.GetArgument<DateOnly>("day"),
        context.GetArgument<TimeOnly>("from"), context.GetArgument<TimeOnly>("until"), context.GetArgument<BookingPurpose>("purpose"), IsOffice(context.Actor()));

    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<BookSpace, BookingType>("bookSpace", Policy)
            .Describe("Books a space for some hours of a day; the office also books for any structure by the same rules, and sessions of the association, which take a member's place in time.")
            .Argument<NonNullGraphType<GuidGraphType>>("spaceId")
            .Argument<GuidGraphType>("structureId", "For whom; left out for a session of the association.")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("day")
            .Argument<NonNullGraphType<TimeOnlyGraphType>>("from", "A quarter of an hour, in the association's time.")
            .Argument<NonNullGraphType<TimeOnlyGraphType>>("until")
            .Argument<NonNullGraphType<EnumerationGraphType<BookingPurpose>>>("purpose")
            .Argument<EnumerationGraphType<BookingWaiver>>("waiver", "Why the office passes the notice and the limits, where the association lets it.")
            .Send(context => Hours(context) with { Waiver = context.GetArgument<BookingWaiver?>("waiver") })
            .Return<Booking>(command => command.BookingId);
        mutation.Command<CancelBookingSeries, BookingSeriesType>("cancelBookingSeries", Policy)
            .Describe("Gives a series up, whole or from a day on; who booked is told once when the office does it.")
            .Argument<NonNullGraphType<GuidGraphType>>("seriesId")
            .Argument<DateOnlyGraphType>("from", "The first day that is given up; all that are to come unless said.")
            .Argument<NonNullGraphType<EnumerationGraphType<BookingEnd>>>("reason")
            .Send(context => new CancelBookingSeries(context.GetArgument<Guid>("seriesId"), context.GetArgument<DateOnly?>("from"), context.GetArgument<BookingEnd>("reason"), IsOffice(context.Actor())))
            .Return<BookingSeries>(async (command, session, cancellation) =>
            {
                var id = command.SeriesId;
                var given = await session.Query<Booking>().Where(booking => booking.SeriesId == id && booking.Cancelled != null).ToListAsync(cancellation);
                return given is [] ? null : new(given.Count, given.Min(booking => booking.Day), given.Max(booking => booking.Day));
            });
        mutation.Command<CancelBooking, BookingType>("cancelBooking", Policy)
            .Describe("Gives a booking up, or takes it back for the office, which tells who booked.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<EnumerationGraphType<BookingEnd>>>("reason")
            .Send(context => new CancelBooking(context.GetArgument<Guid>("id"), context.GetArgument<BookingEnd>("reason"), IsOffice(context.Actor())))
            .Return<Booking>(command => command.BookingId);
    }
}
