using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Kernel;

namespace Mila.Membership.Invoices;

internal static class InvoiceStream
{
    /// <exception cref="RuleViolation">When no invoice has that id.</exception>
    public static async Task<IEventStream<Invoice>> InvoiceToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Invoice>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "id.unknown", "There is no such invoice.", "invoiceId");
        return stream;
    }

    public static void MustBeIssued(this Invoice invoice) =>
        Rule.That(invoice.IsIssued, "invoice.not_issued", "Only an issued invoice is paid, credited or given up.", "invoiceId");
}
