using CsCheck;
using Mila.Kernel;
using Mila.Membership.Dues;
using Mila.Membership.Invoices;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Membership.Tests.Dues;

public class DuesTests
{
    private static readonly Guid StructureId = NamedId.Of("structure");
    private static readonly Guid CallId = CallDues.IdOf(StructureId, 2023);
    private static readonly DateOnly CalledOn = new(2023, 4, 3);
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly DuesGrid Grid = new(
        new Dictionary<Affiliation, Money>
        {
            [Affiliation.Hosted] = Money.Euros(210), [Affiliation.Shop] = Money.Euros(200), [Affiliation.Beneficiary] = Money.Euros(100),
        },
        ProratesFirstYear: true, DaysToPay: 30);

    private static readonly Structure Beneficiary = new Structure()
        .Evolve(new StructureRegistered(StructureId, 1, new(2023, 1, 1), StructureKind.Company, [Activity.Label], false, null))
        .Evolve(new AffiliationSet(StructureId, 2, new(2023, 2, 1), Affiliation.Beneficiary))
        .Evolve(new AffiliationSet(StructureId, 3, new(2023, 9, 1), Affiliation.Hosted));

    private static DuesCalled Called(int? firstMonth = null) => CallDuesHandler.Decide(new(CallId, StructureId, 2023, CalledOn, firstMonth), Beneficiary, Grid);

    private static DuesCall Call(params IEnumerable<object> facts) => facts.Aggregate(new DuesCall().Evolve(Called()), (call, fact) => call.Evolve(fact));

