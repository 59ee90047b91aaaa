using System.Globalization;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Structures;

namespace Mila.Membership.Invoices;

/// <summary>What a structure is written about its invoices: to its leaders and administration, to nobody when it has none.</summary>
public static class InvoiceLetters
{
    public static IEnumerable<SendLetter> Issued(Invoice invoice, Structure structure, DateOnly today) => structure.ActingOn(today) is { Count: > 0 } people
        ?
        [
            new(NamedId.Of("invoice-issued", invoice.Id.ToString()), "invoice_issued", people, "invoice", invoice.Id, new Dictionary<string, string>
            {
                ["structure"] = Joined.Sheet(structure.Id),
                ["number"] = invoice.Number!,
                ["total"] = Cents(invoice.Total),
                ["due_on"] = invoice.DueOn!.Value.ToString("O", CultureInfo.InvariantCulture),
                ["page"] = $"/factures/{invoice.Id}",
            }),
        ]
        : [];

    public static IEnumerable<SendLetter> Reminder(Invoice invoice, InvoiceStage stage, Structure structure, DateOnly today) => structure.ActingOn(today) is { Count: > 0 } people
        ?
        [
            new(NamedId.Of("invoice-reminder", invoice.Id.ToString(), $"{stage}"), $"invoice_{ClosedWord.Of(stage)}_reminder", people, "invoice", invoice.Id, new Dictionary<string, string>
            {
                ["structure"] = Joined.Sheet(structure.Id),
                ["number"] = invoice.Number!,
                ["owed"] = Cents(invoice.Owed),
                ["due_on"] = invoice.DueOn!.Value.ToString("O", CultureInfo.InvariantCulture),
                ["page"] = $"/factures/{invoice.Id}",
            }),
        ]
        : [];

    public static IEnumerable<SendLetter> Credited(Invoice invoice, InvoicePaper note, Structure structure, DateOnly today) => structure.ActingOn(today) is { Count: > 0 } people
        ?
        [
            new(NamedId.Of("credit-note-issued", note.Id.ToString()), "credit_note_issued", people, "invoice", invoice.Id, new Dictionary<string, string>
            {
                ["structure"] = Joined.Sheet(structure.Id),
                ["number"] = note.Number,
                ["corrects"] = note.Corrects!,
                ["total"] = Cents(note.Total),
                ["page"] = $"/factures/{invoice.Id}/avoirs/{note.Id}",
            }),
        ]
        : [];

    private static string Cents(Money money) => money.Cents.ToString(CultureInfo.InvariantCulture);
}
