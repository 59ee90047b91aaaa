using CsCheck;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Dues;
using Mila.Membership.Invoices;
using Mila.Membership.Structures;
using Mila.People;
using Xunit;

namespace Mila.Membership.Tests.Invoices;

public sealed class InvoiceTests
{
    private static readonly Guid Id = NamedId.Of("invoice");
    private static readonly Guid Buyer = NamedId.Of("buyer");
    private static readonly DateOnly Day = new(2023, 3, 1);
    private static readonly DateOnly Due = new(2023, 3, 31);
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly InvoiceLine Room = new("Salle de réunion, demi-journée", 2, Money.Euros(60), 20_00);
    private static readonly InvoiceLine Books = new("Guide de la rue", 3, Money.Euros(9.99m), 5_50);
    private static readonly InvoiceLine Desk = new("Bureau", 1, Money.Euros(100), null);

    private static readonly InvoiceTerms Terms = new("4 rue André Messager, 75018 Paris", "SIRET 123", "FR12345678901", 30, "TVA non applicable.", "Pénalités.", "40 €.", "Pas d’escompte.", "");
    private static readonly IdentitySheet Sheet = IdentitySheet.Of(Buyer, "Les Ondes", "SAS", null, "1 rue Léon, 75018 Paris");

    private static Invoice Draft(params InvoiceLine[] lines) => new Invoice().Evolve(DraftInvoiceHandler.Decide(new(Id, Buyer, InvoicePurpose.Room, Day, lines), null, Day));

    private static Invoice Issued(params InvoiceLine[] lines)
    {
        var draft = Draft(lines);
        return draft.Evolve(new InvoiceIssued(Id, "F-2023-0001", draft.Shares, draft.Total, Due, "hash", Day));
    }

    private static Invoice Paid(Invoice invoice, decimal euros, string reference = "VIR-1", DateOnly? on = null) =>
        invoice.Evolve(RecordInvoicePaymentHandler.Decide(new(Id, Money.Euros(euros), on ?? Today, reference), invoice, Today)!);

    private static Invoice Credit(Invoice invoice, params CreditedLine[] lines)
    {
        var note = NamedId.Of("note", $"{invoice.CreditNotes.Count}");
        var credited = IssueCreditNoteHandler.Decide(new(Id, note, CreditReason.Mistake, lines), invoice)!;
        var shares = InvoiceSums.OfCredit(invoice, credited);
        return invoice.Evolve(new InvoiceCredited(Id, note, "A-2023-0001", CreditReason.Mistake, credited, shares, InvoiceSums.Total(shares), "hash", Today));
    }

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void The_VAT_of_a_rate_is_that_of_all_it_bears_together_half_up()
    {
        var invoice = Draft(Room, Books, Desk, new("Stylo", 1, new Money(1), 5_50));

        Assert.Equal([(20_00, 120_00L, 24_00L), (5_50, 29_98L, 1_65L), (null, 100_00L, 0L)], invoice.Shares.Select(share => (share.Rate, share.Net.Cents, share.Vat.Cents)));
        Assert.Equal(275_63, invoice.Total.Cents);
    }

    [Theory]
    [InlineData("", 1, 100, null, "invoice.label_refused")]
    [InlineData("Salle\nde réunion", 1, 100, null, "invoice.label_refused")]
    [InlineData("Salle", 0, 100, null, "invoice.line_refused")]
    [InlineData("Salle", 1, 0, null, "invoice.line_refused")]
    [InlineData("Salle", 1, 100, 19_60, "invoice.vat_rate_unknown")]
    public void A_line_says_what_is_sold_how_much_and_at_which_rate(string label, int quantity, long cents, int? rate, string code) =>
        Assert.Equal(code, Refusal(() => Draft(new InvoiceLine(label, quantity, new(cents), rate))));

    [Fact]
    public void An_invoice_without_a_line_is_none() => Assert.Equal("invoice.no_line", Refusal(() => Draft()));

    [Fact]
    public void What_was_issued_never_changes_and_never_goes()
    {
        var invoice = Issued(Room);

        Assert.Equal("invoice.not_draft", Refusal(() => DraftInvoiceHandler.Decide(new(Id, Buyer, InvoicePurpose.Room, Day, [Desk]), invoice, Today)));
        Assert.Equal("invoice.not_draft", Refusal(() => DiscardInvoiceDraftHandler.Decide(new(Id), invoice, Today)));
        Assert.False(IssueInvoiceHandler.Decide(invoice, Sheet, Terms, Today));
    }

    [Fact]
    public void A_draft_that_was_given_up_is_not_issued_and_asks_for_nothing()
    {
        var draft = Draft(Room);
        var gone = draft.Evolve(DiscardInvoiceDraftHandler.Decide(new(Id), draft, Today)!);

        Assert.Equal("invoice.not_draft", Refusal(() => IssueInvoiceHandler.Decide(gone, Sheet, Terms, Today)));
        Assert.Null(DiscardInvoiceDraftHandler.Decide(new(Id), gone, Today));
        Assert.Equal((InvoiceState.Discarded, Money.Zero), (gone.State, gone.Owed));
    }

