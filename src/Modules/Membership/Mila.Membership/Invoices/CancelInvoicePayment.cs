using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Arrangements;
using Mila.Membership.Dues;
using Wolverine;

namespace Mila.Membership.Invoices;

/// <summary>A recorded payment did not count (annulation d’un règlement).</summary>
public sealed record CancelInvoicePayment(Guid InvoiceId, Guid PaymentId, PaymentFault Fault);

public static class CancelInvoicePaymentHandler
{
    /// <returns>None when it is cancelled already.</returns>
    public static InvoicePaymentCancelled? Decide(CancelInvoicePayment command, Invoice invoice, DateOnly today)
    {
        var payment = invoice.Payments.FirstOrDefault(each => each.Id == command.PaymentId);
        Rule.That(payment is not null, "payment.unknown", "There is no such payment.", "paymentId");
        if (payment.Cancelled is not null)
            return null;
        Rule.That(payment.Amount <= invoice.Received, "payment.given_back", "What it brought was given back.", "paymentId");
        return new(command.InvoiceId, command.PaymentId, command.Fault, today);
    }

    public static async Task<OutgoingMessages> Handle(CancelInvoicePayment command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.InvoiceToWrite(command.InvoiceId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } cancelled
            ? [.. stream.Record(cancelled), .. await session.FollowArrangement(command.InvoiceId, stream.Aggregate!.Evolve(cancelled).Owed, moment.Today, cancellation)]
            : [];
    }
}

public static class CancelInvoicePaymentField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<CancelInvoicePayment, InvoiceType>("cancelInvoicePayment", "membership.keep_invoices")
        .Describe("A recorded payment did not count.")
        .Argument<NonNullGraphType<GuidGraphType>>("invoiceId")
        .Argument<NonNullGraphType<GuidGraphType>>("paymentId")
        .Argument<NonNullGraphType<EnumerationGraphType<PaymentFault>>>("fault")
        .Send(context => new CancelInvoicePayment(context.GetArgument<Guid>("invoiceId"), context.GetArgument<Guid>("paymentId"), context.GetArgument<PaymentFault>("fault")))
        .Return<Invoice>(command => command.InvoiceId);
}
