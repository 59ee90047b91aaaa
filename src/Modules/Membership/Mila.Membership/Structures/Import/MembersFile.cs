using CsvHelper;
using Mila.Kernel;
using Mila.People;

namespace Mila.Membership.Structures.Import;

/// <summary>
/// A file of members as a spreadsheet writes it (fichier d’adhérents): separated by semicolons or commas, in UTF-8 or in the Windows
/// code page. The names of the columns are those of <see cref="Columns"/>, in any order, accents and capitals aside.
/// </summary>
public static class MembersFile
{
    public const int MostLines = 2_000;
    public const int MostBytes = 1_000_000;

    /// <summary>The columns that may be there; the first three must.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "structure", "nature", "activites", "siret", "forme juridique", "adresse", "qpv", "adhesion debut", "adhesion fin", "motif fin",
        "rattachement", "prenom", "nom", "courriel", "telephone", "role",
    ];

    /// <summary>What can be read, and what cannot with its line and column; a line with an error is not among the lines.</summary>
    public static (IReadOnlyList<ImportLine> Lines, IReadOnlyList<ImportError> Errors) Read(byte[] bytes)
    {
        List<ImportLine> lines = [];
        List<ImportError> errors = [];
        using var reader = CsvReader.FromText(SpreadsheetText.Of(bytes), new CsvReaderOptions { TrimWhitespace = true, TrackLineNumbers = true, NormalizeHeaderName = HeaderOf });
        reader.ReadHeader();
        if (reader.Headers.Count == 0)
            return ([], [ImportError.Of(1, new RuleViolation("import.empty", "The file has no line."))]);
        var headers = reader.Headers.Select(HeaderOf).ToHashSet();
        errors.AddRange(Columns.Take(3).Where(column => !headers.Contains(column))
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
            var cells = new LineReading(reader);
            if (cells.Line() is { } line && cells.Errors.Count == 0)
                lines.Add(line);
            errors.AddRange(cells.Errors);
        }
        return (lines, errors);
    }

    private static string HeaderOf(string? header) => SearchText.Of((header ?? "").Replace('_', ' '));
}
