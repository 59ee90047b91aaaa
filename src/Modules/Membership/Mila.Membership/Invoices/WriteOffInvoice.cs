using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Arrangements;
using Wolverine;

namespace Mila.Membership.Invoices;

/// <summary>What an invoice still asks is given up (abandon de créance); money that comes in after all still counts.</summary>
public sealed record WriteOffInvoice(Guid InvoiceId, WriteOffReason Reason);

public static class WriteOffInvoiceHandler
{
    /// <returns>None when it is given up already.</returns>
    public static InvoiceWrittenOff? Decide(WriteOffInvoice command, Invoice invoice, DateOnly today)
    {
        if (invoice.WrittenOff is not null && invoice.Owed == Money.Zero)
            return null;
        invoice.MustBeIssued();
        Rule.That(invoice.Owed > Money.Zero, "write_off.nothing_owed", "There is nothing to give up.", "invoiceId");
        return new(command.InvoiceId, invoice.Owed, command.Reason, today);
    }

    public static async Task<OutgoingMessages> Handle(WriteOffInvoice command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.InvoiceToWrite(command.InvoiceId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } writtenOff
            ? [.. stream.Record(writtenOff), .. await session.FollowArrangement(command.InvoiceId, stream.Aggregate!.Evolve(writtenOff).Owed, moment.Today, cancellation)]
            : [];
    }
}

public static class WriteOffInvoiceField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<WriteOffInvoice, InvoiceType>("writeOffInvoice", "membership.write_off")
        .Describe("Gives up what an invoice still asks, for a reason; money that comes in after all still counts.")
        .Argument<NonNullGraphType<GuidGraphType>>("invoiceId")
        .Argument<NonNullGraphType<EnumerationGraphType<WriteOffReason>>>("reason")
        .Send(context => new WriteOffInvoice(context.GetArgument<Guid>("invoiceId"), context.GetArgument<WriteOffReason>("reason")))
        .Return<Invoice>(command => command.InvoiceId);
}
