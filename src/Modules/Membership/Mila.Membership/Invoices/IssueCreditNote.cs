using System.Globalization;
using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Arrangements;
using Mila.Membership.Numbering;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.Invoices;

/// <summary>An issued invoice is taken back, all or a part of it (avoir), with the next number of the credit notes of the year.</summary>
/// <param name="Lines">What of each line, without VAT; all that is left when none is named.</param>
public sealed record IssueCreditNote(Guid InvoiceId, Guid CreditNoteId, CreditReason Reason, IReadOnlyList<CreditedLine> Lines);

public static class IssueCreditNoteHandler
{
    /// <returns>What is taken back of each line; none when the note is issued already.</returns>
    public static IReadOnlyList<CreditedLine>? Decide(IssueCreditNote command, Invoice invoice)
    {
        if (invoice.CreditNotes.Any(note => note.Id == command.CreditNoteId))
            return null;
        invoice.MustBeIssued();
        var left = invoice.Lines.Index().Select(line => new CreditedLine(line.Index + 1, invoice.LeftOf(line.Index + 1))).Where(line => line.Net > Money.Zero).ToList();
        Rule.That(left.Count > 0, "credit_note.nothing_left", "The whole invoice was taken back.", "lines");
        if (command.Lines.Count == 0)
            return left;

        Rule.That(command.Lines.Select(line => line.Line).Distinct().Count() == command.Lines.Count && command.Lines.All(line => line.Line >= 1 && line.Line <= invoice.Lines.Count),
            "credit_note.line_unknown", "It takes back lines of the invoice, each once.", "lines");
        foreach (var line in command.Lines)
            if (line.Net <= Money.Zero || line.Net > invoice.LeftOf(line.Line))
                throw new RuleViolation("credit_note.over_line", "More than nothing, and never more than what is left of the line.", "lines")
                {
                    Values = new Dictionary<string, string> { ["line"] = line.Line.ToString(CultureInfo.InvariantCulture), ["left"] = French.Amount(invoice.LeftOf(line.Line)) },
                };
        return command.Lines;
    }

    public static async Task<OutgoingMessages> Handle(IssueCreditNote command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.InvoiceToWrite(command.InvoiceId, cancellation);
        var invoice = stream.Aggregate!;
        if (Decide(command, invoice) is not { } lines)
            return [];

        var shares = InvoiceSums.OfCredit(invoice, lines);
        var number = $"A-{moment.Today.Year}-{await NumberSeries.Take(session, "credit_notes", moment.Today.Year, command.CreditNoteId, moment.Today, cancellation):0000}";
        var paper = (await session.LoadAsync<InvoicePaper>(invoice.Id, cancellation))!.Credit(command.CreditNoteId, number, lines, shares, moment.Today);
        session.Insert(paper);
        var credited = new InvoiceCredited(invoice.Id, command.CreditNoteId, number, command.Reason, lines, shares, paper.Total, paper.Sha256(), moment.Today);
        return [.. stream.Record(credited), .. await session.FollowArrangement(invoice.Id, invoice.Evolve(credited).Owed, moment.Today, cancellation), .. InvoiceLetters.Credited(invoice, paper, (await session.LoadAsync<Structure>(invoice.StructureId, cancellation))!, moment.Today)];
    }
}

public sealed record CreditedLineWritten(int Line, long Cents);

public sealed class CreditedLineWrittenType : InputObjectGraphType<CreditedLineWritten>
{
    public CreditedLineWrittenType()
    {
        Name = "CreditedLineWritten";
        Field(line => line.Line).Description("1 for the first.");
        Field<NonNullGraphType<LongGraphType>>("cents").Description("What is taken back of it, without VAT, in euro cents.");
    }
}

public static class IssueCreditNoteField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<IssueCreditNote, InvoiceType>("issueCreditNote", "membership.keep_invoices")
        .Describe("Takes back an issued invoice, all or a part of it; never over what is left.")
        .Argument<NonNullGraphType<GuidGraphType>>("invoiceId")
        .Argument<NonNullGraphType<EnumerationGraphType<CreditReason>>>("reason")
        .Argument<ListGraphType<NonNullGraphType<CreditedLineWrittenType>>>("lines", "What of each line; all that is left unless said.")
        .Send(context => new IssueCreditNote(
            context.GetArgument<Guid>("invoiceId"), Guid.CreateVersion7(), context.GetArgument<CreditReason>("reason"),
            [.. (context.GetArgument<List<CreditedLineWritten>?>("lines") ?? []).Select(line => new CreditedLine(line.Line, new(line.Cents)))]))
        .Return<Invoice>(command => command.InvoiceId);
}
