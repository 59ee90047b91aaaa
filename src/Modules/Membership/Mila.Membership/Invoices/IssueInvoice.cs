using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Numbering;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Invoices;

/// <summary>A draft becomes an invoice (émission): it takes the next number of its year, its paper is fixed, and the structure is written to.</summary>
public sealed record IssueInvoice(Guid InvoiceId);

public static class IssueInvoiceHandler
{
    /// <returns>Whether it is to be issued; not when it is already.</returns>
    public static bool Decide(Invoice invoice, IdentitySheet? buyer, InvoiceTerms terms, DateOnly today)
    {
        if (invoice.IsIssued)
            return false;
        Rule.That(invoice.State is InvoiceState.Draft, "invoice.not_draft", "The draft was given up.", "invoiceId");
        Rule.That(invoice.ServedOn <= today.AddYears(1) && invoice.ServedOn >= today.AddYears(-2), "invoice.served_on_refused", "What is sold is of about now.", "servedOn");
        Rule.That(terms.Address.Length > 0 && terms.Identifiers.Length > 0, "invoice.seller_incomplete", "An invoice says where who sells is, and its number.");
        Rule.That(buyer is { ErasedAt: null, Address.Length: > 0 }, "invoice.buyer_unaddressed", "An invoice says who buys, and where.", "structureId");
        Rule.That(terms.VatNumber.Length > 0 || invoice.Lines.All(line => line.VatRate is null), "invoice.vat_number_missing", "Who asks for VAT gives its VAT number.", "lines");
        return true;
    }

    public static async Task<OutgoingMessages> Handle(
        IssueInvoice command, IDocumentSession session, Settings settings, Tenants tenants, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.InvoiceToWrite(command.InvoiceId, cancellation);
        var (issued, letters) = await Issue(session, stream.Aggregate!, settings, tenants, moment, cancellation);
        return issued is null ? letters : [.. stream.Record(issued), .. letters];
    }

    /// <summary>What the issue of a draft records and tells; nothing when it was issued before. The number is taken with the session's commit.</summary>
    public static async Task<(InvoiceIssued? Issued, OutgoingMessages Letters)> Issue(
        IDocumentSession session, Invoice invoice, Settings settings, Tenants tenants, Moment moment, CancellationToken cancellation)
    {
        var (terms, buyer) = (await InvoiceTerms.On(session, settings, moment.Today, cancellation), await session.LoadAsync<IdentitySheet>(invoice.StructureId, cancellation));
        if (!Decide(invoice, buyer, terms, moment.Today))
            return (null, []);

        var structure = (await session.LoadAsync<Structure>(invoice.StructureId, cancellation))!;
        var number = $"F-{moment.Today.Year}-{await NumberSeries.Take(session, "invoices", moment.Today.Year, invoice.Id, moment.Today, cancellation):0000}";
        var paper = InvoicePaper.Of(invoice, new(number, tenants.All.First(tenant => tenant.Id == moment.Tenant).Title, buyer!, structure.Kind, terms, moment.Today));
        session.Insert(paper);
        var issued = new InvoiceIssued(invoice.Id, number, invoice.Shares, invoice.Total, paper.DueOn!.Value, paper.Sha256(), moment.Today);
        return (issued, [.. InvoiceLetters.Issued(invoice.Evolve(issued), structure, moment.Today)]);
    }
}

public static class IssueInvoiceField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<IssueInvoice, InvoiceType>("issueInvoice", "membership.keep_invoices")
        .Describe("Issues a draft: it takes the next number of the year, and never changes any more.")
        .Argument<NonNullGraphType<GuidGraphType>>("invoiceId")
        .Send(context => new IssueInvoice(context.GetArgument<Guid>("invoiceId")))
        .Return<Invoice>(command => command.InvoiceId);
}
