using Mila.Kernel;
using Mila.Membership.Dues;

namespace Mila.Membership.Invoices;

/// <param name="RequestId">Of the module that asked for it; none when it was written by hand.</param>
public sealed record InvoiceDrafted(
    Guid InvoiceId, Guid StructureId, InvoicePurpose Purpose, DateOnly ServedOn, IReadOnlyList<InvoiceLine> Lines, Guid? RequestId, DateOnly On);
public sealed record InvoiceDraftDiscarded(Guid InvoiceId, DateOnly On);

/// <param name="Sha256">Of the paper, which is kept apart: it names who sells and who buys.</param>
public sealed record InvoiceIssued(Guid InvoiceId, string Number, IReadOnlyList<VatShare> Shares, Money Total, DateOnly DueOn, string Sha256, DateOnly On);
public sealed record InvoicePaid(Guid InvoiceId, Guid PaymentId, Money Amount, string Reference, DateOnly On);
public sealed record InvoicePaymentCancelled(Guid InvoiceId, Guid PaymentId, PaymentFault Fault, DateOnly On);
public sealed record InvoiceCredited(
    Guid InvoiceId, Guid CreditNoteId, string Number, CreditReason Reason, IReadOnlyList<CreditedLine> Lines, IReadOnlyList<VatShare> Shares, Money Total,
    string Sha256, DateOnly On);
public sealed record InvoiceRefunded(Guid InvoiceId, Guid RefundId, Money Amount, string Reference, DateOnly On);
public sealed record InvoiceReminded(Guid InvoiceId, InvoiceStage Stage, DateOnly On);

/// <summary>What is left is paid in parts, as agreed: it is not chased meanwhile.</summary>
public sealed record InvoiceArranged(Guid InvoiceId, Guid ArrangementId, DateOnly On);
public sealed record InvoiceArrangementEnded(Guid InvoiceId, Guid ArrangementId, DateOnly On);
public sealed record InvoiceWrittenOff(Guid InvoiceId, Money Amount, WriteOffReason Reason, DateOnly On);

/// <summary>What an invoice is for: redevance, location de salle, vente, prestation, autre.</summary>
public enum InvoicePurpose { Occupancy, Room, Sale, Support, Other }

/// <summary>The letters of a chase: avant l’échéance, première relance, seconde relance.</summary>
public enum InvoiceStage { Before, First, Second }

/// <summary>Why a credit note is issued: erreur, prestation annulée, geste commercial, retour.</summary>
public enum CreditReason { Mistake, Cancelled, Goodwill, Returned }

/// <summary>Why what is owed is given up: liquidation, structure disparue, prescription, montant minime, décision du conseil.</summary>
public enum WriteOffReason { Insolvent, Vanished, TimeBarred, TooSmall, BoardDecision }

/// <summary>A line of an invoice (ligne de facture).</summary>
/// <param name="Label">What is sold, in a few words; it names nobody.</param>
/// <param name="UnitPrice">Without VAT.</param>
/// <param name="VatRate">In basis points, 2000 for 20 %; none where no VAT applies.</param>
public sealed record InvoiceLine(string Label, int Quantity, Money UnitPrice, int? VatRate)
{
    /// <summary>Without VAT.</summary>
    public Money Net => new(UnitPrice.Cents * Quantity);
}

/// <summary>What is taken back of one line, without VAT.</summary>
/// <param name="Line">1 for the first.</param>
public sealed record CreditedLine(int Line, Money Net);

/// <summary>The VAT of one rate, on all that bears it (ventilation de la TVA).</summary>
public sealed record VatShare(int? Rate, Money Net, Money Vat);

public sealed record InvoicePayment(Guid Id, Money Amount, DateOnly On, string Reference, PaymentFault? Cancelled = null);

/// <summary>Takes back an invoice, all or a part of it (avoir).</summary>
public sealed record CreditNote(Guid Id, string Number, CreditReason Reason, IReadOnlyList<CreditedLine> Lines, Money Total, DateOnly On);

/// <summary>Money given back (remboursement).</summary>
public sealed record Refund(Guid Id, Money Amount, DateOnly On, string Reference);

/// <summary>What is owed and given up (abandon de créance).</summary>
public sealed record WriteOff(Money Amount, WriteOffReason Reason, DateOnly On);
