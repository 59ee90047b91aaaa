using Mila.Kernel;
using Mila.Modules;

namespace Mila.Membership.Invoices;

/// <summary>Where an invoice stood from a day until another (situation d’une facture), as it was known from an instant until another.</summary>
public sealed record InvoiceStanding : PeriodRow
{
    public Guid StructureId { get; init; }
    public InvoiceState State { get; init; }
    public Money Owed { get; init; }

    /// <summary>The day of the issue, or of the draft.</summary>
    public DateOnly On { get; init; }

    /// <summary>Never, for a draft.</summary>
    public DateOnly DueOn { get; init; }

    public override string Words() => $"{State} {Owed.Cents} {On:O}";

    /// <summary>None once a draft is discarded.</summary>
    public static IEnumerable<InvoiceStanding> Of(Invoice invoice)
    {
        InvoiceStanding? last = null;
        foreach (var day in Turns(invoice))
        {
            var now = At(invoice, day);
            if (last is not null && last.Words() == now.Words())
                continue;
            if (last is not null)
                yield return last with { Until = day };
            last = now;
        }
        if (last is { State: not InvoiceState.Discarded })
            yield return last;
    }

    private static IEnumerable<DateOnly> Turns(Invoice invoice) => new[] { invoice.DraftedOn, invoice.IssuedOn, invoice.DiscardedOn, invoice.WrittenOff?.On }.OfType<DateOnly>()
        .Concat(invoice.Payments.Select(paid => paid.On)).Concat(invoice.CreditNotes.Select(note => note.On)).Concat(invoice.Refunds.Select(refund => refund.On))
        .Where(day => day >= invoice.DraftedOn).Distinct().Order();

    private static InvoiceStanding At(Invoice invoice, DateOnly day) => new()
    {
        StructureId = invoice.StructureId, State = invoice.StateOn(day), Owed = invoice.OwedOn(day), Since = day,
        On = invoice.IssuedOn <= day ? invoice.IssuedOn.Value : invoice.DraftedOn,
        DueOn = invoice.IssuedOn <= day ? invoice.DueOn!.Value : DateOnly.MaxValue,
    };
}

public sealed class InvoiceStandingRows : PeriodRows<Invoice, InvoiceStanding>
{
    protected override bool Concerns(object fact) =>
        fact is InvoiceDrafted or InvoiceDraftDiscarded or InvoiceIssued or InvoicePaid or InvoicePaymentCancelled or InvoiceCredited or InvoiceRefunded or InvoiceWrittenOff;

    protected override Invoice Evolve(Invoice aggregate, object fact) => aggregate.Evolve(fact);

    protected override IEnumerable<InvoiceStanding> Rows(Invoice aggregate) => InvoiceStanding.Of(aggregate);
}
