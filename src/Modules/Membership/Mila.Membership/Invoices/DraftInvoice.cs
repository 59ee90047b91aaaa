using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;

namespace Mila.Membership.Invoices;

/// <summary>An invoice is written, or its draft written anew (brouillon de facture): it has no number and asks for nothing yet.</summary>
public sealed record DraftInvoice(Guid InvoiceId, Guid StructureId, InvoicePurpose Purpose, DateOnly ServedOn, IReadOnlyList<InvoiceLine> Lines, Guid? RequestId = null);

public static class DraftInvoiceHandler
{
    private const int MostLines = 50;
    private const int LongestLabel = 120;
    private static readonly Money Dearest = Money.Euros(1_000_000);

    /// <summary>The rates of French VAT, in basis points: 20, 10, 5.5 and 2.1 %.</summary>
    public static IReadOnlyList<int> VatRates { get; } = [20_00, 10_00, 5_50, 2_10];

    /// <param name="known">The draft, when it is written anew.</param>
    public static InvoiceDrafted Decide(DraftInvoice command, Invoice? known, DateOnly today)
    {
        Rule.That(known is null or { State: InvoiceState.Draft }, "invoice.not_draft", "What was issued never changes.", "invoiceId");
        Rule.That(command.Lines.Count is >= 1 and <= MostLines, "invoice.no_line", "An invoice has 1 to 50 lines.", "lines");
        Rule.That(command.Lines.All(line => line.Label.Trim().Length is >= 1 and <= LongestLabel && !line.Label.Any(char.IsControl)),
            "invoice.label_refused", "A line says what is sold in 1 to 120 characters.", "lines");
        Rule.That(command.Lines.All(line => line.Quantity is >= 1 and <= 10_000 && line.UnitPrice > Money.Zero && line.UnitPrice <= Dearest),
            "invoice.line_refused", "A line has a quantity and a price above nothing.", "lines");
        Rule.That(command.Lines.All(line => line.VatRate is null || VatRates.Contains(line.VatRate.Value)), "invoice.vat_rate_unknown", "France knows no such rate.", "lines");

        return new(command.InvoiceId, command.StructureId, command.Purpose, command.ServedOn, [.. command.Lines.Select(line => line with { Label = line.Label.Trim() })],
            command.RequestId, today);
    }

    public static async Task Handle(DraftInvoice command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        Rule.That(await session.LoadAsync<Structure>(command.StructureId, cancellation) is not null, "id.unknown", "There is no such structure.", "structureId");
        var stream = await session.Events.FetchForWriting<Invoice>(command.InvoiceId, cancellation);
        stream.AppendOne(Decide(command, stream.Aggregate, moment.Today));
    }
}

/// <summary>A line as it is written.</summary>
public sealed record InvoiceLineWritten(string Label, int Quantity, long Cents, int? VatRate)
{
    public InvoiceLine Line => new(Label, Quantity, new(Cents), VatRate);
}

public sealed class InvoiceLineWrittenType : InputObjectGraphType<InvoiceLineWritten>
{
    public InvoiceLineWrittenType()
    {
        Name = "InvoiceLineWritten";
        Field(line => line.Label).Description("What is sold, in a few words; it names nobody.");
        Field(line => line.Quantity);
        Field<NonNullGraphType<LongGraphType>>("cents").Description("The price of one, without VAT, in euro cents.");
        Field(line => line.VatRate, nullable: true).Description("In basis points, 2000 for 20 %; null where no VAT applies.");
    }
}

public static class DraftInvoiceField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<DraftInvoice, InvoiceType>("draftInvoice", "membership.keep_invoices")
        .Describe("Writes an invoice, or its draft anew. It has no number and asks for nothing until it is issued.")
        .Argument<GuidGraphType>("invoiceId", "The draft to write anew; a new one unless said.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<EnumerationGraphType<InvoicePurpose>>>("purpose")
        .Argument<DateOnlyGraphType>("servedOn", "The day of the sale, or the last of the service; today unless said.")
        .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<InvoiceLineWrittenType>>>>("lines")
        .Send(context => new DraftInvoice(
            context.GetArgument<Guid?>("invoiceId") ?? Guid.CreateVersion7(), context.GetArgument<Guid>("structureId"), context.GetArgument<InvoicePurpose>("purpose"),
            context.GetArgument<DateOnly?>("servedOn") ?? context.Today(), [.. context.GetArgument<List<InvoiceLineWritten>>("lines").Select(line => line.Line)]))
        .Return<Invoice>(command => command.InvoiceId);
}
