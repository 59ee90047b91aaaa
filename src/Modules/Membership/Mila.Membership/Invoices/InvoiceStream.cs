using System.Globalization;
using JasperFx.Events;
using Marten.Events;
using Marten;
using Mila.Kernel;
using Mila.Workflows;
using Wolverine;

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

    /// <summary>Appends the fact, and tells the engine what follows an invoice once it is issued.</summary>
    public static OutgoingMessages Record(this IEventStream<Invoice> stream, object fact)
    {
        var (before, version) = (stream.Aggregate ?? new Invoice(), (stream.CurrentVersion ?? 0) + 1);
        stream.AppendOne(fact);
        return Told(before, fact, version);
    }

    /// <summary>
    /// What the engine hears of a fact with that version. An invoice is chased from its issue on; again, by another instance, when what was
    /// settled is owed once more.
    /// </summary>
    public static OutgoingMessages Told(Invoice before, object fact, long version)
    {
        var after = before.Evolve(fact);
        if (!after.IsIssued)
            return [];
        OutgoingMessages messages =
        [
            new Happened(InvoiceWorkflow.Subject, after.Id, version, $"membership.invoice_{NameOf(fact)}", InvoiceWorkflow.OutcomeOf(after), new Dictionary<string, string>
            {
                ["due"] = after.DueOn!.Value.ToString("O", CultureInfo.InvariantCulture),
            }),
        ];
        if (fact is InvoiceIssued || (before.Owed == Money.Zero && after.Owed > Money.Zero))
            messages.Add(new StartInstance(
                NamedId.Of("instance", InvoiceWorkflow.Definition, InvoiceWorkflow.Subject, after.Id.ToString(), $"{version}"), InvoiceWorkflow.Definition, InvoiceWorkflow.Subject, after.Id, version));
        return messages;
    }

    private static string NameOf(object fact) => fact switch
    {
        InvoiceIssued => "issued",
        InvoicePaid => "paid",
        InvoicePaymentCancelled => "payment_cancelled",
        InvoiceCredited => "credited",
        InvoiceRefunded => "refunded",
        InvoiceWrittenOff => "written_off",
        InvoiceReminded => "reminded",
        InvoiceArranged => "arranged",
        InvoiceArrangementEnded => "arrangement_ended",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact of an issued invoice has a name for the engine."),
    };

    public static void MustBeIssued(this Invoice invoice) =>
        Rule.That(invoice.IsIssued, "invoice.not_issued", "Only an issued invoice is paid, credited or given up.", "invoiceId");
}
