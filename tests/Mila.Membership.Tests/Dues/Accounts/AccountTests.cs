using Mila.Kernel;
using Mila.Membership.Dues;
using Mila.Membership.Dues.Accounts;
using Mila.Membership.Dues.Campaigns;
using Mila.Membership.Structures;
using Mila.People;
using Xunit;

namespace Mila.Membership.Tests.Dues.Accounts;

public class AccountTests
{
    private static readonly Guid StructureId = NamedId.Of("structure");

    private static DuesCall Call(int year, params Func<Guid, object>[] facts)
    {
        var id = CallDues.IdOf(StructureId, year);
        return facts.Select(fact => fact(id)).Aggregate(
            new DuesCall().Evolve(new DuesCalled(id, StructureId, year, Affiliation.Beneficiary, Money.Euros(108), null, Money.Euros(108), new(year, 2, 15), new(year, 1, 16))),
            (call, fact) => call.Evolve(fact));
    }

    private static Func<Guid, object> Paid(decimal euros, DateOnly on, string reference = "VIR-1") =>
        id => new DuesPaid(id, NamedId.Of(reference), Money.Euros(euros), reference, $"{on.Year}-0001", on);

    [Fact]
    public void An_account_tells_day_after_day_what_is_owed()
    {
        var lines = DuesAccount.LinesOf(
            [Call(2023, Paid(58, new(2023, 3, 1))), Call(2022, Paid(108, new(2022, 2, 1)))], [], new(2023, 6, 15));

        Assert.Equal(
            [(AccountMove.Called, 108), (AccountMove.Paid, 0), (AccountMove.Called, 108), (AccountMove.Paid, 50)],
            lines.Select(line => (line.Move, (int)(line.Balance.Cents / 100))));
    }

    [Fact]
    public void What_comes_after_the_day_is_not_on_it() =>
        Assert.Single(DuesAccount.LinesOf([Call(2023, Paid(108, new(2023, 3, 1)))], [], new(2023, 2, 28)));

    [Fact]
    public void A_payment_that_did_not_count_and_money_moved_between_years_change_nothing()
    {
        var other = NamedId.Of("other");
        var lines = DuesAccount.LinesOf(
            [Call(2023, Paid(108, new(2023, 2, 1)), id => new DuesPaymentCancelled(id, NamedId.Of("VIR-1"), PaymentFault.ReturnedByBank, new(2023, 2, 3)),
                id => new DuesCreditReceived(id, other, Money.Euros(8), new(2023, 1, 16)))], [],
            new(2023, 6, 15));

        Assert.Equal([AccountMove.Called, AccountMove.CreditMoved, AccountMove.PaymentVoid], lines.Select(line => line.Move));
        Assert.All(lines, line => Assert.Equal(Money.Euros(108), line.Balance));
        Assert.Equal([Money.Euros(8), Money.Euros(108)], lines.Skip(1).Select(line => line.Said!.Value));
    }

    [Fact]
    public void A_cancelled_call_owes_nothing_any_more() => Assert.Equal(
        Money.Zero, DuesAccount.LinesOf([Call(2023, id => new DuesCallCancelled(id, CallFault.AdmissionLapsed, new(2023, 2, 1)))], [], new(2023, 6, 15))[^1].Balance);

    [Theory]
    [InlineData(1, 15, 0)]
    [InlineData(1, 16, 108)]
    [InlineData(3, 1, 50)]
    [InlineData(4, 1, 0)]
    public void What_was_owed_on_a_day_follows_the_days_of_payments(int month, int day, int euros) => Assert.Equal(
        Money.Euros(euros), Call(2023, Paid(58, new(2023, 3, 1)), Paid(50, new(2023, 4, 1), "VIR-2")).OwedOn(new(2023, month, day)));

    [Fact]
    public void Late_dues_name_the_last_letter_until_the_day()
    {
        var call = Call(2023, id => new DuesReminded(id, DuesStage.First, new(2023, 3, 2)), id => new DuesReminded(id, DuesStage.Second, new(2023, 4, 1)));

        Assert.Equal((new DateOnly(2023, 3, 2), 28), (new LateDues(call, new(2023, 3, 15)).WrittenOn, new LateDues(call, new(2023, 3, 15)).DaysLate));
        Assert.Equal(new DateOnly(2023, 1, 16), new LateDues(call, new(2023, 2, 20)).WrittenOn);
    }

    [Fact]
    public void The_file_has_a_line_for_each_call_and_payment_and_no_formula()
    {
        var call = Call(2023, Paid(58, new(2023, 3, 1)));
        var sheets = new Dictionary<Guid, IdentitySheet> { [StructureId] = new() { Id = StructureId, Name = "=cmd()", SortName = "cmd", Siret = "90000000000019" } };

        var lines = ExportDues.Csv([call], sheets).Split("\r\n");

        Assert.Equal("Écriture;Structure;SIRET;Rattachement;Année;Le;Échéance;Appelé;Reçu;Reste dû;Référence;Reçu n°", lines[0]);
        Assert.Equal("appel;\"'=cmd()\";90000000000019;bénéficiaire;2023;16/01/2023;15/02/2023;108,00;;50,00;;", lines[1]);
        Assert.Equal("paiement;\"'=cmd()\";90000000000019;;2023;01/03/2023;;;58,00;;VIR-1;2023-0001", lines[2]);
    }
}
