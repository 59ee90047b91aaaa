using Marten;
using Mila.Incubation.Spaces;
using Mila.Modules.Figures;

namespace Mila.Incubation.Bookings;

/// <param name="Hours">Of structures, and <paramref name="HouseHours"/> of sessions of the association.</param>
/// <param name="OpenHours">On which it could have been booked.</param>
public sealed record SpaceUse(Space Space, decimal Hours, decimal HouseHours, int OpenHours)
{
    /// <summary>The part of its opening hours that was booked, in percent; none when it was never open.</summary>
    public decimal? Rate => OpenHours == 0 ? null : decimal.Round(100 * (Hours + HouseHours) / OpenHours, 1);
}

public sealed record StructureUse(Guid StructureId, int Bookings, decimal Hours);

/// <summary>What was made of the spaces that are booked by the hour, over a period (usage des espaces réservés): hours had, and hours waited for in vain.</summary>
/// <param name="Bookings">What was booked and not cancelled.</param>
/// <param name="Unmet">Who waited and was not given the hours, those who left the line aside; nobody waits in vain for hours that have not begun.</param>
/// <param name="Met">Who waited and was.</param>
public sealed record BookingUse(IReadOnlyList<SpaceUse> Spaces, IReadOnlyList<Booking> Bookings, IReadOnlyList<BookingWait> Unmet, IReadOnlyList<BookingWait> Met)
{
    /// <summary>The structures by their hours, the most first.</summary>
    public IReadOnlyList<StructureUse> Structures { get; } =
    [
        .. Bookings.Where(each => each.StructureId is not null).GroupBy(each => each.StructureId!.Value)
            .Select(each => new StructureUse(each.Key, each.Count(), HoursOf(each.Select(booking => booking.Length)))).OrderByDescending(each => each.Hours).ThenBy(each => each.StructureId),
    ];

    public decimal UnmetHours => HoursOf(Unmet.Select(wait => wait.Length));

    public static decimal HoursOf(IEnumerable<TimeSpan> lengths) => lengths.Sum(length => (decimal)length.TotalMinutes) / 60;

    /// <param name="knownAt">As it was known then; as it is known now when none is said.</param>
    public static async Task<BookingUse> Of(IQuerySession session, DateOnly from, DateOnly lastDay, DateTimeOffset? knownAt, DateTimeOffset now, CancellationToken cancellation)
    {
        var bookings = await AsKnown.At(knownAt, await session.Query<Booking>().Where(each => each.Day >= from && each.Day <= lastDay).ToListAsync(cancellation),
            each => each.Id, (each, fact) => each.Evolve(fact), session, cancellation);
        var waits = await AsKnown.At(knownAt, await session.Query<BookingWait>().Where(each => each.Day >= from && each.Day <= lastDay).ToListAsync(cancellation),
            each => each.Id, (each, fact) => each.Evolve(fact), session, cancellation);
        SpaceKind[] kinds = [.. Enum.GetValues<SpaceKind>().Where(kind => !kind.IsAllocated())];
        var spaces = await session.Query<Space>().Where(space => space.Kind.IsOneOf(kinds)).OrderBy(space => space.Position).ToListAsync(cancellation);
        return Of([.. bookings.Where(each => each.Cancelled is null)], waits, spaces, await BookingRulebook.Of(session, cancellation), from, lastDay, knownAt ?? now);
    }

    public static BookingUse Of(IReadOnlyList<Booking> bookings, IReadOnlyList<BookingWait> waits, IEnumerable<Space> spaces, BookingRulebook rules, DateOnly from, DateOnly lastDay, DateTimeOffset at)
    {
        DateOnly[] days = [.. Enumerable.Range(0, Math.Max(0, lastDay.DayNumber - from.DayNumber + 1)).Select(from.AddDays)];
        return new([.. spaces.Select(Use)], bookings, [.. waits.Where(wait => wait is { BookingId: null, LeftOn: null } && wait.Start <= at)], [.. waits.Where(wait => wait.BookingId is not null)]);

        SpaceUse Use(Space space)
        {
            var open = days.Where(day => space.RegisteredOn <= day && space.StateOn(day) is SpaceState.InUse).Select(day => (Day: day, Rules: rules.On(space.Kind, day))).Where(each => each.Rules.IsOpenOn(each.Day));
            var its = bookings.Where(each => each.SpaceId == space.Id).ToList();
            return new(space, Of(its, house: false), Of(its, house: true), open.Sum(each => each.Rules.ClosesAt - each.Rules.OpensAt));
        }

        static decimal Of(IEnumerable<Booking> its, bool house) => HoursOf(its.Where(each => each.StructureId is null == house).Select(each => each.Length));
    }
}
