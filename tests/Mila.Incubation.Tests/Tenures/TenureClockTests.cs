using CsCheck;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Xunit;

namespace Mila.Incubation.Tests.Tenures;

/// <summary>The arithmetic of <c>domain.md</c> §4: 24 months planned, 36 at most, cumulated over spaces and interruptions.</summary>
public class TenureClockTests
{
    private static readonly DateOnly Day = new(2021, 3, 1);

    private static readonly Gen<Span> Spans = Gen.Select(Gen.Int[0, 1200], Gen.Int[1, 500], (from, days) => new Span(Day.AddDays(from), Day.AddDays(from + days)));

    [Theory]
    [InlineData("2021-03-01", 24, "2023-03-01")]
    [InlineData("2021-03-01", 36, "2024-03-01")]
    [InlineData("2024-02-29", 36, "2027-02-28")] // no 29 February: the last day of the month
    [InlineData("2022-03-27", 24, "2024-03-27")] // begins in the night that the clock goes forward
    [InlineData("2021-10-31", 24, "2023-10-31")]
    public void A_stay_without_interruption_ends_on_its_calendar_date(string from, int months, string end) =>
        Assert.Equal(DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture), new TenureClock([]).LatestEnd(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), months));

    [Fact]
    public void A_day_in_two_spaces_counts_once_and_an_interruption_counts_not()
    {
        var clock = new TenureClock([new(Day, Day.AddDays(100)), new(Day.AddDays(50), Day.AddDays(150)), new(Day.AddDays(400), Day.AddDays(410))]);

        Assert.Equal(150, clock.DaysUsed(Day.AddDays(200)));
        Assert.Equal(60, clock.DaysUsed(Day.AddDays(60)));
        Assert.Equal(160, clock.DaysUsed(Day.AddYears(5)));
        Assert.Equal(0, clock.DaysUsed(Day));
        // Two years are 730 days from 1 March 2021; 160 are used.
        Assert.Equal(Day.AddDays(500 + 570), clock.LatestEnd(Day.AddDays(500), 24));
    }

    [Fact]
    public void Who_has_used_up_the_tenure_is_given_no_day_more() =>
        Assert.Equal(Day.AddYears(4), new TenureClock([new(Day, Day.AddMonths(36))]).LatestEnd(Day.AddYears(4), 36));

    [Fact]
    public void The_order_in_which_stays_are_told_changes_nothing() => Gen.Select(Spans.Array[0, 6], Gen.Int[0, 2000], Gen.Shuffle(new[] { 0, 1, 2, 3, 4, 5 })).Sample((spans, day, order) =>
    {
        var shuffled = order.Where(i => i < spans.Length).Select(i => spans[i]).ToList();
        return new TenureClock(spans).DaysUsed(Day.AddDays(day)) == new TenureClock(shuffled).DaysUsed(Day.AddDays(day))
            && new TenureClock(spans).LatestEnd(Day.AddDays(day), 36) == new TenureClock(shuffled).LatestEnd(Day.AddDays(day), 36);
    });

    [Fact]
    public void Days_are_those_that_some_stay_covers() => Gen.Select(Spans.Array[0, 5], Gen.Int[0, 2000]).Sample((spans, day) =>
        new TenureClock(spans).DaysUsed(Day.AddDays(day)) == Enumerable.Range(0, day).Count(each => spans.Any(span => span.Covers(Day.AddDays(each)))));

    [Fact]
    public void No_tenure_is_ever_over_its_cap() => Gen.Select(Spans.Array[0, 5], Gen.Int[1700, 2500]).Sample((spans, start) =>
    {
        var from = Day.AddDays(start);
        var clock = new TenureClock(spans);
        var end = clock.LatestEnd(from, 36);
        var first = spans.Select(span => span.From).Append(from).Min();
        return clock.DaysUsed(from) + (end.DayNumber - from.DayNumber) <= Math.Max(first.AddMonths(36).DayNumber - first.DayNumber, clock.DaysUsed(from));
    });
}
