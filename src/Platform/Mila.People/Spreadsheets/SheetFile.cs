using CsvHelper;
using Mila.Kernel;

namespace Mila.People.Spreadsheets;

/// <summary>
/// A file as a spreadsheet writes it (fichier à importer): separated by semicolons or commas, in UTF-8 or in the Windows code page. Its
/// first line names the columns, in any order, accents and capitals aside.
/// </summary>
/// <param name="Columns">Those that may be there.</param>
/// <param name="Required">Those that must.</param>
public sealed record SheetFile(IReadOnlyList<string> Columns, IReadOnlyList<string> Required)
{
    public const int MostLines = 2_000;
    public const int MostBytes = 1_000_000;

    /// <summary>What can be read, and what cannot with its line and column; a line with an error is not among the lines.</summary>
    /// <exception cref="RuleViolation">When the file is too large.</exception>
    public (IReadOnlyList<TLine> Lines, IReadOnlyList<ImportError> Errors) Read<TLine>(byte[] bytes, Func<SheetLine, TLine> line) where TLine : class
    {
        Rule.That(bytes.Length <= MostBytes, "import.too_large", "The file is too large.", "file");
        List<TLine> lines = [];
        List<ImportError> errors = [];
        using var reader = CsvReader.FromText(SpreadsheetText.Of(bytes), new CsvReaderOptions { TrimWhitespace = true, TrackLineNumbers = true, NormalizeHeaderName = HeaderOf });
        reader.ReadHeader();
        if (reader.Headers.Count == 0)
            return ([], [ImportError.Of(1, new RuleViolation("import.empty", "The file has no line."))]);
        var headers = reader.Headers.Select(HeaderOf).ToHashSet();
        errors.AddRange(Required.Where(column => !headers.Contains(column))
            .Select(column => ImportError.Of(1, new RuleViolation("import.column_missing", "A column is missing.", column))));
        errors.AddRange(headers.Where(header => header.Length > 0 && !Columns.Contains(header))
            .Select(header => ImportError.Of(1, new RuleViolation("import.column_unknown", "A column has a name that nobody knows.", header))));
        if (errors.Count > 0)
            return ([], errors);

        while (reader.Read())
        {
            if (lines.Count + errors.Count >= MostLines)
                return (lines, [.. errors, ImportError.Of((int)reader.LineNumber, new RuleViolation("import.too_long", "The file has too many lines."))]);
            if (Enumerable.Range(0, reader.FieldCount).All(reader.IsEmpty))
                continue;
            var cells = new SheetLine(reader);
            var read = line(cells);
            if (cells.Errors.Count == 0)
                lines.Add(read);
            errors.AddRange(cells.Errors);
        }
        return (lines, errors);
    }

    private static string HeaderOf(string? header) => SearchText.Of((header ?? "").Replace('_', ' '));
}
