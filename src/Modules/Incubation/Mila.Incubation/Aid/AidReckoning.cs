using Mila.Incubation.Fees;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Incubation.Aid;

/// <summary>One line of the reckoning: a month in a space below the market's rent, or aid that was declared.</summary>
/// <param name="On">The first day that counts of the month, or the day on which the aid was granted.</param>
/// <param name="Space">None of declared aid.</param>
/// <param name="MarketRent">What these days would cost on the market, and <paramref name="Fee"/> what they cost here.</param>
/// <param name="Amount">What counts: never less than nothing.</param>
public sealed record AidLine(DateOnly On, Space? Space, int Days, Money MarketRent, Money Fee, Money Amount, DeclaredAid? Declared);

/// <summary>
/// The State aid of a structure over three years as of a day (aides de minimis): month by month the market's rent less the fee, in
/// proportion to the days, and what it declares of others. Whether an advantage is aid at all is for a lawyer to say (<c>domain.md</c> §4, open).
/// </summary>
/// <param name="From">The first of the three years.</param>
/// <param name="Until">The first day after them.</param>
/// <param name="PlannedLastDay">The last day of its stays as they are planned; none when nothing ends later than today.</param>
public sealed record AidReckoning(Guid StructureId, DateOnly From, DateOnly Until, IReadOnlyList<AidLine> Lines, AidCeiling Ceiling, DateOnly? PlannedLastDay)
{
    public const int Years = 3;

    /// <summary>No day before or after is reckoned: whoever asks for one is answered for the nearest.</summary>
    private static readonly DateOnly FirstDay = new(1980, 1, 1), LastDay = new(2099, 12, 31);

    public Money Advantage => Sum(Lines.Where(line => line.Declared is null));

    public Money Declared => Sum(Lines.Where(line => line.Declared is not null));

    public Money Total => Sum(Lines);

    public bool IsOver => Total.Cents > Ceiling.Amount.Cents;

    /// <param name="stays">Of the structure, as they are known; only places where it is hosted count, a shop's lease is the landlord's.</param>
    /// <param name="day">May be to come: a stay then counts as far as it is planned.</param>
    /// <param name="goingOn">Whether a stay that goes on counts until that day instead: what it would be if it were longer.</param>
    public static AidReckoning Of(
        Guid structureId, IEnumerable<OccupationPeriod> stays, IReadOnlyDictionary<Guid, Space> spaces, AidLedger? ledger, SettingsBook? settings, DateOnly day, DateOnly today,
        bool goingOn = false)
    {
        day = day < FirstDay ? FirstDay : Earlier(day, LastDay);
        OccupationPeriod[] places = [.. stays.Where(stay => stay.Kind.IsPlace())];
        var planned = places.Where(stay => stay.Until == DateOnly.MaxValue && stay.PlannedUntil > today).Select(stay => (DateOnly?)stay.PlannedUntil.AddDays(-1)).Max();
        var (from, until) = (day.AddDays(1).AddYears(-Years), day.AddDays(1));
        var months = places.SelectMany(stay => Months(stay, spaces[stay.SpaceId], settings, from, Earlier(until, goingOn && stay.Until == DateOnly.MaxValue ? until : End(stay, today))));
        var declared = (ledger?.Declared ?? []).Where(each => from <= each.GrantedOn && each.GrantedOn < until)
            .Select(each => new AidLine(each.GrantedOn, null, 0, Money.Zero, Money.Zero, new(each.Cents), each));
        return new(structureId, from, until, [.. months.Concat(declared).OrderBy(line => line.On)], AidCeiling.On(settings, day), planned);
    }

    private static IEnumerable<AidLine> Months(OccupationPeriod stay, Space space, SettingsBook? settings, DateOnly from, DateOnly until)
    {
        var first = stay.Since > from ? stay.Since : from;
        for (var month = new DateOnly(first.Year, first.Month, 1); month < until; month = month.AddMonths(1))
        {
            var start = month > first ? month : first;
            var days = Earlier(month.AddMonths(1), until).DayNumber - start.DayNumber;
            if (days <= 0 || space.SquareDecimetres is not { } area || ReferenceRent.For(settings, month) is not { } rent)
                continue;
            var market = new Money(rent.Cents * area / 100).Prorated(days, DateTime.IsLeapYear(month.Year) ? 366 : 365);
            var fee = space.MonthlyFee(month.Year)?.Prorated(days, DateTime.DaysInMonth(month.Year, month.Month)) ?? Money.Zero;
            yield return new(start, space, days, market, fee, new(Math.Max(0, (market - fee).Cents)), null);
        }
    }

    /// <summary>Who is there goes on until the planned end, or today when that is over and the keys are not back.</summary>
    private static DateOnly End(OccupationPeriod stay, DateOnly today) =>
        stay.Until < DateOnly.MaxValue ? stay.Until : stay.PlannedUntil > today ? stay.PlannedUntil : today.AddDays(1);

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static Money Sum(IEnumerable<AidLine> lines) => lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);
}

/// <summary>The rent of the market for a month: the one in force then, or the first that was said after it.</summary>
public static class ReferenceRent
{
    public static Money? For(SettingsBook? settings, DateOnly month)
    {
        var said = (settings?.Changes ?? []).Where(change => change.Key == MarketRent.Rent).Select(change => (change.On, Rent: new Money(long.Parse(change.Value, System.Globalization.CultureInfo.InvariantCulture))))
            .Where(change => change.Rent.Cents > 0).OrderBy(change => change.On).ToList();
        return said.Count == 0 ? null : said.Where(change => change.On < month.AddMonths(1)).DefaultIfEmpty(said[0]).Last().Rent;
    }
}
