using System.Text;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Membership.Usages;
using Mila.People;
using Xunit;

namespace Mila.Membership.Tests.Usages;

public class HotlineTests
{
    private static readonly DateOnly Today = new(2023, 6, 15);
    private static readonly Structure Ondes = Member("Les Ondes");
    private static readonly Structure Namesake = Member("namesake");

    private static readonly IdentitySheet[] Sheets =
    [
        IdentitySheet.Of(Ondes.Id, "Les Ondes", null, "732 829 320 00074", null),
    ];

    private static Structure Member(string name) => new Structure()
        .Evolve(new StructureRegistered(NamedId.Of(name), 1, new(2022, 1, 3), StructureKind.Company, [Activity.Label], false, null))
        .Evolve(new MembershipBegun(NamedId.Of(name), 2, new(2022, 1, 3), null));

    private static HotlinePlan Plan(string file, UsageLedger? ledger = null, params IdentitySheet[] more)
    {
        var (lines, errors) = HotlineFile.Read(Encoding.UTF8.GetBytes("structure;siret;mois;appels\n" + file));
        Assert.Empty(errors);
        IEnumerable<UsageLedger> ledgers = ledger is null ? [] : [ledger];
        return HotlinePlan.Of(
            lines, new(new([.. Sheets, .. more]), new[] { Ondes, Namesake }.ToDictionary(each => each.Id), ledgers.ToDictionary(each => each.Id)), null, Today);
    }

    private static (int, string?, string)[] Unread(string file) => [.. HotlineFile.Read(Encoding.UTF8.GetBytes(file)).Errors.Select(error => (error.Line, error.Column, error.Code))];

    private static (int, string?, string) Refusal(HotlinePlan plan) => Assert.Single(plan.Errors.Select(error => (error.Line, error.Column, error.Code)));

    [Fact]
    public void A_month_is_counted_on_its_last_day_once_and_again_only_after_it_was_cancelled()
    {
        var counted = Assert.Single(Plan("LES ONDES;;05/2023;3").Counts);
        Assert.Equal((new DateOnly(2023, 5, 31), 3, Benefit.LegalHotline), (counted.On, counted.Count, counted.Benefit));
        var ledger = new UsageLedger().Evolve(counted);

        Assert.Empty(Plan("Les Ondes;73282932000074;2023-05;3", ledger).Counts);
        Assert.Equal((2, "appels", "hotline.counted_otherwise"), Refusal(Plan("Les Ondes;;5/2023;4", ledger)));
        var cancelled = ledger.Evolve(new UsageCancelled(ledger.Id, counted.UsageId, UsageFault.TypingError, Today));
        Assert.Equal(4, Assert.Single(Plan("Les Ondes;;5/2023;4", cancelled).Counts).Count);
        Assert.Empty(Plan("Les Ondes;;04/2023;0").Counts);
    }

    [Fact]
    public void What_cannot_be_counted_is_an_error_of_its_line()
    {
        Assert.Equal((2, "structure", "import.structure_unknown"), Refusal(Plan("Inconnue;;05/2023;1")));
        Assert.Equal((2, "mois", "usage.day_to_come"), Refusal(Plan("Les Ondes;;06/2023;1")));
        Assert.Equal((2, "structure", "usage.not_member"), Refusal(Plan("Les Ondes;;11/2021;1")));
        Assert.Equal((2, "appels", "usage.count_refused"), Refusal(Plan("Les Ondes;;05/2023;1001")));
        Assert.Equal((3, null, "hotline.told_twice"), Refusal(Plan("Les Ondes;;05/2023;1\nles ondes;;05/2023;2")));
        Assert.Equal((2, "structure", "import.name_of_several"), Refusal(Plan("Les Ondes;;05/2023;1", null, IdentitySheet.Of(Namesake.Id, "Les Ondes", null, null, null))));
    }

    [Fact]
    public void What_cannot_be_read_is_told_by_line_and_column()
    {
        Assert.Equal([(1, null, "import.empty")], Unread(""));
        Assert.Equal([(1, "appels", "import.column_missing"), (1, "question", "import.column_unknown")], Unread("structure;mois;question\n"));
        Assert.Equal([(2, "mois", "hotline.month_unreadable"), (3, "appels", "hotline.count_unreadable"), (4, "structure", "import.cell_missing")],
            Unread("structure;mois;appels\nLes Ondes;mai;1\nLes Ondes;05/2023;-1\n;05/2023;1"));
    }
}