    private static DuesPaid Paid(decimal euros, int month, int day, string reference = "VIR-1") =>
        new(CallId, new RecordDuesPayment(CallId, Money.Zero, default, reference).PaymentId, Money.Euros(euros), reference, "2023-0001", new(2023, month, day));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Theory]
    [InlineData(null, 100_00)]
    [InlineData(1, 100_00)]
    [InlineData(4, 75_00)] // April to December: nine months
    [InlineData(12, 8_33)]
    [InlineData(11, 16_67)] // 16.666…, half up
    public void The_first_year_is_asked_from_its_first_month_on(int? firstMonth, long cents) =>
        Assert.Equal(new Money(cents), Called(firstMonth).Amount);

    [Fact]
    public void The_whole_year_is_asked_where_the_association_does_not_prorate() =>
        Assert.Equal(Money.Euros(100), (Grid with { ProratesFirstYear = false }).AmountOf(Affiliation.Beneficiary, 11));

    [Fact]
    public void The_fee_is_that_of_the_affiliation_on_the_day_of_the_call_and_is_due_after_the_days_to_pay()
    {
        Assert.Equal((Affiliation.Beneficiary, new DateOnly(2023, 5, 3)), (Called().Affiliation, Called().DueOn));
        Assert.Equal(Money.Euros(210), CallDuesHandler.Decide(new(CallId, StructureId, 2023, new(2023, 9, 1)), Beneficiary, Grid).Amount);
    }

    [Theory]
    [InlineData(2023, 2, 1, 0, "dues.month_refused")]
    [InlineData(2023, 2, 1, 13, "dues.month_refused")]
    [InlineData(2025, 2, 1, 1, "dues.year_refused")]
    [InlineData(2023, 1, 31, 1, "dues.no_affiliation")]
    public void A_call_that_cannot_be_is_refused(int year, int month, int day, int firstMonth, string code) =>
        Assert.Equal(code, Refusal(() => CallDuesHandler.Decide(new(CallDues.IdOf(StructureId, year), StructureId, year, new(2023, month, day), firstMonth), Beneficiary, Grid)));

    [Fact]
    public void A_structure_is_called_under_the_one_id_of_its_year() =>
        Assert.Equal("dues.id_refused", Refusal(() => CallDuesHandler.Decide(new(Guid.CreateVersion7(), StructureId, 2023, CalledOn), Beneficiary, Grid)));

    [Fact]
    public void Parts_add_up_and_the_last_one_needed_settles()
    {
        var call = Call(Paid(60, 5, 20, "A"));
        Assert.Equal((DuesState.PartPaid, Money.Euros(40), null), (call.State, call.Owed, call.SettledOn));

        call = call.Evolve(Paid(40, 5, 25, "B"));
        Assert.Equal((DuesState.Settled, Money.Zero, new DateOnly(2023, 5, 25)), (call.State, call.Owed, call.SettledOn));
    }

    [Fact]
    public void A_payment_recorded_late_settles_on_its_own_day()
    {
        var call = Call(Paid(60, 5, 20, "A"), Paid(60, 6, 2, "B"), Paid(40, 5, 10, "C"));

        Assert.Equal((new DateOnly(2023, 5, 20), Money.Euros(60)), (call.SettledOn, call.Credit));
    }

    [Fact]
    public void Payments_in_any_order_settle_on_the_same_day() =>
        Gen.Select(Gen.Select(Gen.Int[1, 70], Gen.Int[0, 200]).Array[0, 6], Gen.Int[0, int.MaxValue]).Sample((payments, seed) =>
        {
            var facts = payments.Select((payment, i) => new DuesPaid(
                CallId, NamedId.Of($"{i}"), Money.Euros(payment.Item1), $"R{i}", $"2023-{i:0000}", new DateOnly(2023, 1, 1).AddDays(payment.Item2))).ToArray();
            var shuffled = facts.ToArray();
            new Random(seed).Shuffle(shuffled);

            var (one, other) = (Call(facts), Call(shuffled));
            Assert.Equal((one.SettledOn, one.Owed, one.Credit, one.State), (other.SettledOn, other.Owed, other.Credit, other.State));
            Assert.Equal(one.SettledOn is null, one.Owed > Money.Zero);
            Assert.True(one.Owed == Money.Zero || one.Credit == Money.Zero);
        });

    [Fact]
    public void A_cancelled_payment_counts_no_more_and_its_receipt_stays()
    {
        var paid = Paid(100, 5, 2);
        var call = Call(paid);

        call = call.Evolve(CancelDuesPaymentHandler.Decide(new(CallId, paid.PaymentId, PaymentFault.ReturnedByBank), call, Today)!);

        Assert.Equal((DuesState.Due, null), (call.State, call.SettledOn));
        Assert.Equal("2023-0001", Assert.Single(call.Payments).ReceiptNumber);
        Assert.Null(CancelDuesPaymentHandler.Decide(new(CallId, paid.PaymentId, PaymentFault.ReturnedByBank), call, Today));
        Assert.Equal("payment.unknown", Refusal(() => CancelDuesPaymentHandler.Decide(new(CallId, NamedId.Of("other"), PaymentFault.TypingError), call, Today)));
    }

    [Fact]
    public void The_same_reference_is_the_same_payment_and_no_other()
    {
        var call = Call(Paid(60, 5, 20));

        Assert.False(RecordDuesPaymentHandler.Decide(new(CallId, Money.Euros(60), new(2023, 5, 20), "VIR-1"), call, Today));
        Assert.True(RecordDuesPaymentHandler.Decide(new(CallId, Money.Euros(60), new(2023, 5, 20), "VIR-2"), call, Today));
        Assert.Equal("payment.reference_taken", Refusal(() => RecordDuesPaymentHandler.Decide(new(CallId, Money.Euros(61), new(2023, 5, 20), "VIR-1"), call, Today)));
    }

    [Theory]
    [InlineData(0, 15, "VIR-1", "payment.amount_refused")]
    [InlineData(-5, 15, "VIR-1", "payment.amount_refused")]
    [InlineData(5, 16, "VIR-1", "payment.in_advance")]
    [InlineData(5, 15, "", "payment.reference_refused")]
    [InlineData(5, 15, "de Mme Dupont", "payment.reference_refused")]
    public void A_payment_that_cannot_be_is_refused(int euros, int day, string reference, string code) =>
        Assert.Equal(code, Refusal(() => RecordDuesPaymentHandler.Decide(new(CallId, Money.Euros(euros), new(2023, 6, day), reference), Call(), Today)));

    [Fact]
    public void What_was_paid_too_much_pays_the_next_call_the_oldest_year_first()
    {
        var call2022 = Call(Paid(130, 5, 2)) with { Id = CallDues.IdOf(StructureId, 2021), Year = 2021 };
        var call2023 = Call(Paid(190, 5, 2)) with { Id = CallDues.IdOf(StructureId, 2022), Year = 2022 };

        var moves = Credits.Decide(Call(), [call2023, call2022, Call()]);

        Assert.Equal([(call2022.Id, Money.Euros(30)), (call2023.Id, Money.Euros(70))], moves.Select(move => (move.From, move.Amount)));
        Assert.Equal((DuesState.Settled, CalledOn), (Call(moves).State, Call(moves).SettledOn!.Value));
        Assert.Equal(Money.Euros(20), call2023.Evolve(new DuesCreditGivenOn(call2023.Id, CallId, Money.Euros(70), CalledOn)).Credit);
    }

    [Fact]
    public void A_cancelled_call_asks_for_nothing_is_never_in_arrears_and_what_came_in_pays_the_next_or_the_same_called_again()
    {
        var cancelled = CancelDuesCallHandler.Decide(new(CallId, CallFault.AdmissionLapsed), Call(Paid(40, 5, 2)), Today)!;
        var call = Call(Paid(40, 5, 2), cancelled);

        Assert.Equal((DuesState.Cancelled, Money.Zero, Money.Euros(40), null), (call.State, call.Owed, call.Credit, call.SettledOn));
        Assert.False(call.IsOverdueOn(call.DueOn.AddDays(400)));
        Assert.Empty(DuesArrears.Of(call));
        Assert.Null(CancelDuesCallHandler.Decide(new(CallId, CallFault.AdmissionLapsed), call, Today));
        Assert.Null(CancelDuesCallHandler.Decide(new(CallId, CallFault.AdmissionLapsed), null, Today));
        Assert.Equal("payment.call_cancelled", Refusal(() => RecordDuesPaymentHandler.Decide(new(CallId, Money.Euros(60), new(2023, 6, 1), "VIR-2"), call, Today)));

        var again = call.Evolve(Called());
        Assert.Equal((DuesState.PartPaid, Money.Euros(60)), (again.State, again.Owed));
        Assert.Equal(Money.Euros(60), Assert.Single(Credits.Decide(again, [Call(Paid(190, 5, 2)) with { Id = CallDues.IdOf(StructureId, 2022) }])).Amount);
    }

    [Fact]
    public void What_was_paid_too_much_is_given_back_once_and_the_payment_that_brought_it_stays()
    {
        var call = Call(Paid(130, 5, 2));
        var refund = RefundDuesHandler.Decide(new(CallId, Money.Euros(30), Today, "REM-1"), call, Today)!;
        var refunded = call.Evolve(refund);

        Assert.Equal((Money.Zero, DuesState.Settled, new DateOnly(2023, 5, 2)), (refunded.Credit, refunded.State, refunded.SettledOn!.Value));
        Assert.Null(RefundDuesHandler.Decide(new(CallId, Money.Euros(30), Today, "REM-1"), refunded, Today));
        Assert.Equal("payment.reference_taken", Refusal(() => RefundDuesHandler.Decide(new(CallId, Money.Euros(3), Today, "REM-1"), refunded, Today)));
        Assert.Equal("refund.too_much", Refusal(() => RefundDuesHandler.Decide(new(CallId, Money.Euros(1), Today, "REM-2"), refunded, Today)));
        Assert.Equal("payment.given_back", Refusal(() => CancelDuesPaymentHandler.Decide(new(CallId, call.Payments[0].Id, PaymentFault.TypingError), refunded, Today)));
    }

    [Fact]
    public void What_is_given_up_is_owed_until_that_day_and_comes_in_after_all()
    {
        var call = Call(Paid(40, 5, 2));
        var lost = call.Evolve(WriteOffDuesHandler.Decide(new(CallId, WriteOffReason.Insolvent), call, Today)!);

        Assert.Equal((DuesState.WrittenOff, Money.Zero, Money.Euros(40), Money.Zero), (lost.State, lost.Owed, lost.Received, lost.Credit));
        Assert.Equal((Today, Money.Euros(60), Money.Zero), (lost.SettledOn!.Value, lost.OwedOn(Today.AddDays(-1)), lost.OwedOn(Today)));
        Assert.Equal((new DateOnly(2023, 5, 4), Today), DuesArrears.Of(lost).Select(row => (row.Since, row.Until)).Single());
        Assert.Null(WriteOffDuesHandler.Decide(new(CallId, WriteOffReason.TooSmall), lost, Today));
        Assert.Equal((DuesState.Settled, Money.Zero), (lost.Evolve(Paid(60, 6, 20, "VIR-2")).State, lost.Evolve(Paid(60, 6, 20, "VIR-2")).Credit));
        Assert.Equal("write_off.nothing_owed", Refusal(() => WriteOffDuesHandler.Decide(new(CallId, WriteOffReason.Insolvent), Call(Paid(100, 5, 2)), Today)));
    }

    [Fact]
    public void A_surplus_that_pays_another_year_is_not_taken_back()
    {
        var call = Call(Paid(100, 5, 2, "A"), Paid(50, 5, 3, "B"), new DuesCreditGivenOn(CallId, CallDues.IdOf(StructureId, 2024), Money.Euros(50), new(2024, 1, 2)));
        var surplus = call.Payments[1].Id;

        Assert.Equal("payment.given_on", Refusal(() => CancelDuesPaymentHandler.Decide(new(CallId, surplus, PaymentFault.TypingError), call, Today)));
    }

    [Theory]
    [InlineData(5, 3, false)] // on the due day
    [InlineData(5, 4, false)] // since and until the same day: up to date all along
    [InlineData(5, 5, true)]
    public void Arrears_run_from_the_day_after_the_due_day_until_the_day_they_are_settled(int month, int day, bool owed)
    {
        var rows = DuesArrears.Of(Call(Paid(100, month, day))).ToList();

        Assert.Equal(owed ? [(new DateOnly(2023, 5, 4), new DateOnly(2023, month, day))] : [], rows.Select(row => (row.Since, row.Until)));
    }

    [Fact]
    public void What_is_never_paid_is_in_arrears_from_the_day_after_the_due_day_on() =>
        Assert.Equal((new DateOnly(2023, 5, 4), DateOnly.MaxValue), (Assert.Single(DuesArrears.Of(Call())).Since, Assert.Single(DuesArrears.Of(Call())).Until));
}
