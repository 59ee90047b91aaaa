using CsCheck;
using Mila.Kernel;
using Mila.Membership.Dues.BankStatements;
using Xunit;

namespace Mila.Membership.Tests.Dues.BankStatements;

public sealed class PaymentMatchingTests
{
    private static readonly Guid Ondes = NamedId.Of("ondes");
    private static readonly Guid Quai = NamedId.Of("quai");

    private static readonly OpenDebt Ondes2022 = new(NamedId.Of("ondes 2022"), Ondes, "les ondes", new(2022, 3, 1), Money.Euros(54));
    private static readonly OpenDebt Ondes2023 = new(NamedId.Of("ondes 2023"), Ondes, "les ondes", new(2023, 3, 1), Money.Euros(108));
    private static readonly OpenDebt Quai2023 = new(NamedId.Of("quai 2023"), Quai, "le quai records", new(2023, 3, 1), Money.Euros(210));
    private static readonly OpenDebt[] Calls = [Ondes2023, Ondes2022, Quai2023];

    [Theory]
    [InlineData("VIR SEPA LES ONDES COTIS", 108, MatchGround.NameAndAmount, "2023:108")]
    [InlineData("VIREMENT ONDES", 162, MatchGround.NameAndAmount, "2022:54 2023:108")]
    [InlineData("VIREMENT ONDES", 80, MatchGround.Name, "2022:54 2023:26")]
    [InlineData("VIREMENT ONDES", 20, MatchGround.Name, "2022:20")]
    [InlineData("VIREMENT ONDES", 200, MatchGround.Name, "2022:54 2023:146")]
    [InlineData("VIR QUAI/REF 12", 210, MatchGround.NameAndAmount, "2023:210")]
    [InlineData("REMISE CHEQUE 0001", 210, MatchGround.Amount, "2023:210")]
    public void A_line_pays_whom_it_names_else_whoever_alone_owes_the_amount(string label, int euros, MatchGround ground, string pays)
    {
        var matched = new PaymentMatching(Calls).Of([Line(label, euros)])[0];

        Assert.Equal(ground, matched.Ground);
        Assert.Equal(pays, string.Join(' ', matched.Payments.Select(payment => $"{Calls.Single(call => call.Id == payment.DebtId).DueOn.Year}:{payment.Amount.Cents / 100}")));
    }

    [Theory]
    [InlineData("REMISE CHEQUE 0001", 12)]
    [InlineData("VIR ONDES ET QUAI", 12)]
    [InlineData("VIR LES RECORDS", 12)]
    public void Who_is_not_recognised_alone_is_proposed_nothing(string label, int euros)
    {
        var matched = new PaymentMatching(Calls).Of([Line(label, euros)])[0];

        Assert.Null(matched.Ground);
        Assert.Empty(matched.Payments);
    }

    [Fact]
    public void The_amount_tells_two_named_structures_apart() =>
        Assert.Equal(Quai2023.Id, Assert.Single(new PaymentMatching(Calls).Of([Line("VIR ONDES ET QUAI", 210)])[0].Payments).DebtId);

    [Theory]
    [InlineData("VIR ONDE EDITIONS COTISATION", "editions")]
    [InlineData("VIR ONDE RECORDS", "records")]
    [InlineData("VIR GRANDE ONDE RECORDS", "great")]
    [InlineData("VIR ONDE", null)]
    [InlineData("VIR ONDE EDITIONS ET ONDE RECORDS", null)]
    [InlineData("VIR ONDE EDITIONS ET QUAI", null)]
    public void Of_names_that_differ_by_a_common_word_the_whole_one_is_meant(string label, string? whose)
    {
        OpenDebt[] debts = [Owing("editions", "onde editions"), Owing("records", "onde records"), Owing("great", "grande onde records"), Quai2023 with { Owed = Money.Euros(108) }];

        var payments = new PaymentMatching(debts).Of([Line(label, 108)])[0].Payments;

        Assert.Equal(whose is null ? [] : [NamedId.Of(whose)], payments.Select(payment => payment.DebtId));

        static OpenDebt Owing(string id, string name) => new(NamedId.Of(id), NamedId.Of("structure", id), name, new(2023, 3, 1), Money.Euros(108));
    }

    [Fact]
    public void Two_who_owe_the_amount_are_not_guessed_between() =>
        Assert.Empty(new PaymentMatching([.. Calls, Quai2023 with { Id = NamedId.Of("other"), StructureId = NamedId.Of("other"), Name = "autre" }]).Of([Line("CHEQUE", 210)])[0].Payments);

