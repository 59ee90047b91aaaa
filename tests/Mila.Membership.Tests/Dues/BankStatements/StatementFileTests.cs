using System.Text;
using CsCheck;
using Mila.Kernel;
using Mila.Membership.Dues.BankStatements;
using Xunit;

namespace Mila.Membership.Tests.Dues.BankStatements;

public sealed class StatementFileTests
{
    [Theory]
    [InlineData("Date;Libellé;Montant\n15/06/2023;VIR LES ONDES;108,00\n16/06/2023;PRLV EDF;-42,10\n")]
    [InlineData("Date opération;Date valeur;Libellé;Débit;Crédit\n15/06/2023;15/06/2023;VIR LES ONDES;;108,00\n16/06/2023;16/06/2023;PRLV EDF;42,10;\n")]
    [InlineData("\"Compte\";\"00012345\"\n\"Solde au 30/06/2023\";\"1 234,56\"\n\n\"date\",\"libelle\",\"montant\"\n\"2023-06-15\",\"VIR LES ONDES\",\"+108.00 €\"\n")]
    public void What_came_in_is_read_from_what_any_bank_exports(string file)
    {
        var (lines, errors) = StatementFile.Read(Encoding.UTF8.GetBytes(file));

        Assert.Empty(errors);
        var line = Assert.Single(lines);
        Assert.Equal((new DateOnly(2023, 6, 15), "VIR LES ONDES", Money.Euros(108)), (line.On, line.Label, line.Amount));
        Assert.Matches("^RB-20230615-[0-9A-F]{10}$", line.Reference);
    }

    [Theory]
    [InlineData("1 234,56", 1_234_56)]
    [InlineData("1\u202f234,56 €", 1_234_56)]
    [InlineData("1.234,56", 1_234_56)]
    [InlineData("1,234.56", 1_234_56)]
    [InlineData("+54", 54_00)]
    public void An_amount_is_read_however_the_bank_writes_it(string written, long cents)
    {
        var (lines, _) = StatementFile.Read(Encoding.UTF8.GetBytes($"Date;Libellé;Crédit\n15/06/2023;VIR;{written}\n"));

        Assert.Equal(cents, Assert.Single(lines).Amount.Cents);
    }

    [Fact]
    public void A_statement_of_the_Windows_code_page_keeps_its_accents()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("Date;Libellé;Montant\n15/06/2023;VIR ÉCHOÉ;10,00\n");

        Assert.Equal("VIR ÉCHOÉ", Assert.Single(StatementFile.Read(bytes).Lines).Label);
    }

    [Fact]
    public void A_line_that_cannot_be_read_is_said_with_its_place_in_the_file_and_the_others_are_read()
    {
        var (lines, errors) = StatementFile.Read(Encoding.UTF8.GetBytes("Compte;1\nDate;Libellé;Montant\nhier;VIR A;10,00\n15/06/2023;VIR B;dix\n15/06/2023;VIR C;10,00\n"));

        Assert.Equal("VIR C", Assert.Single(lines).Label);
        Assert.Equal([(3, "import.day_unreadable"), (4, "statement.amount_unreadable")], errors.Select(error => (error.Line, error.Code)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("bonjour")]
    [InlineData("Date;Libellé\n15/06/2023;VIR\n")]
    public void What_is_no_statement_is_refused(string file) =>
        Assert.Equal("statement.no_columns", Assert.Throws<RuleViolation>(() => StatementFile.Read(Encoding.UTF8.GetBytes(file))).Code);

    [Fact]
    public void Two_lines_that_say_the_same_are_two_payments_and_keep_their_references_in_a_later_export()
    {
        const string Names = "Date;Libellé;Montant\n";
        const string Twice = "15/06/2023;VIR LES ONDES;54,00\n15/06/2023;VIR LES ONDES;54,00\n";
        var first = StatementFile.Read(Encoding.UTF8.GetBytes(Names + Twice)).Lines.Select(line => line.Reference).ToList();
        var later = StatementFile.Read(Encoding.UTF8.GetBytes(Names + "14/06/2023;AUTRE;1,00\n" + Twice)).Lines.Skip(1).Select(line => line.Reference);

        Assert.Equal(2, first.Distinct().Count());
        Assert.Equal(first, later);
    }

    [Fact]
    public void No_bytes_whatever_make_it_fail_otherwise_than_by_a_rule() => Gen.Byte.Array[0, 400].Sample(bytes =>
    {
        try
        {
            StatementFile.Read([.. "date;libelle;montant\n"u8, .. bytes]);
        }
        catch (RuleViolation)
        {
            // Refused in words is refused well.
        }
    });
}
