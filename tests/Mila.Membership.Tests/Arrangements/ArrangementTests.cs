using CsCheck;
using Mila.Kernel;
using Mila.Membership.Arrangements;
using Mila.Membership.Invoices;
using Xunit;

namespace Mila.Membership.Tests.Arrangements;

public sealed class ArrangementTests
{
    private static readonly Guid Id = NamedId.Of("arrangement");
    private static readonly Guid Debt = NamedId.Of("debt");
    private static readonly Guid Structure = NamedId.Of("structure");
    private static readonly DateOnly Agreed = new(2023, 6, 1);

    private static readonly Instalment[] Parts = [new(Money.Euros(40), new(2023, 6, 10)), new(Money.Euros(40), new(2023, 7, 10)), new(Money.Euros(20), new(2023, 8, 10))];

    private static readonly AgreeInstalments Command = new(Id, DebtKind.Invoice, Debt, Parts);

    private static ArrangementAgreed Decide(AgreeInstalments command, int owed = 100, Arrangement? inForce = null) =>
        AgreeInstalmentsHandler.Decide(command, Structure, Money.Euros(owed), inForce, Agreed);

    private static Arrangement Of(params IEnumerable<object> facts) => facts.Aggregate(new Arrangement().Evolve(Decide(Command)), (arrangement, fact) => arrangement.Evolve(fact));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void The_parts_are_what_is_owed_to_the_cent_each_on_its_day_to_come()
    {
        Assert.Equal((Structure, Agreed), Decide(Command) is var agreed ? (agreed.StructureId, agreed.On) : default);
        Assert.Equal("arrangement.sum_differs", Refusal(() => Decide(Command, owed: 101)));
        Assert.Equal("arrangement.nothing_owed", Refusal(() => Decide(Command, owed: 0)));
        Assert.Equal("arrangement.in_force", Refusal(() => Decide(Command, inForce: Of())));
        Assert.Equal("arrangement.parts_refused", Refusal(() => Decide(Command with { Parts = [new(Money.Euros(100), Agreed)] })));
        Assert.Equal(("arrangement.part_of_nothing", "parts[1].cents"), Named(new(Money.Euros(100), Agreed), new(Money.Zero, Agreed.AddDays(1))));
        foreach (var (first, second, row) in new[] { (-1, 30, 0), (5, 5, 1), (9, 3, 1), (5, 367, 1) })
            Assert.Equal(("arrangement.days_refused", $"parts[{row}].dueOn"), Named(new(Money.Euros(50), Agreed.AddDays(first)), new(Money.Euros(50), Agreed.AddDays(second))));

        static (string, string?) Named(params Instalment[] parts) => Assert.Throws<RuleViolation>(() => Decide(Command with { Parts = parts })) is var refused ? (refused.Code, refused.Field) : default;
    }

    [Fact]
    public void What_comes_in_pays_the_first_parts_first_and_a_payment_taken_back_leaves_them_unpaid()
    {
        object? Follow(Arrangement arrangement, int owed) => ArrangementStream.Follow(arrangement, Money.Euros(owed), Agreed);
        var one = Of(new InstalmentsPaid(Id, 1, Agreed));

        Assert.Null(Follow(Of(), 70));
        Assert.Equal(1, Assert.IsType<InstalmentsPaid>(Follow(Of(), 60)).Settled);
        Assert.Equal(2, Assert.IsType<InstalmentsPaid>(Follow(one, 5)).Settled);
        Assert.Equal(0, Assert.IsType<InstalmentsPaid>(Follow(one, 100)).Settled);
        Assert.IsType<ArrangementKept>(Follow(one, 0));
        Assert.Null(Follow(Of(new ArrangementBroken(Id, 1, Agreed)), 0));
        Assert.Equal((Parts[1], Money.Euros(25)), (one.Next, one.LeftOfNext(Money.Euros(45))));
        Assert.Null(Of(new ArrangementKept(Id, Agreed)).Next);
    }

