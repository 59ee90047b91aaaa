using Marten;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Structures;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Invoices;

/// <summary>Another module asks for an invoice (demande de facture): it is written and issued at once, or refused, and answered always.</summary>
public static class RaiseInvoiceHandler
{
    public static Guid InvoiceOf(Guid requestId) => NamedId.Of("requested-invoice", requestId.ToString());

    /// <exception cref="RuleViolation">When it cannot be drafted.</exception>
    public static InvoiceDrafted Decide(RaiseInvoice request, DateOnly today)
    {
        var purpose = Enum.GetValues<InvoicePurpose>().Where(each => ClosedWord.Of(each) == request.Purpose).Cast<InvoicePurpose?>().FirstOrDefault();
        Rule.That(purpose is not null, "invoice.purpose_unknown", "No such purpose.", "purpose");
        return DraftInvoiceHandler.Decide(new(
            InvoiceOf(request.RequestId), request.StructureId, purpose.Value, request.ServedOn,
            [.. request.Lines.Select(line => new InvoiceLine(line.Label, line.Quantity, new(line.UnitCents), line.VatBasisPoints))], request.RequestId), null, today);
    }

    public static async Task<OutgoingMessages> Handle(
        RaiseInvoice request, IDocumentSession session, Settings settings, Tenants tenants, Moment moment, CancellationToken cancellation)
    {
        if (await session.LoadAsync<Invoice>(InvoiceOf(request.RequestId), cancellation) is { } raised)
            return [Answer(request, raised)];
        try
        {
            Rule.That(await session.LoadAsync<Structure>(request.StructureId, cancellation) is not null, "id.unknown", "There is no such structure.", "structureId");
            var drafted = Decide(request, moment.Today);
            var draft = new Invoice().Evolve(drafted);
            var (issued, messages) = await IssueInvoiceHandler.Issue(session, draft, settings, tenants, moment, cancellation);
            session.Events.StartStream<Invoice>(draft.Id, drafted, issued!);
            messages.AddRange(InvoiceStream.Told(draft, issued!, version: 2));
            messages.Add(Answer(request, draft.Evolve(issued!)));
            return messages;
        }
        catch (RuleViolation violation)
        {
            // Rules refuse before anything is recorded; who asked hears which one.
            return [new InvoiceRefused(request.RequestId, violation.Code)];
        }
    }

    private static InvoiceRaised Answer(RaiseInvoice request, Invoice invoice) =>
        new(request.RequestId, invoice.Id, invoice.Number!, invoice.Total.Cents, invoice.DueOn!.Value);
}
