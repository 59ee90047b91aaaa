using Mila.Kernel;
using Mila.People;
using Mila.People.Spreadsheets;

namespace Mila.Membership.Structures.Import;

/// <summary>A file of members as a spreadsheet writes it (fichier d’adhérents).</summary>
public static class MembersFile
{
    private static readonly SheetFile File = new(
        [
            "structure", "nature", "activites", "siret", "forme juridique", "adresse", "qpv", "adhesion debut", "adhesion fin", "motif fin",
            "rattachement", "prenom", "nom", "courriel", "telephone", "role",
        ],
        ["structure", "nature", "activites"]);

    private static readonly IReadOnlyDictionary<string, StructureKind> Kinds = SheetLine.WordsOf<StructureKind>(kind => kind.InFrench());
    private static readonly IReadOnlyDictionary<string, Activity> Trades = SheetLine.WordsOf<Activity>(activity => activity.InFrench());
    private static readonly IReadOnlyDictionary<string, Affiliation> Affiliations = SheetLine.WordsOf<Affiliation>(affiliation => affiliation.InFrench());
    private static readonly IReadOnlyDictionary<string, EndingCause> Causes = SheetLine.WordsOf<EndingCause>(cause => cause.InFrench());
    private static readonly IReadOnlyDictionary<string, ContactRole> Roles = SheetLine.WordsOf<ContactRole>(role => role.InFrench());

    /// <summary>What can be read, and what cannot with its line and column; a line with an error is not among the lines.</summary>
    public static (IReadOnlyList<ImportLine> Lines, IReadOnlyList<ImportError> Errors) Read(byte[] bytes) => File.Read(bytes, Line);

    private static ImportLine Line(SheetLine cells)
    {
        var name = cells.Cell("structure");
        var kind = cells.Word("nature", Kinds);
        var activities = (cells.Cell("activites") ?? "").Split(['|', ',', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(word => cells.Word("activites", Trades, word)).OfType<Activity>().ToList();
        cells.Try(() => Rule.That(name is not null, "structure.nameless", "A structure has a name.", "structure"));
        cells.Needed("nature");
        cells.Try(() => Rule.That(cells.Cell("activites") is not null, "structure.no_activity", "A structure has at least one activity.", "activites"));
        var (begun, ended) = (cells.Day("adhesion debut"), cells.Day("adhesion fin"));
        var affiliation = cells.Word("rattachement", Affiliations);
        cells.Try(() => Rule.That(ended is null || cells.Cell("adhesion debut") is not null, "import.end_without_beginning", "What ends has begun.", "adhesion debut"));
        cells.Try(() => Rule.That(ended is null || begun is null || begun < ended, "import.end_before_beginning", "What ends has begun before.", "adhesion fin"));
        cells.Try(() => Rule.That(
            affiliation is null || cells.Cell("adhesion debut") is not null, "import.affiliation_without_day", "An affiliation holds from a day on.", "adhesion debut"));
        var line = new ImportLine(cells.Number)
        {
            Name = name ?? "",
            Kind = kind ?? default,
            Activities = activities,
            Siret = cells.Kept("siret", text => Siret.Of(text, "siret")),
            LegalForm = cells.Cell("forme juridique"),
            Address = cells.Cell("adresse"),
            InQpv = cells.YesOrNo("qpv"),
            Begun = begun,
            Ended = ended,
            Cause = cells.Word("motif fin", Causes) ?? EndingCause.Resignation,
            Affiliation = affiliation,
            GivenName = cells.Cell("prenom"),
            FamilyName = cells.Cell("nom"),
            Email = cells.Kept("courriel", text => EmailAddress.Of(text, "courriel")),
            Phone = cells.Kept("telephone", text => PhoneNumber.Of(text, "telephone")),
            Role = cells.Word("role", Roles) ?? ContactRole.Colleague,
        };
        if (line.HasPerson)
        {
            cells.Needed("prenom");
            cells.Needed("nom");
        }
        return line;
    }
}
