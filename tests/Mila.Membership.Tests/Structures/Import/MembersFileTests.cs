using System.Text;
using Mila.Membership.Structures;
using Mila.Membership.Structures.Import;
using Mila.People.Spreadsheets;
using Xunit;

namespace Mila.Membership.Tests.Structures.Import;

public class MembersFileTests
{
    private const string Semicolons = """
        Structure;Nature;Activités;QPV;Adhésion début;Adhésion fin;Motif fin;Rattachement;Prénom;Nom;Courriel
        Éléphant Disques;société;label | management d'artistes;oui;01/03/2021;2022-03-01;démission;hébergée;Zoé;Ménard;zoe@exemple.fr
        "Les; Ondes";association;éditions;;;;;;;;
        """;

    [Fact]
    public void A_file_is_read_in_any_order_of_columns_whatever_their_accents()
    {
        var (lines, errors) = MembersFile.Read(Encoding.UTF8.GetBytes(Semicolons.Replace("éditions", "édition")));

        Assert.Empty(errors);
        Assert.Equal(("Éléphant Disques", StructureKind.Company, true), (lines[0].Name, lines[0].Kind, lines[0].InQpv));
        Assert.Equal([Activity.Label, Activity.ArtistManager], lines[0].Activities);
        Assert.Equal((new DateOnly(2021, 3, 1), new DateOnly(2022, 3, 1)), (lines[0].Begun, lines[0].Ended));
        Assert.Equal((Affiliation.Hosted, "Ménard", "zoe@exemple.fr"), (lines[0].Affiliation, lines[0].FamilyName, lines[0].Email));
        Assert.Equal("Les; Ondes", lines[1].Name);
        Assert.False(lines[1].HasPerson);
    }

    [Fact]
    public void Commas_a_byte_order_mark_and_the_code_page_of_Windows_are_read_too()
    {
        const string commas = "structure,nature,activites\nÉlan,projet,\"label,tourneur\"\n";
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

        foreach (var bytes in (byte[][])[Encoding.UTF8.GetBytes(commas), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(commas)], windows.GetBytes(commas)])
        {
            var (lines, errors) = MembersFile.Read(bytes);
            Assert.Empty(errors);
            Assert.Equal("Élan", Assert.Single(lines).Name);
            Assert.Equal([Activity.Label, Activity.TourPromoter], lines[0].Activities);
        }
    }

    [Theory]
    [InlineData("société;label;;;;", "structure", "structure.nameless")]
    [InlineData("A;;label;;;", "nature", "import.cell_missing")]
    [InlineData("A;guilde;label;;;", "nature", "import.word_unknown")]
    [InlineData("A;société;;;;", "activites", "structure.no_activity")]
    [InlineData("A;société;fanfare;;;", "activites", "import.word_unknown")]
    [InlineData("A;société;label;123;;", "siret", "structure.siret_refused")]
    [InlineData("A;société;label;;31/02/2021;", "adhesion debut", "import.day_unreadable")]
    [InlineData("A;société;label;;;01/01/2021", "adhesion debut", "import.end_without_beginning")]
    [InlineData("A;société;label;;02/01/2021;01/01/2021", "adhesion fin", "import.end_before_beginning")]
    public void A_cell_that_cannot_be_read_is_an_error_of_its_line_and_column(string cells, string column, string code)
    {
        var line = code == "structure.nameless" ? ";" + cells : cells;
        var (lines, errors) = MembersFile.Read(Encoding.UTF8.GetBytes($"structure;nature;activites;siret;adhesion_debut;adhesion_fin\nB;projet;label;;;\n{line}\n"));

        Assert.Equal("B", Assert.Single(lines).Name);
        Assert.Contains(new ImportError(3, column, code), errors);
    }

    [Fact]
    public void An_affiliation_needs_the_day_it_holds_from() =>
        Assert.Equal(
            [new ImportError(2, "adhesion debut", "import.affiliation_without_day")],
            MembersFile.Read("structure;nature;activites;rattachement\nA;projet;label;hébergée\n"u8.ToArray()).Errors);

    [Fact]
    public void Columns_that_are_missing_or_unknown_are_named()
    {
        Assert.Equal([new ImportError(1, null, "import.empty")], MembersFile.Read([]).Errors);
        Assert.Equal(
            [new ImportError(1, "nature", "import.column_missing"), new ImportError(1, "couleur", "import.column_unknown")],
            MembersFile.Read("structure;activites;couleur\nA;label;bleu\n"u8.ToArray()).Errors);
    }

    [Fact]
    public void A_file_has_at_most_two_thousand_lines()
    {
        var text = "structure;nature;activites\n" + string.Concat(Enumerable.Range(0, 2001).Select(i => $"S{i};projet;label\n"));

        Assert.Equal("import.too_long", MembersFile.Read(Encoding.UTF8.GetBytes(text)).Errors[^1].Code);
    }
}
