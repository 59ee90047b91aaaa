using CsCheck;
using Xunit;

namespace Mila.Kernel.Tests;

public sealed class CivilCalendarTests
{
    private static readonly Gen<DateOnly> AnyDay = Gen.Int[new DateOnly(1990, 1, 1).DayNumber, new DateOnly(2090, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);

    [Fact]
    public void The_day_changes_at_local_midnight()
    {
        Assert.Equal(new DateOnly(2023, 6, 15), CivilCalendar.Paris.DayOf(new DateTimeOffset(2023, 6, 15, 21, 59, 59, TimeSpan.Zero)));
        Assert.Equal(new DateOnly(2023, 6, 16), CivilCalendar.Paris.DayOf(new DateTimeOffset(2023, 6, 15, 22, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new DateOnly(2023, 6, 15), CivilCalendar.Of("Indian/Reunion").DayOf(new DateTimeOffset(2023, 6, 15, 19, 59, 59, TimeSpan.Zero)));
    }

    [Fact]
    public void A_deadline_is_kept_until_its_day_is_over() =>
        Assert.Equal(new DateTimeOffset(2023, 6, 15, 22, 0, 0, TimeSpan.Zero), CivilCalendar.Paris.EndOf(new DateOnly(2023, 6, 15)));

    [Fact]
    public void Every_day_begins_where_the_one_before_ends_and_holds_its_instants() => AnyDay.Sample(day =>
    {
        var start = CivilCalendar.Paris.StartOf(day);
        Assert.Equal(start, CivilCalendar.Paris.EndOf(day.AddDays(-1)));
        Assert.Equal(day, CivilCalendar.Paris.DayOf(start));
        Assert.Equal(day.AddDays(-1), CivilCalendar.Paris.DayOf(start.AddTicks(-1)));
    });

    [Fact]
    public void A_time_that_the_clock_skips_is_moved_by_the_gap() =>
        Assert.Equal(new DateTime(2023, 3, 26, 3, 30, 0), CivilCalendar.Paris.LocalTimeOf(CivilCalendar.Paris.At(new DateOnly(2023, 3, 26), new TimeOnly(2, 30))));

    [Fact]
    public void A_time_that_comes_twice_is_its_first_pass() =>
        Assert.Equal(new DateTimeOffset(2023, 10, 29, 0, 30, 0, TimeSpan.Zero), CivilCalendar.Paris.At(new DateOnly(2023, 10, 29), new TimeOnly(2, 30)));

    [Theory]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2008, "2008-03-23")]
    [InlineData(2011, "2011-04-24")]
    [InlineData(2023, "2023-04-09")]
    [InlineData(2038, "2038-04-25")]
    public void Easter_is_known(int year, string day) => Assert.Equal(DateOnly.Parse(day, null), CivilCalendar.EasterOf(year));

    [Fact]
    public void A_year_has_eleven_holidays()
    {
        var holidays = Enumerable.Range(0, 365).Select(new DateOnly(2023, 1, 1).AddDays).Where(CivilCalendar.IsPublicHoliday);
        Assert.Equal(
            ["01-01", "04-10", "05-01", "05-08", "05-18", "05-29", "07-14", "08-15", "11-01", "11-11", "12-25"],
            holidays.Select(day => day.ToString("MM-dd", null)));
    }

    [Fact]
    public void The_next_worked_day_is_the_day_itself_or_the_first_after()
    {
        Assert.Equal(new DateOnly(2023, 6, 15), CivilCalendar.NextWorked(new DateOnly(2023, 6, 15)));
        Assert.Equal(new DateOnly(2023, 4, 11), CivilCalendar.NextWorked(new DateOnly(2023, 4, 8)));
        AnyDay.Sample(day => Assert.True(CivilCalendar.IsWorked(CivilCalendar.NextWorked(day))));
    }

    [Fact]
    public void A_zone_that_does_not_exist_is_refused()
    {
        Assert.True(CivilCalendar.Exists("Indian/Reunion"));
        Assert.False(CivilCalendar.Exists("Paris"));
        Assert.Throws<ArgumentException>(() => CivilCalendar.Of("Paris"));
    }
}
