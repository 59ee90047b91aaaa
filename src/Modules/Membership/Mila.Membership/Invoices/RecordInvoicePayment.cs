using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Arrangements;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Invoices;

/// <summary>Money came in for an invoice (règlement), perhaps a part of it, perhaps more: a surplus may be given back.</summary>
/// <param name="Reference">The payment's own reference, such as the bank line's: it says twice the same payment, and names nobody.</param>
public sealed record RecordInvoicePayment(Guid InvoiceId, Money Amount, DateOnly On, string Reference)
{
    public Guid PaymentId => NamedId.Of("invoice-payment", InvoiceId.ToString(), Reference);
}

public static class RecordInvoicePaymentHandler
{
    /// <returns>None when it is recorded already.</returns>
    public static InvoicePaid? Decide(RecordInvoicePayment command, Invoice invoice, DateOnly today)
    {
        PaymentRules.MustBeAMovement(command.Amount, command.On, command.Reference, today);
        invoice.MustBeIssued();
        if (invoice.Payments.FirstOrDefault(paid => paid.Id == command.PaymentId) is not { } same)
            return new(command.InvoiceId, command.PaymentId, command.Amount, command.Reference, command.On);

        Rule.That(same.Cancelled is null && same.Amount == command.Amount && same.On == command.On, "payment.reference_taken", "Another payment has that reference.", "reference");
        return null;
    }

    public static async Task<OutgoingMessages> Handle(RecordInvoicePayment command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.InvoiceToWrite(command.InvoiceId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } paid
            ? [.. stream.Record(paid), .. await session.FollowArrangement(command.InvoiceId, stream.Aggregate!.Evolve(paid).Owed, moment.Today, cancellation)]
            : [];
    }
}

public static class RecordInvoicePaymentField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<RecordInvoicePayment, InvoiceType>("recordInvoicePayment", "membership.keep_invoices")
        .Describe("Money came in for an invoice. The same reference twice is one payment; what is too much may be given back.")
        .Argument<NonNullGraphType<GuidGraphType>>("invoiceId")
        .Argument<NonNullGraphType<LongGraphType>>("cents", "In euro cents.")
        .Argument<DateOnlyGraphType>("on", "The day it came in; today unless said.")
        .Argument<NonNullGraphType<StringGraphType>>("reference", "Letters, digits, dashes: the bank line, the cheque; no name.")
        .Send(context => new RecordInvoicePayment(
            context.GetArgument<Guid>("invoiceId"), new(context.GetArgument<long>("cents")),
            context.GetArgument<DateOnly?>("on") ?? context.Today(), context.GetArgument<string>("reference").Trim()))
        .Return<Invoice>(command => command.InvoiceId);
}
