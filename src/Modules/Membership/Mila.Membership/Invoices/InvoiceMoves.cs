using Mila.Kernel;
using Mila.Membership.Dues.Accounts;

namespace Mila.Membership.Invoices;

/// <summary>What an invoice writes on its structure's account (écritures d’une facture).</summary>
public static class InvoiceMoves
{
    public static IEnumerable<AccountLine> Of(Invoice invoice)
    {
        var year = invoice.On.Year;
        yield return new(invoice.On, AccountMove.Invoiced, year, invoice.Total, Money.Zero, Number: invoice.Number);
        foreach (var note in invoice.CreditNotes)
            yield return new(note.On, AccountMove.Credited, year, Money.Zero, note.Total, Number: note.Number);
        foreach (var paid in invoice.Payments)
            yield return paid.Cancelled is null
                ? new(paid.On, AccountMove.InvoicePaid, year, Money.Zero, paid.Amount, paid.Reference, Number: invoice.Number)
                : new(paid.On, AccountMove.InvoicePaymentVoid, year, Money.Zero, Money.Zero, paid.Reference, Said: paid.Amount, Number: invoice.Number);
        foreach (var refund in invoice.Refunds)
            yield return new(refund.On, AccountMove.Refunded, year, refund.Amount, Money.Zero, refund.Reference, Number: invoice.Number);
        if (invoice.WrittenOff is { } given)
            yield return new(given.On, AccountMove.WrittenOff, year, Money.Zero, given.Amount, Number: invoice.Number);
    }
}
