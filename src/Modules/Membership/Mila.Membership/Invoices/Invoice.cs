using Mila.Kernel;

namespace Mila.Membership.Invoices;

/// <summary>Where an invoice stands: brouillon, à payer, payée en partie, réglée, annulée par avoir, abandonnée, brouillon retiré.</summary>
public enum InvoiceState { Draft, Due, PartPaid, Settled, Credited, WrittenOff, Discarded }

/// <summary>
/// What a structure is asked for what it was sold (facture). A draft may change; once issued it never does, and is corrected by credit
/// notes alone.
/// </summary>
public sealed record Invoice
{
    public Guid Id { get; init; }
    public Guid StructureId { get; init; }
    public InvoicePurpose Purpose { get; init; }
    public DateOnly ServedOn { get; init; }
    public IReadOnlyList<InvoiceLine> Lines { get; init; } = [];
    public Guid? RequestId { get; init; }
    public DateOnly DraftedOn { get; init; }
    public DateOnly? DiscardedOn { get; init; }
    public string? Number { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public IReadOnlyList<VatShare> Shares { get; init; } = [];
    public Money Total { get; init; }
    public IReadOnlyList<InvoicePayment> Payments { get; init; } = [];
    public IReadOnlyList<CreditNote> CreditNotes { get; init; } = [];
    public IReadOnlyList<Refund> Refunds { get; init; } = [];
    public WriteOff? WrittenOff { get; init; }
    public IReadOnlyList<InvoiceReminded> Reminders { get; init; } = [];

    /// <summary>What is agreed about paying it in parts, while that holds.</summary>
    public Guid? ArrangementId { get; init; }

    public Invoice Evolve(object fact) => fact switch
    {
        InvoiceDrafted f => this with
        {
            Id = f.InvoiceId, StructureId = f.StructureId, Purpose = f.Purpose, ServedOn = f.ServedOn, Lines = f.Lines, RequestId = f.RequestId,
            DraftedOn = DraftedOn == default ? f.On : DraftedOn, Shares = InvoiceSums.Of(f.Lines), Total = InvoiceSums.Total(InvoiceSums.Of(f.Lines)),
        },
        InvoiceDraftDiscarded f => this with { DiscardedOn = f.On },
        InvoiceIssued f => this with { Number = f.Number, IssuedOn = f.On, DueOn = f.DueOn, Shares = f.Shares, Total = f.Total },
        InvoicePaid f => this with { Payments = [.. Payments, new(f.PaymentId, f.Amount, f.On, f.Reference)] },
        InvoicePaymentCancelled f => this with { Payments = [.. Payments.Select(each => each.Id == f.PaymentId ? each with { Cancelled = f.Fault } : each)] },
        InvoiceCredited f => this with { CreditNotes = [.. CreditNotes, new(f.CreditNoteId, f.Number, f.Reason, f.Lines, f.Total, f.On)] },
        InvoiceRefunded f => this with { Refunds = [.. Refunds, new(f.RefundId, f.Amount, f.On, f.Reference)] },
        InvoiceWrittenOff f => this with { WrittenOff = new((WrittenOff?.Amount ?? Money.Zero) + f.Amount, f.Reason, f.On) },
        InvoiceReminded f => this with { Reminders = [.. Reminders, f] },
        InvoiceArranged f => this with { ArrangementId = f.ArrangementId },
        InvoiceArrangementEnded _ => this with { ArrangementId = null },
        _ => this,
    };

    public bool IsIssued => IssuedOn is not null;

    /// <summary>The day it is listed by: that of the issue, or of the draft.</summary>
    public DateOnly On => IssuedOn ?? DraftedOn;

    public InvoiceState State => StateOn(DateOnly.MaxValue);

    public Money Owed => OwedOn(DateOnly.MaxValue);

    /// <summary>What came in and counts, less what was given back.</summary>
    public Money Received => ReceivedBy(DateOnly.MaxValue);

    /// <summary>What came in beyond what is asked, and may be given back.</summary>
    public Money Surplus => OpenOn(DateOnly.MaxValue) is var open && open < Money.Zero ? Money.Zero - open : Money.Zero;

    public Money Credited => CreditedBy(DateOnly.MaxValue);

    /// <summary>What of a line no credit note took back, without VAT.</summary>
    public Money LeftOf(int line) => Lines[line - 1].Net - CreditNotes.SelectMany(note => note.Lines).Where(credited => credited.Line == line).Sum(credited => credited.Net);

    /// <summary>What was owed on a day; nothing before the issue.</summary>
    public Money OwedOn(DateOnly day) => IssuedOn <= day && OpenOn(day) - LostBy(day) is var owed && owed > Money.Zero ? owed : Money.Zero;

    public bool IsOverdueOn(DateOnly day) => DueOn < day && OwedOn(day) > Money.Zero;

    public InvoiceState StateOn(DateOnly day)
    {
        if (DiscardedOn <= day)
            return InvoiceState.Discarded;
        if (!(IssuedOn <= day))
            return InvoiceState.Draft;
        if (OwedOn(day) > Money.Zero)
            return ReceivedBy(day) > Money.Zero ? InvoiceState.PartPaid : InvoiceState.Due;
        if (CreditedBy(day) >= Total)
            return InvoiceState.Credited;
        return LostBy(day) > Money.Zero ? InvoiceState.WrittenOff : InvoiceState.Settled;
    }

    /// <summary>What is neither credited nor paid; below nothing when too much came in.</summary>
    private Money OpenOn(DateOnly day) => (IsIssued ? Total : Money.Zero) - CreditedBy(day) - ReceivedBy(day);

    /// <summary>What is given up, as far as it did not come in after all.</summary>
    private Money LostBy(DateOnly day)
    {
        var open = OpenOn(day);
        if (WrittenOff is not { } given || given.On > day || open <= Money.Zero)
            return Money.Zero;
        return given.Amount < open ? given.Amount : open;
    }

    private Money CreditedBy(DateOnly day) => CreditNotes.Where(note => note.On <= day).Sum(note => note.Total);

    private Money ReceivedBy(DateOnly day) =>
        Payments.Where(paid => paid.Cancelled is null && paid.On <= day).Sum(paid => paid.Amount) - Refunds.Where(refund => refund.On <= day).Sum(refund => refund.Amount);
}
