using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Invoices;

/// <summary>What came in beyond what is asked is given back (remboursement): after a credit note, or a payment of too much.</summary>
public sealed record RefundInvoice(Guid InvoiceId, Money Amount, DateOnly On, string Reference)
{
    public Guid RefundId => NamedId.Of("invoice-refund", InvoiceId.ToString(), Reference);
}

public static class RefundInvoiceHandler
{
    /// <returns>None when it is recorded already.</returns>
    public static InvoiceRefunded? Decide(RefundInvoice command, Invoice invoice, DateOnly today)
    {
        PaymentRules.MustBeAMovement(command.Amount, command.On, command.Reference, today);
        if (invoice.Refunds.FirstOrDefault(refund => refund.Id == command.RefundId) is { } same)
        {
            Rule.That(same.Amount == command.Amount && same.On == command.On, "payment.reference_taken", "Another refund has that reference.", "reference");
            return null;
        }
        Rule.That(command.Amount <= invoice.Surplus, "refund.too_much", "Only what came in beyond what is asked is given back.", "cents");
        return new(command.InvoiceId, command.RefundId, command.Amount, command.Reference, command.On);
    }

    public static async Task<OutgoingMessages> Handle(RefundInvoice command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.InvoiceToWrite(command.InvoiceId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } refunded
            ? [.. stream.Record(refunded)]
            : [];
    }
}

public static class RefundInvoiceField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<RefundInvoice, InvoiceType>("refundInvoice", "membership.keep_invoices")
        .Describe("Gives back what came in beyond what an invoice asks. The same reference twice is one refund.")
        .Argument<NonNullGraphType<GuidGraphType>>("invoiceId")
        .Argument<NonNullGraphType<LongGraphType>>("cents", "In euro cents.")
        .Argument<DateOnlyGraphType>("on", "The day it was given back; today unless said.")
        .Argument<NonNullGraphType<StringGraphType>>("reference", "Letters, digits, dashes; no name.")
        .Send(context => new RefundInvoice(
            context.GetArgument<Guid>("invoiceId"), new(context.GetArgument<long>("cents")),
            context.GetArgument<DateOnly?>("on") ?? context.Today(), context.GetArgument<string>("reference").Trim()))
        .Return<Invoice>(command => command.InvoiceId);
}
