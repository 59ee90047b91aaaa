using System.Globalization;
using CsvHelper;
using Mila.Kernel;
using Mila.People;

namespace Mila.Membership.Structures.Import;

/// <summary>Reads the cells of one line, and keeps what is wrong with each.</summary>
internal sealed class LineReading(CsvReader reader)
{
    private static readonly string[] DayShapes = ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd"];

    private static readonly Dictionary<string, StructureKind> Kinds = WordsOf<StructureKind>(kind => kind.InFrench());
    private static readonly Dictionary<string, Activity> Trades = WordsOf<Activity>(activity => activity.InFrench());
    private static readonly Dictionary<string, Affiliation> Affiliations = WordsOf<Affiliation>(affiliation => affiliation.InFrench());
    private static readonly Dictionary<string, EndingCause> Causes = WordsOf<EndingCause>(cause => cause.InFrench());
    private static readonly Dictionary<string, ContactRole> Roles = WordsOf<ContactRole>(role => role.InFrench());

    private readonly List<ImportError> errors = [];

    public IReadOnlyList<ImportError> Errors => errors;

    public ImportLine? Line()
    {
        var name = Cell("structure");
        var kind = Word("nature", Kinds);
        var activities = (Cell("activites") ?? "").Split(['|', ',', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(word => Word("activites", Trades, word)).OfType<Activity>().ToList();
        Try(() => Rule.That(name is not null, "structure.nameless", "A structure has a name.", "structure"));
        Try(() => Rule.That(Cell("nature") is not null, "import.cell_missing", "The cell is empty.", "nature"));
        Try(() => Rule.That(Cell("activites") is not null, "structure.no_activity", "A structure has at least one activity.", "activites"));
        var (begun, ended) = (Day("adhesion debut"), Day("adhesion fin"));
        var affiliation = Word("rattachement", Affiliations);
        Try(() => Rule.That(ended is null || Cell("adhesion debut") is not null, "import.end_without_beginning", "What ends has begun.", "adhesion debut"));
        Try(() => Rule.That(ended is null || begun is null || begun < ended, "import.end_before_beginning", "What ends has begun before.", "adhesion fin"));
        Try(() => Rule.That(
            affiliation is null || Cell("adhesion debut") is not null, "import.affiliation_without_day", "An affiliation holds from a day on.", "adhesion debut"));
        var line = new ImportLine((int)reader.LineNumber)
        {
            Name = name ?? "",
            Kind = kind ?? default,
            Activities = activities,
            Siret = Kept("siret", text => Siret.Of(text, "siret")),
            LegalForm = Cell("forme juridique"),
            Address = Cell("adresse"),
            InQpv = YesOrNo("qpv"),
            Begun = begun,
            Ended = ended,
            Cause = Word("motif fin", Causes) ?? EndingCause.Resignation,
            Affiliation = affiliation,
            GivenName = Cell("prenom"),
            FamilyName = Cell("nom"),
            Email = Kept("courriel", text => EmailAddress.Of(text, "courriel")),
            Phone = Kept("telephone", text => PhoneNumber.Of(text, "telephone")),
            Role = Word("role", Roles) ?? ContactRole.Colleague,
        };
        Try(() => Rule.That(!line.HasPerson || line.GivenName is not null, "import.cell_missing", "The cell is empty.", "prenom"));
        Try(() => Rule.That(!line.HasPerson || line.FamilyName is not null, "import.cell_missing", "The cell is empty.", "nom"));
        return errors.Count == 0 ? line : null;
    }

    private string? Cell(string column) =>
        reader.TryGetFieldIndex(column, out var index) && index < reader.FieldCount && reader.GetString(index) is var text && !string.IsNullOrWhiteSpace(text)
            ? text.Trim()
            : null;

    private DateOnly? Day(string column)
    {
        if (Cell(column) is not { } text)
            return null;
        var isDay = DateOnly.TryParseExact(text, DayShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1980 and < 2100;
        Try(() => Rule.That(isDay, "import.day_unreadable", "The cell holds no day.", column));
        return isDay ? day : null;
    }

    private bool YesOrNo(string column)
    {
        var word = SearchText.Of(Cell(column) ?? "non");
        Try(() => Rule.That(word is "oui" or "non" or "o" or "n", "import.word_unknown", "The word is not one of the list.", column));
        return word.StartsWith('o');
    }

    private TWord? Word<TWord>(string column, Dictionary<string, TWord> words) where TWord : struct, Enum =>
        Cell(column) is { } text ? Word(column, words, text) : null;

    private TWord? Word<TWord>(string column, Dictionary<string, TWord> words, string text) where TWord : struct, Enum
    {
        var isKnown = words.TryGetValue(Plain(text), out var word);
        Try(() => Rule.That(isKnown, "import.word_unknown", "The word is not one of the list.", column));
        return isKnown ? word : null;
    }

    private string? Kept(string column, Func<string?, string?> read)
    {
        string? kept = null;
        Try(() => kept = read(Cell(column)));
        return kept;
    }

    private void Try(Action rule)
    {
        try
        {
            rule();
        }
        catch (RuleViolation violation)
        {
            errors.Add(ImportError.Of((int)reader.LineNumber, violation));
        }
    }

    /// <summary>A word as it is printed, or as the API spells it.</summary>
    private static Dictionary<string, TWord> WordsOf<TWord>(Func<TWord, string> french) where TWord : struct, Enum
    {
        var words = new Dictionary<string, TWord>();
        foreach (var word in Enum.GetValues<TWord>())
        {
            words[Plain(french(word))] = word;
            words[word.Key()] = word;
        }
        return words;
    }

    /// <summary>Without accents and capitals, and with the apostrophe of keyboards.</summary>
    private static string Plain(string text) => SearchText.Of(text.Replace('’', '\''));
}
