using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Membership.Invoices;

/// <summary>A draft is given up (retrait d’un brouillon); it never had a number.</summary>
public sealed record DiscardInvoiceDraft(Guid InvoiceId);

public static class DiscardInvoiceDraftHandler
{
    /// <returns>None when it is discarded already.</returns>
    public static InvoiceDraftDiscarded? Decide(DiscardInvoiceDraft command, Invoice invoice, DateOnly today)
    {
        if (invoice.State is InvoiceState.Discarded)
            return null;
        Rule.That(invoice.State is InvoiceState.Draft, "invoice.not_draft", "What was issued never goes.", "invoiceId");
        return new(command.InvoiceId, today);
    }

    public static async Task Handle(DiscardInvoiceDraft command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.InvoiceToWrite(command.InvoiceId, cancellation);
        if (Decide(command, stream.Aggregate!, moment.Today) is { } discarded)
            stream.AppendOne(discarded);
    }
}

public static class DiscardInvoiceDraftField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<DiscardInvoiceDraft, InvoiceType>("discardInvoiceDraft", "membership.keep_invoices")
        .Describe("Gives a draft up; what was issued is corrected by a credit note instead.")
        .Argument<NonNullGraphType<GuidGraphType>>("invoiceId")
        .Send(context => new DiscardInvoiceDraft(context.GetArgument<Guid>("invoiceId")))
        .Return<Invoice>(command => command.InvoiceId);
}
