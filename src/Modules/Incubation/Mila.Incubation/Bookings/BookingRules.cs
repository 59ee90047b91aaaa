using Marten;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Incubation.Bookings;

/// <summary>When and by whom a space that is not allocated is booked (règles de réservation), as the association has set them.</summary>
/// <param name="OpensAt">The hour from which members book, and <paramref name="ClosesAt"/> the one by which they leave.</param>
/// <param name="HoursPerWeek">How many hours a structure may have from Monday to Sunday, over all spaces.</param>
/// <param name="FurthestDays">How far ahead members book.</param>
/// <param name="HouseNoticeDays">How long before its day a session of the association may take the place of a member's booking.</param>
/// <param name="NoticeDays">How many days before its own a booking is made at the latest.</param>
/// <param name="IsReserved">Whether the space is for hosted structures alone.</param>
/// <param name="MayWaive">Whether the office may pass the notice and the limits for a structure, with a reason.</param>
public sealed record BookingRules(
    int OpensAt, int ClosesAt, bool OnWeekends, int HoursPerWeek, int FurthestDays, int HouseNoticeDays, int NoticeDays, bool IsReserved, bool MayWaive)
{
    private static readonly (SpaceKind Kind, int NoticeDays, bool IsReserved)[] Shipped =
        [(SpaceKind.MeetingRoom, 0, false), (SpaceKind.WebRadio, 2, true), (SpaceKind.EditingStudio, 1, true)];

    public static void Declare(SettingList settings)
    {
        settings
            .Number("booking.opens_at", 8, "Heure à partir de laquelle les espaces se réservent")
            .Number("booking.closes_at", 22, "Heure à laquelle les espaces réservés sont rendus")
            .YesNo("booking.on_weekends", false, "Les espaces se réservent aussi le samedi et le dimanche")
            .Number("booking.hours_per_week", 10, "Heures de réservation par semaine et par structure")
            .Days("booking.furthest_days", 90, "Jours à l’avance où les espaces se réservent au plus")
            .Days("booking.house_notice_days", 14, "Jours à l’avance où une séance de l’association peut prendre la place d’une réservation")
            .YesNo("booking.office_may_waive", true, "La coordination et le bureau réservent pour une structure sans tenir le délai ni les heures par semaine, avec un motif");
        foreach (var (kind, days, reserved) in Shipped)
        {
            settings.Days($"booking.{ClosedWord.Of(kind)}_notice_days", days, $"Jours à l’avance où se réserve au plus tard : {kind.InFrench()}");
            settings.YesNo($"booking.{ClosedWord.Of(kind)}_reserved", reserved, $"Aux seules structures hébergées : {kind.InFrench()}");
        }
    }

    /// <param name="kind">Of a space that is booked.</param>
    public static BookingRules Of(SettingValues values, SpaceKind kind) => new(
        values.Number("booking.opens_at"), values.Number("booking.closes_at"), values.IsYes("booking.on_weekends"), values.Number("booking.hours_per_week"),
        values.Days("booking.furthest_days"), values.Days("booking.house_notice_days"),
        values.Days($"booking.{ClosedWord.Of(kind)}_notice_days"), values.IsYes($"booking.{ClosedWord.Of(kind)}_reserved"),
        values.IsYes("booking.office_may_waive"));

    /// <summary>The first day of the week whose hours are counted together.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>Whether members book on a day: never on a legal holiday.</summary>
    public bool IsOpenOn(DateOnly day) => !CivilCalendar.IsPublicHoliday(day) && (OnWeekends || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>Whether a structure is hosted on a day, by what it was given as far as is known: offices, studios and desks host, shops do not.</summary>
    public static bool IsHosted(Tenure? tenure, DateOnly day, DateOnly today) =>
        tenure?.Allocations.Any(each => each.Kind.IsPlace() && each.Covers(day, today)) == true;
}

/// <summary>The rules of every day: a booking obeys those in force on its own, whatever they are when it is made.</summary>
public sealed class BookingRulebook(SettingsBook? chosen)
{
    private static readonly SettingList Shipped = new();

    static BookingRulebook() => BookingRules.Declare(Shipped);

    public BookingRules On(SpaceKind kind, DateOnly day) => BookingRules.Of(new SettingValues(Shipped, chosen, day), kind);

    public static async Task<BookingRulebook> Of(IQuerySession session, CancellationToken cancellation) =>
        new(await session.LoadAsync<SettingsBook>(SettingsBook.StreamId, cancellation));
}
