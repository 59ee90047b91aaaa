using System.Globalization;

namespace Mila.Kernel;

/// <summary>French as it is printed: narrow and wide no-break spaces, ordinals, dates in words (Lexique de l'Imprimerie nationale).</summary>
public static class French
{
    public const char NoBreakSpace = '\u00A0';
    public const char NarrowNoBreakSpace = '\u202F';

    private static readonly string[] Months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly string[] Days = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    /// <summary>As a French reader looks for a name: É stands with E, capitals with small letters.</summary>
    public static StringComparer Alphabet { get; } = StringComparer.Create(CultureInfo.GetCultureInfo("fr-FR"), ignoreCase: true);

    /// <summary>For example « 1 234,56 € ».</summary>
    public static string Amount(Money money)
    {
        var sign = money.Cents < 0 ? "−" : "";
        var cents = Math.Abs(money.Cents);
        return $"{sign}{Number(cents / 100)},{cents % 100:00}{NoBreakSpace}€";
    }

    /// <summary>A whole number with its thousands apart, for example « 12 345 ».</summary>
    public static string Number(long number) =>
        number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', NarrowNoBreakSpace).Replace('-', '−');

    /// <summary>For example « 1er juin 2023 ».</summary>
    public static string Day(DateOnly day) =>
        $"{(day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture))}{NoBreakSpace}{Months[day.Month - 1]} {day.Year}";

    /// <summary>For example « juin 2023 ».</summary>
    public static string Month(DateOnly day) => $"{Months[day.Month - 1]} {day.Year}";

    /// <summary>For example « jeudi 15 juin 2023 ».</summary>
    public static string DayInWords(DateOnly day) => $"{Days[(int)day.DayOfWeek]} {Day(day)}";

    /// <summary>For example « 9 h 05 ».</summary>
    public static string Time(TimeOnly time) =>
        time.Minute == 0 ? $"{time.Hour}{NoBreakSpace}h" : $"{time.Hour}{NoBreakSpace}h{NoBreakSpace}{time.Minute:00}";

    /// <summary>« 1 jour », « 10 jours », « 0 jour »: French counts as plural from two.</summary>
    public static string Count(long number, string singular, string plural) =>
        $"{Number(number)}{NoBreakSpace}{(Math.Abs(number) < 2 ? singular : plural)}";

    /// <summary>Puts the no-break spaces that French wants before « : ; ! ? » and inside guillemets, where a plain space stands.</summary>
    public static string Typeset(string text) => text
        .Replace(" :", $"{NoBreakSpace}:")
        .Replace(" ;", $"{NarrowNoBreakSpace};")
        .Replace(" !", $"{NarrowNoBreakSpace}!")
        .Replace(" ?", $"{NarrowNoBreakSpace}?")
        .Replace("« ", $"«{NoBreakSpace}")
        .Replace(" »", $"{NoBreakSpace}»")
        .Replace(" €", $"{NoBreakSpace}€")
        .Replace(" %", $"{NarrowNoBreakSpace}%");
}
