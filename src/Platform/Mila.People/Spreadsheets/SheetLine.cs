using System.Globalization;
using CsvHelper;
using Mila.Kernel;

namespace Mila.People.Spreadsheets;

/// <summary>Reads the cells of one line, and keeps what is wrong with each.</summary>
public sealed class SheetLine(CsvReader reader)
{
    private static readonly string[] DayShapes = ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd"];

    private readonly List<ImportError> errors = [];

    /// <summary>Its line in the file, the header being the first.</summary>
    public int Number => (int)reader.LineNumber;

    public IReadOnlyList<ImportError> Errors => errors;

    /// <summary>What the cell holds; null when it is empty, or the file has no such column.</summary>
    public string? Cell(string column) =>
        reader.TryGetFieldIndex(column, out var index) && index < reader.FieldCount && reader.GetString(index) is var text && !string.IsNullOrWhiteSpace(text)
            ? text.Trim()
            : null;

    /// <summary>What the cell holds; an error when it is empty.</summary>
    public string Needed(string column)
    {
        var text = Cell(column);
        That(text is not null, new RuleViolation("import.cell_missing", "The cell is empty.", column));
        return text ?? "";
    }

    /// <summary>For example « 15/06/2023 ».</summary>
    public DateOnly? Day(string column)
    {
        if (Cell(column) is not { } text)
            return null;
        var isDay = DateOnly.TryParseExact(text, DayShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1980 and < 2100;
        That(isDay, new RuleViolation("import.day_unreadable", "The cell holds no day.", column));
        return isDay ? day : null;
    }

    /// <summary>« oui » or « non »; an empty cell says no.</summary>
    public bool YesOrNo(string column)
    {
        var word = SearchText.Of(Cell(column) ?? "non");
        That(word is "oui" or "non" or "o" or "n", new RuleViolation("import.word_unknown", "The word is not one of the list.", column));
        return word.StartsWith('o');
    }

    /// <summary>One of a closed list.</summary>
    public TWord? Word<TWord>(string column, IReadOnlyDictionary<string, TWord> words) where TWord : struct, Enum =>
        Cell(column) is { } text ? Word(column, words, text) : null;

    public TWord? Word<TWord>(string column, IReadOnlyDictionary<string, TWord> words, string text) where TWord : struct, Enum
    {
        var isKnown = words.TryGetValue(Plain(text), out var word);
        That(isKnown, new RuleViolation("import.word_unknown", "The word is not one of the list.", column));
        return isKnown ? word : null;
    }

    /// <summary>What another rule reads in the cell; its refusal is an error of the cell.</summary>
    public string? Kept(string column, Func<string?, string?> read)
    {
        string? kept = null;
        Try(() => kept = read(Cell(column)));
        return kept;
    }

    /// <summary>A rule about the line; its refusal is one of its errors.</summary>
    public void Try(Action rule)
    {
        try
        {
            rule();
        }
        catch (RuleViolation violation)
        {
            errors.Add(ImportError.Of(Number, violation));
        }
    }

    /// <summary>The words of a closed list as they are printed, and as the API spells them.</summary>
    public static IReadOnlyDictionary<string, TWord> WordsOf<TWord>(Func<TWord, string> french) where TWord : struct, Enum
    {
        var words = new Dictionary<string, TWord>();
        foreach (var word in Enum.GetValues<TWord>())
            words[Plain(french(word))] = words[ClosedWord.Of(word)] = word;
        return words;
    }

    private void That(bool holds, RuleViolation refusal)
    {
        if (!holds)
            errors.Add(ImportError.Of(Number, refusal));
    }

    /// <summary>Without accents and capitals, and with the apostrophe of keyboards.</summary>
    private static string Plain(string text) => SearchText.Of(text.Replace('’', '\''));
}