    [Fact]
    public void An_invoice_says_all_that_the_law_wants_or_is_not_issued()
    {
        Assert.Equal("invoice.seller_incomplete", Refusal(() => IssueInvoiceHandler.Decide(Draft(Room), Sheet, Terms with { Identifiers = "" }, Day)));
        Assert.Equal("invoice.buyer_unaddressed", Refusal(() => IssueInvoiceHandler.Decide(Draft(Room), Sheet with { Address = null }, Terms, Day)));
        Assert.Equal("invoice.vat_number_missing", Refusal(() => IssueInvoiceHandler.Decide(Draft(Room), Sheet, Terms with { VatNumber = "" }, Day)));
        Assert.Equal("invoice.served_on_refused", Refusal(() => IssueInvoiceHandler.Decide(Draft(Room), Sheet, Terms, Day.AddYears(3))));
        Assert.True(IssueInvoiceHandler.Decide(Draft(Desk), Sheet, Terms with { VatNumber = "" }, Day));
        Assert.Equal("invoice.not_issued", Refusal(() => Paid(Draft(Room), 1)));
    }

    [Fact]
    public void The_mentions_are_those_that_concern_the_buyer_and_the_lines()
    {
        Assert.Equal(["Pénalités.", "40\u00A0€.", "Pas d’escompte."], Terms.MentionsFor(Draft(Room).Shares, StructureKind.Company));
        Assert.Equal(["TVA non applicable.", "Pénalités.", "Pas d’escompte."], Terms.MentionsFor(Draft(Desk).Shares, StructureKind.Project));
    }

    [Fact]
    public void Payments_add_up_a_surplus_is_given_back_and_a_reference_says_one_payment()
    {
        var part = Paid(Issued(Desk), 40);
        var more = Paid(part, 80, "VIR-2");

        Assert.Equal((InvoiceState.PartPaid, 60_00), (part.State, part.Owed.Cents));
        Assert.Equal((InvoiceState.Settled, 20_00), (more.State, more.Surplus.Cents));
        Assert.Null(RecordInvoicePaymentHandler.Decide(new(Id, Money.Euros(40), Today, "VIR-1"), more, Today));
        Assert.Equal("payment.reference_taken", Refusal(() => Paid(more, 41)));
        Assert.Equal("payment.in_advance", Refusal(() => Paid(more, 1, "VIR-3", Today.AddDays(1))));
        Assert.Equal("refund.too_much", Refusal(() => RefundInvoiceHandler.Decide(new(Id, Money.Euros(20.01m), Today, "REM-1"), more, Today)));
        var refunded = more.Evolve(RefundInvoiceHandler.Decide(new(Id, Money.Euros(20), Today, "REM-1"), more, Today)!);
        Assert.Equal((InvoiceState.Settled, Money.Zero, Money.Zero), (refunded.State, refunded.Surplus, refunded.Owed));
        Assert.Null(RefundInvoiceHandler.Decide(new(Id, Money.Euros(20), Today, "REM-1"), refunded, Today));
    }

    [Fact]
    public void A_payment_that_did_not_count_is_owed_again_unless_it_was_given_back()
    {
        var paid = Paid(Issued(Desk), 100);
        var payment = paid.Payments[0].Id;
        var returned = paid.Evolve(CancelInvoicePaymentHandler.Decide(new(Id, payment, PaymentFault.ReturnedByBank), paid, Today)!);

        Assert.Equal((InvoiceState.Due, 100_00), (returned.State, returned.Owed.Cents));
        Assert.Null(CancelInvoicePaymentHandler.Decide(new(Id, payment, PaymentFault.TypingError), returned, Today));
        Assert.Equal("payment.unknown", Refusal(() => CancelInvoicePaymentHandler.Decide(new(Id, Guid.Empty, PaymentFault.TypingError), paid, Today)));
        var credited = Credit(paid);
        var refunded = credited.Evolve(RefundInvoiceHandler.Decide(new(Id, Money.Euros(100), Today, "REM-1"), credited, Today)!);
        Assert.Equal("payment.given_back", Refusal(() => CancelInvoicePaymentHandler.Decide(new(Id, payment, PaymentFault.TypingError), refunded, Today)));
    }

    [Fact]
    public void A_credit_note_takes_back_a_part_of_a_line_and_never_over_what_is_left()
    {
        var part = Credit(Issued(Room, Desk), new CreditedLine(1, Money.Euros(50)));

        Assert.Equal((60_00, 184_00, InvoiceState.Due), (part.Credited.Cents, part.Owed.Cents, part.State));
        Assert.Equal("credit_note.over_line", Refusal(() => Credit(part, new CreditedLine(1, Money.Euros(70.01m)))));
        Assert.Equal("credit_note.over_line", Refusal(() => Credit(part, new CreditedLine(2, Money.Zero))));
        Assert.Equal("credit_note.line_unknown", Refusal(() => Credit(part, new CreditedLine(3, Money.Euros(1)))));
        var whole = Credit(part);
        Assert.Equal((InvoiceState.Credited, Money.Zero), (whole.State, whole.Owed));
        Assert.Equal("credit_note.nothing_left", Refusal(() => Credit(whole)));
        Assert.Null(IssueCreditNoteHandler.Decide(new(Id, whole.CreditNotes[0].Id, CreditReason.Mistake, []), whole));
    }

