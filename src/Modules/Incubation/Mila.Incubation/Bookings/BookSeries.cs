using GraphQL;
using GraphQL.Types;
using Ical.Net;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using Marten;
using Mila.Graph;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Bookings;

/// <summary>A space is booked at the same hours of several days (réservations répétées): each is a booking of its own, all of them or none.</summary>
/// <param name="Days">Those that <see cref="SeriesPlan"/> said are free.</param>
public sealed record BookSeries(Guid SeriesId, Guid SpaceId, Guid? StructureId, IReadOnlyList<DateOnly> Days, TimeOnly From, TimeOnly Until, BookingPurpose Purpose, bool ByStaff, BookingWaiver? Waiver = null)
{
    public BookSpace On(DateOnly day) => new(NamedId.Of(SeriesId.ToString(), $"{day:O}"), SpaceId, StructureId, day, From, Until, Purpose, ByStaff, SeriesId, Waiver);
}

/// <summary>One day of a series (occurrence): what would be booked, or why nothing is.</summary>
public sealed record Occurrence(DateOnly Day, (SpaceBooked Booked, IReadOnlyList<BookingCancelled> Displaced)? Decided, RuleViolation? Refused);

public static class SeriesPlan
{
    public const int Most = 53;

    /// <summary>The days that a recurrence rule of RFC 5545 names from a first day on.</summary>
    /// <exception cref="RuleViolation">When it is no such rule, does not end, or names too many days.</exception>
    public static IReadOnlyList<DateOnly> DaysOf(DateOnly first, string rule)
    {
        var pattern = Read(rule);
        Rule.That(pattern is { } read && (read.Count is not null || read.Until is not null) && read.Frequency is FrequencyType.Daily or FrequencyType.Weekly or FrequencyType.Monthly,
            "series.rule_refused", "A series is daily, weekly or monthly, and ends.", "rule");
        var begin = new CalDateTime(first.Year, first.Month, first.Day);
        var days = new RecurrencePatternEvaluator(pattern!).Evaluate(begin, begin, null).Take(Most + 1).Select(period => DateOnly.FromDateTime(period.StartTime.Value)).ToList();
        Rule.That(days.Count <= Most, "series.too_long", "A series has 53 days at most.", "rule");
        return days;
    }

    /// <summary>What each day would give, those before it included: a week's hours are counted over the whole series.</summary>
    /// <param name="rules">Those of each day; none when the space is no space that is booked.</param>
    public static IReadOnlyList<Occurrence> Decide(BookSeries command, BookingCase known, Func<DateOnly, BookingRules?> rules, Moment moment)
    {
        List<Booking> taken = [];
        return [.. command.Days.Distinct().Order().Select(Occur)];

        Occurrence Occur(DateOnly day)
        {
            var one = command.On(day);
            var (start, end) = (moment.Calendar.At(day, command.From), moment.Calendar.At(day, command.Until));
            var monday = BookingRules.MondayOf(day);
            try
            {
                var decided = BookSpaceHandler.Decide(one, known with
                {
                    Rules = rules(day),
                    Overlapping = [.. known.Overlapping.Where(each => each.Overlaps(start, end))],
                    OfWeek = [.. known.OfWeek.Concat(taken).Where(each => BookingRules.MondayOf(each.Day) == monday)],
                }, moment);
                taken.Add(new Booking().Evolve(decided.Booked));
                return new(day, decided, null);
            }
            catch (RuleViolation refused) // named beside its day, before anybody confirms
            {
                return new(day, null, refused);
            }
        }
    }

    /// <summary>The same, from what is booked now.</summary>
    public static async Task<IReadOnlyList<Occurrence>> Of(BookSeries command, IQuerySession session, Moment moment, CancellationToken cancellation)
    {
        if (command.Days.Count == 0)
            return [];
        var (space, structure) = (command.SpaceId, command.StructureId);
        var (first, last) = (BookingRules.MondayOf(command.Days.Min()), BookingRules.MondayOf(command.Days.Max()).AddDays(6));
        var known = await session.LoadAsync<Space>(space, cancellation);
        var rulebook = await BookingRulebook.Of(session, cancellation);
        return Decide(command, new(
            known,
            Rules: null,
            structure is { } id ? await session.LoadAsync<KnownStructure>(id, cancellation) : null,
            structure is { } hosted ? await session.LoadAsync<Tenure>(Tenure.IdOf(hosted), cancellation) : null,
            await session.Query<Booking>().Where(each => each.SpaceId == space && each.Cancelled == null && each.Day >= first && each.Day <= last).ToListAsync(cancellation),
            structure is null ? [] : await session.Query<Booking>().Where(each => each.StructureId == structure && each.Cancelled == null && each.Day >= first && each.Day <= last).ToListAsync(cancellation)),
            day => known?.Kind.IsAllocated() == false ? rulebook.On(known.Kind, day) : null, moment);
    }

