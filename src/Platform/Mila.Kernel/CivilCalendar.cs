using NodaTime;

namespace Mila.Kernel;

/// <summary>
/// Civil days of one zone: what day it is, when a day begins, which days are worked. The only user of NodaTime.
/// </summary>
public sealed class CivilCalendar
{
    /// <summary>Where an association is unless its tenant says otherwise.</summary>
    public const string DefaultZone = "Europe/Paris";

    private readonly DateTimeZone zone;

    private CivilCalendar(DateTimeZone zone) => this.zone = zone;

    public static CivilCalendar Paris { get; } = Of(DefaultZone);

    public string Zone => zone.Id;

    /// <exception cref="ArgumentException">When no such zone exists in the tz database.</exception>
    public static CivilCalendar Of(string zone) =>
        new(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? throw new ArgumentException($"There is no time zone '{zone}'.", nameof(zone)));

    /// <summary>Whether the tz database has such a zone.</summary>
    public static bool Exists(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;

    /// <summary>The civil day of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(zone).Date.ToDateOnly();

    /// <summary>The civil date and time of an instant.</summary>
    public DateTime LocalTimeOf(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(zone).ToDateTimeUnspecified();

    /// <summary>The first instant of a day; where the clock skips midnight, the first that exists.</summary>
    public DateTimeOffset StartOf(DateOnly day) => zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToInstant().ToDateTimeOffset();

    /// <summary>A deadline <em>on</em> a day is kept until that day is over: the start of the next.</summary>
    public DateTimeOffset EndOf(DateOnly deadline) => StartOf(deadline.AddDays(1));

    /// <summary>A time of a day as an instant; a skipped time moves forward by the gap, a repeated one is its first pass.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time) =>
        zone.AtLeniently(LocalDate.FromDateOnly(day) + LocalTime.FromTimeOnly(time)).ToInstant().ToDateTimeOffset();

    /// <summary>Whether offices work: neither week-end nor one of the eleven legal holidays (Code du travail, L3133-1).</summary>
    public static bool IsWorked(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsPublicHoliday(day);

    /// <summary>The day itself when worked, else the next worked one.</summary>
    public static DateOnly NextWorked(DateOnly day)
    {
        while (!IsWorked(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The eleven legal holidays of metropolitan France (Code du travail, L3133-1).</summary>
    public static bool IsPublicHoliday(DateOnly day) =>
        (day.Month, day.Day) is (1, 1) or (5, 1) or (5, 8) or (7, 14) or (8, 15) or (11, 1) or (11, 11) or (12, 25)
        || (day.DayNumber - EasterOf(day.Year).DayNumber) is 1 or 39 or 50;

    /// <summary>Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus, Astronomical Algorithms, ch. 8).</summary>
    public static DateOnly EasterOf(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4, k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 19 * l) / 433;
        int month = (h + l - 7 * m + 90) / 25;
        int day = (h + l - 7 * m + 33 * month + 19) % 32;
        return new DateOnly(year, month, day);
    }
}
