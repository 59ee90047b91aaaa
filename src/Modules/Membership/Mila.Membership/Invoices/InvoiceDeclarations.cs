using Mila.Membership.Contracts;
using Mila.Modules;

namespace Mila.Membership.Invoices;

/// <summary>The invoices' part of the module's table of contents.</summary>
internal static class InvoiceDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<Invoice>()
        .Document<Invoice>(invoices => invoices.Duplicate(invoice => invoice.StructureId).Duplicate(invoice => invoice.On))
        .Document<InvoicePaper>()
        .Periods<Invoice, InvoiceStanding, InvoiceStandingRows>(rows => rows.Duplicate(row => row.StructureId).Duplicate(row => row.State).Duplicate(row => row.On).Duplicate(row => row.DueOn))
        .Fact<InvoiceDrafted>("membership.invoice_drafted.v1")
        .Fact<InvoiceDraftDiscarded>("membership.invoice_draft_discarded.v1")
        .Fact<InvoiceIssued>("membership.invoice_issued.v1")
        .Fact<InvoicePaid>("membership.invoice_paid.v1")
        .Fact<InvoicePaymentCancelled>("membership.invoice_payment_cancelled.v1")
        .Fact<InvoiceCredited>("membership.invoice_credited.v1")
        .Fact<InvoiceRefunded>("membership.invoice_refunded.v1")
        .Fact<InvoiceReminded>("membership.invoice_reminded.v1")
        .Fact<InvoiceArranged>("membership.invoice_arranged.v1")
        .Fact<InvoiceArrangementEnded>("membership.invoice_arrangement_ended.v1")
        .Fact<InvoiceWrittenOff>("membership.invoice_written_off.v1");

    public static void Messages(MessageNames messages) => messages
        .Add<RemindOfInvoice>("membership.remind_of_invoice.v1")
        .Add<RaiseInvoice>("membership.raise_invoice.v1")
        .Add<InvoiceRaised>("membership.invoice_raised.v1")
        .Add<InvoiceRefused>("membership.invoice_refused.v1");

    public static void Graph(GraphRoots graph)
    {
        InvoiceFields.AddTo(graph.Query);
        ExportInvoices.AddTo(graph.Query);
        DraftInvoiceField.AddTo(graph.Mutation);
        DiscardInvoiceDraftField.AddTo(graph.Mutation);
        IssueInvoiceField.AddTo(graph.Mutation);
        RecordInvoicePaymentField.AddTo(graph.Mutation);
        CancelInvoicePaymentField.AddTo(graph.Mutation);
        IssueCreditNoteField.AddTo(graph.Mutation);
        RefundInvoiceField.AddTo(graph.Mutation);
        WriteOffInvoiceField.AddTo(graph.Mutation);
    }
}
