using System.Globalization;
using CsvHelper;
using Mila.Kernel;
using Mila.People;
using Mila.People.Spreadsheets;

namespace Mila.Membership.Dues.BankStatements;

/// <summary>
/// A bank's statement as it exports it (relevé bancaire, CSV): a date, a label (libellé), and either one signed amount (montant) or a column
/// for what came in (crédit). What stands above the line of the columns' names is passed over; what went out is not read.
/// </summary>
public static class StatementFile
{
    public const int MostLines = 2_000;
    public const int MostBytes = 1_000_000;

    private static readonly string[] DayShapes = ["dd/MM/yyyy", "d/M/yyyy", "dd/MM/yy", "yyyy-MM-dd", "dd-MM-yyyy"];

    /// <summary>What came in, in the order of the file, and what could not be read with its line and column.</summary>
    /// <exception cref="RuleViolation">When the file is too large, or is no statement.</exception>
    public static (IReadOnlyList<BankLine> Lines, IReadOnlyList<ImportError> Errors) Read(byte[] bytes)
    {
        Rule.That(bytes.Length <= MostBytes, "import.too_large", "The file is too large.", "file");
        var (above, text) = FromColumnNames(SpreadsheetText.Of(bytes));
        using var reader = CsvReader.FromText(text, new CsvReaderOptions { TrimWhitespace = true, TrackLineNumbers = true, NormalizeHeaderName = NameOf });
        reader.ReadHeader();
        var columns = Columns.Of([.. reader.Headers.Select(NameOf)]);

        List<BankLine> lines = [];
        List<ImportError> errors = [];
        Dictionary<string, int> alike = [];
        while (reader.Read())
        {
            Rule.That(lines.Count + errors.Count < MostLines, "import.too_long", "The file has too many lines.", "file");
            if (Enumerable.Range(0, reader.FieldCount).All(reader.IsEmpty))
                continue;
            try
            {
                if (LineOf(reader, columns, above + (int)reader.LineNumber) is { } line)
                    lines.Add(line with { Reference = BankLine.ReferenceOf(line, alike[line.Words] = alike.GetValueOrDefault(line.Words) + 1) });
            }
            catch (RuleViolation violation)
            {
                errors.Add(ImportError.Of(above + (int)reader.LineNumber, violation));
            }
        }
        return (lines, errors);
    }

    /// <summary>Banks write the account and the period first: the table begins with the line that names a date and a label.</summary>
    private static (int Above, string Text) FromColumnNames(string text)
    {
        const int Most = 30;
        var rows = text.Split('\n');
        for (var row = 0; row < Math.Min(Most, rows.Length); row++)
            if (NameOf(rows[row]) is var names && names.Contains("date", StringComparison.Ordinal) && Columns.IsLabel(names))
                return (row, string.Join('\n', rows[row..]));
        throw new RuleViolation("statement.no_columns", "No line names a date and a label.", "file");
    }

    private static BankLine? LineOf(CsvReader reader, Columns columns, int number)
    {
        if (AmountOf(reader, columns) is not { } amount || amount <= Money.Zero)
            return null;
        var isDay = DateOnly.TryParseExact(Cell(reader, columns.Date), DayShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        Rule.That(isDay, "import.day_unreadable", "The cell holds no day.", "date");
        return new(number, day, Cell(reader, columns.Label), amount);
    }

    private static Money? AmountOf(CsvReader reader, Columns columns)
    {
        // « 1 234,56 », « +108.00 », « 1.234,56 » : the last of comma and point is the decimal one.
        var written = string.Concat(Cell(reader, columns.Amount).Where(each => !char.IsWhiteSpace(each) && each is not ('€' or '+' or '"')));
        if (written.Length == 0)
            return null;
        var point = written.LastIndexOfAny([',', '.']);
        var plain = point < 0 ? written : written[..point].Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal) + "." + written[(point + 1)..];
        var isAmount = decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros)
            && Math.Abs(euros) < 10_000_000 && euros * 100 == decimal.Truncate(euros * 100);
        Rule.That(isAmount, "statement.amount_unreadable", "The cell holds no amount.", columns.AmountName);
        return Money.Euros(euros);
    }

    private static string Cell(CsvReader reader, int column) => column < reader.FieldCount ? reader.GetString(column).Trim() : "";

    private static string NameOf(string? header) => SearchText.Of((header ?? "").Replace('_', ' '));

    private sealed record Columns(int Date, int Label, int Amount, string AmountName)
    {
        public static Columns Of(string[] names)
        {
            var date = Array.FindIndex(names, name => name.StartsWith("date", StringComparison.Ordinal));
            var label = Array.FindIndex(names, IsLabel);
            var amount = Array.FindIndex(names, name => name.StartsWith("credit", StringComparison.Ordinal));
            if (amount < 0)
                amount = Array.FindIndex(names, name => name.StartsWith("montant", StringComparison.Ordinal));
            Rule.That(date >= 0 && label >= 0 && amount >= 0, "statement.no_columns", "A column is missing.", "file");
            return new(date, label, amount, names[amount]);
        }

        public static bool IsLabel(string name) => name.Contains("libelle", StringComparison.Ordinal) || name.Contains("intitule", StringComparison.Ordinal);
    }
}
