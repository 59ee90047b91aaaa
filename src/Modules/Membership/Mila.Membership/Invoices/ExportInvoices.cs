using System.Globalization;
using CsvHelper;
using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;

namespace Mila.Membership.Invoices;

/// <summary>The invoices of a year, what took them back and what paid them, as a file for the accountant (export des factures).</summary>
public static class ExportInvoices
{
    /// <summary>More invoices than any association issues in a year: the file is bounded.</summary>
    private const int Most = 20_000;

    /// <summary>A line for each rate of each invoice and credit note, then one for each payment and refund: the first cell says which way an amount goes. A cell that a spreadsheet would take for a formula is made text.</summary>
    public static string Csv(IEnumerable<Invoice> invoices, IReadOnlyDictionary<Guid, InvoicePaper> papers)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';', Injection = CsvInjection.Escape }, leaveOpen: true);
        csv.WriteRecord("Écriture", "Numéro", "Facture", "Client", "SIRET", "Le", "Échéance", "Taux de TVA", "Hors taxe", "TVA", "Toutes taxes", "Référence");
        foreach (var invoice in invoices.OrderBy(invoice => invoice.Number, StringComparer.Ordinal))
        {
            var paper = papers[invoice.Id];
            foreach (var each in invoice.CreditNotes.Select(note => papers[note.Id]).Prepend(paper))
                foreach (var share in each.Shares)
                    csv.WriteRecord(
                        each.Corrects is null ? "facture" : "avoir", each.Number, paper.Number, paper.Buyer, paper.BuyerSiret, Day(each.IssuedOn), each.DueOn is { } due ? Day(due) : null,
                        share.Rate is { } rate ? Decimal(rate) : null, Decimal(share.Net.Cents), Decimal(share.Vat.Cents), Decimal((share.Net + share.Vat).Cents), null);
            foreach (var paid in invoice.Payments.OrderBy(payment => payment.On))
                Moved(paid.Cancelled is null ? "paiement" : "paiement annulé", paid.On, paid.Amount.Cents, paid.Reference);
            foreach (var refund in invoice.Refunds)
                Moved("remboursement", refund.On, refund.Amount.Cents, refund.Reference);
            if (invoice.WrittenOff is { } given)
                Moved("abandon de créance", given.On, given.Amount.Cents, null);

            void Moved(string what, DateOnly on, long cents, string? reference) => csv.WriteRecord(
                what, null, paper.Number, paper.Buyer, paper.BuyerSiret, Day(on), null, null, null, null, Decimal(cents), reference);
        }
        csv.Flush();
        return text.ToString();
    }

    public static void AddTo(ObjectGraphType query) => query.Field<NonNullGraphType<StringGraphType>>("invoicesCsv")
        .Description("The invoices issued in a civil year, with their credit notes, payments and refunds, as CSV in the order of their numbers.")
        .Argument<NonNullGraphType<IntGraphType>>("year")
        .AuthorizeWithPolicy("membership.export_invoices")
        .ResolveAsync(async context =>
        {
            var (session, first) = (context.QuerySession(), new DateOnly(context.GetArgument<int>("year"), 1, 1));
            var next = first.AddYears(1);
            var invoices = await session.Query<Invoice>().Where(invoice => invoice.Number != null && invoice.On >= first && invoice.On < next).Take(Most).ToListAsync(context.CancellationToken);
            var ids = invoices.SelectMany(invoice => invoice.CreditNotes.Select(note => note.Id).Prepend(invoice.Id));
            return Csv(invoices, (await session.LoadManyAsync<InvoicePaper>(context.CancellationToken, ids)).ToDictionary(paper => paper.Id));
        });

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Decimal(long hundredths) => (hundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',');
}
