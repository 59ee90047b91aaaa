using System.Globalization;
using CsvHelper;
using Mila.Kernel;
using Mila.Membership.Structures.Import;
using Mila.People;

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
    public static readonly IReadOnlyList<string> Columns = ["structure", "siret", "mois", "appels"];

    private static readonly string[] MonthShapes = ["MM/yyyy", "M/yyyy", "yyyy-MM"];

    /// <summary>What can be read, and what cannot with its line and column; a line with an error is not among the lines.</summary>
    public static (IReadOnlyList<HotlineLine> Lines, IReadOnlyList<ImportError> Errors) Read(byte[] bytes)
    {
        List<HotlineLine> lines = [];
        List<ImportError> errors = [];
        using var reader = CsvReader.FromText(SpreadsheetText.Of(bytes), new CsvReaderOptions { TrimWhitespace = true, TrackLineNumbers = true, NormalizeHeaderName = HeaderOf });
        reader.ReadHeader();
        if (reader.Headers.Count == 0)
            return ([], [ImportError.Of(1, new RuleViolation("import.empty", "The file has no line."))]);
        var headers = reader.Headers.Select(HeaderOf).ToHashSet();
        errors.AddRange(Columns.Where(column => column is not "siret" && !headers.Contains(column))
            .Select(column => ImportError.Of(1, new RuleViolation("import.column_missing", "A column is missing.", column))));
        errors.AddRange(headers.Where(header => header.Length > 0 && !Columns.Contains(header))
            .Select(header => ImportError.Of(1, new RuleViolation("import.column_unknown", "A column has a name that nobody knows.", header))));
        if (errors.Count > 0)
            return ([], errors);

        while (reader.Read())
        {
            if (lines.Count + errors.Count >= MembersFile.MostLines)
                return (lines, [.. errors, ImportError.Of((int)reader.LineNumber, new RuleViolation("import.too_long", "The file has too many lines."))]);
            if (Enumerable.Range(0, reader.FieldCount).All(reader.IsEmpty))
                continue;
            try
            {
                lines.Add(Line(reader));
            }
            catch (RuleViolation violation)
            {
                errors.Add(ImportError.Of((int)reader.LineNumber, violation));
            }
        }
        return (lines, errors);
    }

    private static HotlineLine Line(CsvReader reader)
    {
        var (name, siret) = (Cell(reader, "structure"), Siret.Of(Cell(reader, "siret")));
        Rule.That(name is not null || siret is not null, "import.cell_missing", "The cell is empty.", "structure");
        var isMonth = DateOnly.TryParseExact(Cell(reader, "mois"), MonthShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month);
        Rule.That(isMonth, "hotline.month_unreadable", "A month is written 05/2023.", "mois");
        var isNumber = int.TryParse(Cell(reader, "appels"), NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        Rule.That(isNumber, "hotline.count_unreadable", "A number of calls.", "appels");
        return new((int)reader.LineNumber, name, siret, new(month.Year, month.Month, 1), count);
    }

    private static string? Cell(CsvReader reader, string column) =>
        reader.TryGetFieldIndex(column, out var index) && index < reader.FieldCount && reader.GetString(index) is var text && !string.IsNullOrWhiteSpace(text)
            ? text.Trim()
            : null;

    private static string HeaderOf(string? header) => SearchText.Of((header ?? "").Replace('_', ' '));
}