    [Fact]
    public void Crediting_all_in_parts_gives_back_the_invoice_to_the_cent_VAT_included() =>
        Gen.Select(Gen.Int[1, 99_999], Gen.Int[1, 20], Gen.Int[0, 4], Gen.Int[1, 100].Array[1, 4]).Sample((cents, quantity, nth, parts) =>
        {
            var invoice = Issued(new InvoiceLine("Vente", quantity, new(cents), nth < 4 ? DraftInvoiceHandler.VatRates[nth] : null), Books);
            foreach (var part in parts)
                if (invoice.LeftOf(1).Prorated(part, 100) is var taken && taken > Money.Zero)
                    invoice = Credit(invoice, new CreditedLine(1, taken));
            if (invoice.Credited < invoice.Total)
                invoice = Credit(invoice);
            return invoice.Credited == invoice.Total && invoice.State is InvoiceState.Credited;
        });

    [Fact]
    public void What_is_given_up_is_owed_no_more_and_comes_in_after_all()
    {
        var part = Paid(Issued(Desk), 40);
        var lost = part.Evolve(WriteOffInvoiceHandler.Decide(new(Id, WriteOffReason.Insolvent), part, Today)!);

        Assert.Equal((InvoiceState.WrittenOff, Money.Zero, 60_00), (lost.State, lost.Owed, lost.WrittenOff!.Amount.Cents));
        Assert.Null(WriteOffInvoiceHandler.Decide(new(Id, WriteOffReason.Insolvent), lost, Today));
        var late = Paid(lost, 60, "VIR-2");
        Assert.Equal((InvoiceState.Settled, Money.Zero), (late.State, late.Surplus));
        Assert.Equal("write_off.nothing_owed", Refusal(() => WriteOffInvoiceHandler.Decide(new(Id, WriteOffReason.TooSmall), Paid(Issued(Desk), 100), Today)));
    }

    [Fact]
    public void Where_it_stood_is_told_for_every_day()
    {
        var invoice = Paid(Paid(Issued(Desk), 40, "VIR-1", new(2023, 4, 10)), 60, "VIR-2", new(2023, 5, 2));

        Assert.Equal(
            [(Day, new(2023, 4, 10), InvoiceState.Due, 100), (new(2023, 4, 10), new(2023, 5, 2), InvoiceState.PartPaid, 60), (new(2023, 5, 2), DateOnly.MaxValue, InvoiceState.Settled, 0)],
            InvoiceStanding.Of(invoice).Select(row => (row.Since, row.Until, row.State, (int)(row.Owed.Cents / 100))));
        Assert.True(invoice.IsOverdueOn(new(2023, 5, 1)));
        Assert.False(invoice.IsOverdueOn(new(2023, 5, 2)));
    }

    [Fact]
    public void Another_module_asks_for_a_purpose_of_the_closed_list()
    {
        var request = new RaiseInvoice(NamedId.Of("request"), Buyer, "room", Day, [new("Salle", 1, 60_00)]);

        Assert.Equal((InvoicePurpose.Room, RaiseInvoiceHandler.InvoiceOf(request.RequestId)), (RaiseInvoiceHandler.Decide(request, Today).Purpose, RaiseInvoiceHandler.Decide(request, Today).InvoiceId));
        Assert.Equal("invoice.purpose_unknown", Refusal(() => RaiseInvoiceHandler.Decide(request with { Purpose = "gift" }, Today)));
    }

    [Fact]
    public void The_file_of_a_year_has_a_line_for_each_rate_and_takes_credit_notes_back()
    {
        var invoice = Paid(Credit(Issued(Room, Desk), new CreditedLine(1, Money.Euros(50))), 10);
        var paper = InvoicePaper.Of(invoice, new("F-2023-0001", "Le MILA", Sheet, StructureKind.Company, Terms, Day));
        var note = paper.Credit(invoice.CreditNotes[0].Id, "A-2023-0001", invoice.CreditNotes[0].Lines, [new(20_00, Money.Euros(50), Money.Euros(10))], Today);

        var lines = ExportInvoices.Csv([invoice], new[] { paper, note }.ToDictionary(each => each.Id)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("facture;F-2023-0001;F-2023-0001;Les Ondes;;01/03/2023;31/03/2023;20,00;120,00;24,00;144,00;", lines[1]);
        Assert.Equal("avoir;A-2023-0001;F-2023-0001;Les Ondes;;15/06/2023;;20,00;50,00;10,00;60,00;", lines[3]);
        Assert.Equal("paiement;;F-2023-0001;Les Ondes;;15/06/2023;;;;;10,00;VIR-1", lines[4]);
    }
}