    [Fact]
    public void Two_lines_are_never_proposed_for_the_same_debt()
    {
        var matched = new PaymentMatching([Quai2023]).Of([Line("REMISE CHEQUE", 210), Line("VIR QUAI", 210), Line("VIR QUAI", 210)]);

        Assert.Equal([null, MatchGround.NameAndAmount, null], matched.Select(line => line.Ground));
        Assert.Equal(Quai2023.Id, Assert.Single(matched.SelectMany(line => line.Payments)).DebtId);
    }

    [Fact]
    public void Two_parts_of_one_debt_are_proposed_for_what_each_leaves()
    {
        var matched = new PaymentMatching([Quai2023]).Of([Line("VIR QUAI", 100), Line("VIR QUAI", 110), Line("VIR QUAI", 5)]);

        Assert.Equal([MatchGround.Name, MatchGround.NameAndAmount, null], matched.Select(line => line.Ground));
    }

    [Theory]
    [InlineData("VIR LES ONDES FACT F-2023-0007", 60, MatchGround.ReferenceAndAmount, "7:60")]
    [InlineData("VIREMENT TRESORERIE F2023 0007", 60, MatchGround.ReferenceAndAmount, "7:60")]
    [InlineData("F-2023-0007 ET F-2023-0008", 140, MatchGround.ReferenceAndAmount, "7:60 8:80")]
    [InlineData("F-2023-0007", 25, MatchGround.Reference, "7:25")]
    [InlineData("F-2023-0007 ET F-2023-0008", 150, MatchGround.Reference, "7:60 8:90")]
    [InlineData("F-2023-0008", 40, MatchGround.ReferenceAndAmount, "8:40")]
    public void An_invoice_is_paid_by_whoever_says_its_number_in_part_together_or_too_much(string label, int euros, MatchGround ground, string pays)
    {
        var matched = new PaymentMatching([.. Calls, .. Invoices]).Of([Line(label, euros)])[0];

        Assert.Equal(ground, matched.Ground);
        Assert.Equal(pays, string.Join(' ', matched.Payments.Select(payment => $"{Invoices.Single(invoice => invoice.Id == payment.DebtId).Number![^1]}:{payment.Amount.Cents / 100}")));
    }

    [Fact]
    public void A_name_pays_dues_and_invoices_alike_and_a_part_that_is_awaited_is_an_amount_that_agrees()
    {
        PaymentMatching matching = new([Ondes2023, .. Invoices]);

        Assert.Equal((MatchGround.NameAndAmount, Invoices[0].Id), matching.Of([Line("VIR ONDES", 60)])[0] is var one ? (one.Ground, Assert.Single(one.Payments).DebtId) : default);
        Assert.Equal((MatchGround.NameAndAmount, Invoices[1].Id), matching.Of([Line("VIR QUAI", 40)])[0] is var part ? (part.Ground, Assert.Single(part.Payments).DebtId) : default);
    }

    private static readonly OpenDebt[] Invoices =
    [
        new(NamedId.Of("invoice 7"), Ondes, "les ondes", new(2023, 4, 1), Money.Euros(60), "F-2023-0007"),
        new(NamedId.Of("invoice 8"), Quai, "le quai records", new(2023, 5, 1), Money.Euros(80), "F-2023-0008", Next: Money.Euros(40)),
    ];

    [Fact]
    public void What_is_proposed_is_the_line_to_the_cent() => Gen.Select(Gen.Int[1, 100_000], Gen.Int[1, 20_000].Array[1, 5]).Sample((cents, owed) =>
    {
        var calls = owed.Select((each, i) => new OpenDebt(NamedId.Of("call", $"{i}"), Ondes, "ondes", new DateOnly(2019 + i, 3, 1), new Money(each))).ToList();

        var payments = new PaymentMatching(calls).Of([new BankLine(2, new(2023, 6, 15), "ONDES", new(cents))])[0].Payments;

        return payments.Sum(payment => payment.Amount.Cents) == cents && payments.All(payment => payment.Amount > Money.Zero)
            && payments.Select(payment => payment.DebtId).Distinct().Count() == payments.Count;
    });

    private static BankLine Line(string label, int euros) => new(2, new(2023, 6, 15), label, Money.Euros(euros));
}