    [Fact]
    public void Parts_paid_and_what_is_left_are_what_is_owed() => Gen.Select(Gen.Int[1, 5_000].Array[2, 8], Gen.Int[0, 40_000]).Sample((cents, paid) =>
    {
        var parts = cents.Select((each, n) => new Instalment(new(each), Agreed.AddDays(n))).ToList();
        var arrangement = new Arrangement().Evolve(new ArrangementAgreed(Id, DebtKind.Dues, Debt, Structure, parts, Agreed));
        var owed = new Money(Math.Max(0, cents.Sum() - paid));
        var settled = arrangement.SettledAt(owed);

        return parts.Take(settled).Sum(part => part.Amount.Cents) <= cents.Sum() - owed.Cents
            && (settled == parts.Count || parts.Take(settled + 1).Sum(part => part.Amount.Cents) > cents.Sum() - owed.Cents);
    });

    [Fact]
    public void Each_part_is_reminded_of_once_before_its_day_and_once_after()
    {
        InstalmentReminded? Remind(InstalmentStage stage, int day, params object[] before) => RemindOfInstalmentHandler.Decide(new(Id, stage), Of(before), new(2023, 6, day));

        Assert.Equal(1, Remind(InstalmentStage.Before, 6)!.Part);
        Assert.Null(Remind(InstalmentStage.Before, 1)); // it was agreed that day
        Assert.Null(Remind(InstalmentStage.Before, 11));
        Assert.Null(Remind(InstalmentStage.Before, 6, new InstalmentReminded(Id, 1, InstalmentStage.Before, new(2023, 6, 5))));
        Assert.Equal(2, Remind(InstalmentStage.Before, 12, new InstalmentReminded(Id, 1, InstalmentStage.Before, new(2023, 6, 5)), new InstalmentsPaid(Id, 1, new(2023, 6, 9)))!.Part);
        Assert.Null(Remind(InstalmentStage.Late, 10));
        Assert.NotNull(Remind(InstalmentStage.Late, 11));
        Assert.Null(Remind(InstalmentStage.Late, 12, new InstalmentReminded(Id, 1, InstalmentStage.Late, new(2023, 6, 11))));
        Assert.Null(Remind(InstalmentStage.Late, 20, new ArrangementCancelled(Id, new(2023, 6, 12))));
    }

    [Fact]
    public void A_late_part_breaks_it_and_what_is_over_is_not_cancelled()
    {
        Assert.Equal(1, BreakArrangementHandler.Decide(Of(), new(2023, 6, 25))!.Part);
        Assert.Null(BreakArrangementHandler.Decide(Of(new InstalmentsPaid(Id, 1, Agreed)), new(2023, 6, 25)));
        Assert.NotNull(CancelArrangementHandler.Decide(Of(), Agreed));
        Assert.Null(CancelArrangementHandler.Decide(Of(new ArrangementKept(Id, Agreed)), Agreed));
    }

    [Fact]
    public void An_invoice_is_reminded_of_once_a_stage_and_not_while_it_is_paid_in_parts()
    {
        var draft = new Invoice().Evolve(new InvoiceDrafted(Debt, Structure, InvoicePurpose.Room, Agreed, [new("Salle", 1, Money.Euros(100), null)], null, Agreed));
        var issued = draft.Evolve(new InvoiceIssued(Debt, "F-2023-0001", draft.Shares, draft.Total, Agreed.AddDays(30), "", Agreed));
        InvoiceReminded? Remind(Invoice invoice, InvoiceStage stage, int days) => RemindOfInvoiceHandler.Decide(new(Debt, stage), invoice, Agreed.AddDays(days));

        Assert.NotNull(Remind(issued, InvoiceStage.Before, 25));
        Assert.Null(Remind(issued, InvoiceStage.Before, 31));
        Assert.NotNull(Remind(issued, InvoiceStage.First, 45));
        Assert.Null(Remind(issued.Evolve(new InvoiceReminded(Debt, InvoiceStage.First, Agreed)), InvoiceStage.First, 45));
        Assert.Null(Remind(issued.Evolve(new InvoicePaid(Debt, Id, Money.Euros(100), "VIR", Agreed)), InvoiceStage.First, 45));
        var arranged = issued.Evolve(new InvoiceArranged(Debt, Id, Agreed));
        Assert.Null(Remind(arranged, InvoiceStage.Second, 60));
        Assert.NotNull(Remind(arranged.Evolve(new InvoiceArrangementEnded(Debt, Id, Agreed)), InvoiceStage.Second, 60));
    }
}