    private static RecurrenceRule? Read(string rule)
    {
        try
        {
            return new(rule);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }
}

public static class BookSeriesHandler
{
    public static async Task<OutgoingMessages> Handle(BookSeries command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        Rule.That(command.Days.Count is > 0 and <= SeriesPlan.Most, "series.too_long", "A series has 53 days at most.", "days");
        await session.TakeBookingTurns(command.SpaceId, command.StructureId, cancellation);
        if (await session.LoadAsync<Booking>(command.On(command.Days.Min()).BookingId, cancellation) is not null)
            return [];
        List<SpaceBooked> taken = [];
        List<BookingCancelled> displaced = [];
        foreach (var occurrence in await SeriesPlan.Of(command, session, moment, cancellation))
        {
            var (booked, instead) = occurrence.Decided ?? throw occurrence.Refused!;
            displaced.AddRange(instead);
            taken.Add(booked);
            session.Events.StartStream<Booking>(booked.BookingId, booked);
        }
        return await session.TakeBack(displaced, taken, moment, cancellation);
    }
}

/// <summary>What was booked at once.</summary>
public sealed record BookingSeries(int Count, DateOnly FirstDay, DateOnly LastDay);

public sealed class BookingSeriesType : ObjectGraphType<BookingSeries>
{
    public BookingSeriesType()
    {
        Name = "BookingSeries";
        Description = "What was booked at once, or given up of it (réservations répétées).";
        Field(series => series.Count);
        Field(series => series.FirstDay);
        Field(series => series.LastDay);
    }
}

public sealed class OccurrenceType : ObjectGraphType<Occurrence>
{
    public OccurrenceType()
    {
        Name = "BookingOccurrence";
        Description = "One day of a series, before anything is booked (occurrence).";
        Field(occurrence => occurrence.Day);
        Field<StringGraphType>("refusal").Description("Why it cannot be booked, in French; null when it can.")
            .Resolve(context => context.Source.Refused is { } refused ? context.Service<Sentences>().Of(refused).Message : null);
    }

    public static void AddTo(ObjectGraphType query, ObjectGraphType mutation)
    {
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<OccurrenceType>>>>("bookingOccurrences")
            .Description("What a series would book, day by day, at most 53: nothing is booked by asking. Empty when the rule is none, or does not end.")
            .Argument<NonNullGraphType<GuidGraphType>>("spaceId")
            .Argument<GuidGraphType>("structureId")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("day", "The first.")
            .Argument<NonNullGraphType<StringGraphType>>("rule", "A recurrence rule of RFC 5545 that ends: FREQ=WEEKLY;COUNT=6.")
            .Argument<NonNullGraphType<TimeOnlyGraphType>>("from").Argument<NonNullGraphType<TimeOnlyGraphType>>("until")
            .Argument<NonNullGraphType<EnumerationGraphType<BookingPurpose>>>("purpose")
            .Argument<EnumerationGraphType<BookingWaiver>>("waiver")
            .AuthorizeWithPolicy(BookingFields.Policy)
            .ResolveAsync(async context => await SeriesPlan.Of(
                Command(context, DaysIn(context)), context.QuerySession(),
                new Moment(context.Now(), context.Service<Tenants>().CalendarOf(context.Request().Tenant), context.Request().Tenant!, context.Actor().PersonId), context.CancellationToken));
        mutation.Command<BookSeries, BookingSeriesType>("bookSeries", BookingFields.Policy)
            .Describe("Books a space at the same hours of several days, all of them or none.")
            .Argument<NonNullGraphType<GuidGraphType>>("spaceId")
            .Argument<GuidGraphType>("structureId", "For whom; left out for sessions of the association.")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<DateOnlyGraphType>>>>("days")
            .Argument<NonNullGraphType<TimeOnlyGraphType>>("from").Argument<NonNullGraphType<TimeOnlyGraphType>>("until")
            .Argument<NonNullGraphType<EnumerationGraphType<BookingPurpose>>>("purpose")
            .Argument<EnumerationGraphType<BookingWaiver>>("waiver", "Why the office passes the notice and the limits.")
            .Send(context => Command(context, context.GetArgument<List<DateOnly>>("days")))
            .Return<BookingSeries>((command, _, _) => Task.FromResult<BookingSeries?>(new(command.Days.Distinct().Count(), command.Days.Min(), command.Days.Max())));
    }

    private static BookSeries Command(IResolveFieldContext context, IReadOnlyList<DateOnly> days) => new(
        Guid.CreateVersion7(), context.GetArgument<Guid>("spaceId"), context.GetArgument<Guid?>("structureId"), days, context.GetArgument<TimeOnly>("from"), context.GetArgument<TimeOnly>("until"),
        context.GetArgument<BookingPurpose>("purpose"), BookingFields.IsOffice(context.Actor()), context.GetArgument<BookingWaiver?>("waiver"));

    private static IReadOnlyList<DateOnly> DaysIn(IResolveFieldContext context)
    {
        try
        {
            return SeriesPlan.DaysOf(context.GetArgument<DateOnly>("day"), context.GetArgument<string>("rule"));
        }
        catch (RuleViolation refused)
        {
            throw new ExecutionError(context.Service<Sentences>().Of(refused).Message, refused) { Code = "SERIES_REFUSED" };
        }
    }
}
