using Marten;
using Mila.Kernel;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.Invoices;

/// <summary>The structure is reminded of what it owes on an invoice (relance d’une facture). Sent by the workflow, once for each stage; needless while it pays in parts.</summary>
public sealed record RemindOfInvoice(Guid InvoiceId, InvoiceStage Stage);

public static class RemindOfInvoiceHandler
{
    /// <returns>None when nothing is owed, something is agreed about it, or it was written.</returns>
    public static InvoiceReminded? Decide(RemindOfInvoice command, Invoice invoice, DateOnly today) =>
        invoice.Owed == Money.Zero || invoice.ArrangementId is not null || invoice.Reminders.Any(each => each.Stage == command.Stage) || (command.Stage is InvoiceStage.Before && invoice.DueOn < today)
            ? null
            : new(invoice.Id, command.Stage, today);

    public static async Task<OutgoingMessages> Handle(RemindOfInvoice command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.InvoiceToWrite(command.InvoiceId, cancellation);
        var invoice = stream.Aggregate!;
        if (Decide(command, invoice, moment.Today) is not { } reminded)
            return [];
        var structure = await session.LoadAsync<Structure>(invoice.StructureId, cancellation);
        return [.. stream.Record(reminded), .. InvoiceLetters.Reminder(invoice, command.Stage, structure!, moment.Today)];
    }
}
