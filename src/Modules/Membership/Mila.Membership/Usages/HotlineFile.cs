using System.Globalization;
using Mila.Kernel;
using Mila.People;
using Mila.People.Spreadsheets;

namespace Mila.Membership.Usages;

/// <summary>How often a structure called the legal hotline in a month (relevé de la permanence juridique); nothing of what was said.</summary>
/// <param name="Number">Its line in the file, the header being the first.</param>
/// <param name="Month">The first day of the month.</param>
public sealed record HotlineLine(int Number, string? Name, string? Siret, DateOnly Month, int Count)
{
    /// <summary>The day the month counts on: its last.</summary>
    public DateOnly On => Month.AddMonths(1).AddDays(-1);
}

/// <summary>
/// The file that the hotline sends each month: a structure by name or number, a month, a number of calls. Other columns are refused,
/// so that nothing of a consultation comes in.
/// </summary>
public static class HotlineFile
{
    private static readonly SheetFile File = new(["structure", "siret", "mois", "appels"], ["structure", "mois", "appels"]);

    private static readonly string[] MonthShapes = ["MM/yyyy", "M/yyyy", "yyyy-MM"];

    /// <summary>What can be read, and what cannot with its line and column; a line with an error is not among the lines.</summary>
    public static (IReadOnlyList<HotlineLine> Lines, IReadOnlyList<ImportError> Errors) Read(byte[] bytes) => File.Read(bytes, Line);

    private static HotlineLine Line(SheetLine cells)
    {
        var (name, siret) = (cells.Cell("structure"), cells.Kept("siret", text => Siret.Of(text, "siret")));
        cells.Try(() => Rule.That(name is not null || cells.Cell("siret") is not null, "import.cell_missing", "The cell is empty.", "structure"));
        var isMonth = DateOnly.TryParseExact(cells.Cell("mois"), MonthShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month);
        cells.Try(() => Rule.That(isMonth, "hotline.month_unreadable", "A month is written 05/2023.", "mois"));
        var isNumber = int.TryParse(cells.Cell("appels"), NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        cells.Try(() => Rule.That(isNumber, "hotline.count_unreadable", "A number of calls.", "appels"));
        return new(cells.Number, name, siret, new(month.Year, month.Month, 1), count);
    }
}
