using Marten;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Invoices;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>What was invoiced, what came in, what is still owed (facturé, encaissé, restant dû); the evidence is the invoices.</summary>
public sealed class InvoiceFigures : FigureFamily
{
    private const string Euros = "euros";

    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(InvoiceFigureKeys.Invoiced, Euros, "factures émises", "Sommes facturées dans la période, toutes taxes comprises, au jour de l’émission, moins les avoirs émis dans la période.", OverPeriod: true),
        new(InvoiceFigureKeys.Collected, Euros, "factures émises", "Sommes reçues dans la période, au jour de leur entrée, moins les remboursements, sans les paiements annulés.", OverPeriod: true),
        new(InvoiceFigureKeys.Outstanding, Euros, "factures émises", "Sommes encore dues ce jour-là, échues ou non, sans les créances abandonnées."),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var invoices = await Known(session, days, cancellation);
        bool Within(DateOnly on) => days.From <= on && on <= days.Day;
        return
        [
            Sum(InvoiceFigureKeys.Invoiced, invoices, invoice =>
                (invoice.IssuedOn is { } on && Within(on) ? invoice.Total : Money.Zero) - invoice.CreditNotes.Where(note => Within(note.On)).Sum(note => note.Total)),
            Sum(InvoiceFigureKeys.Collected, invoices, invoice =>
                invoice.Payments.Where(paid => paid.Cancelled is null && Within(paid.On)).Sum(paid => paid.Amount) - invoice.Refunds.Where(refund => Within(refund.On)).Sum(refund => refund.Amount)),
            Sum(InvoiceFigureKeys.Outstanding, invoices, invoice => invoice.OwedOn(days.Day)),
        ];
    }

    private static Counted Sum(string key, IEnumerable<Invoice> invoices, Func<Invoice, Money> of)
    {
        var counted = invoices.Select(invoice => (invoice.Id, Sum: of(invoice))).Where(each => each.Sum != Money.Zero).ToList();
        return new(key, counted.Sum(each => each.Sum.Cents) / 100m, [.. counted.Select(each => each.Id).Order()]);
    }

    /// <summary>The invoices as they are known now or were at an instant: then their facts until it are folded.</summary>
    private static async Task<IReadOnlyList<Invoice>> Known(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var now = await session.Query<Invoice>().Where(invoice => invoice.Number != null).ToListAsync(cancellation);
        if (days.KnownAt is not { } instant)
            return now;
        Guid[] ids = [.. now.Select(invoice => invoice.Id)];
        var facts = await session.Events.QueryAllRawEvents().Where(fact => fact.StreamId.IsOneOf(ids) && fact.Timestamp <= instant).ToListAsync(cancellation);
        return [.. facts.GroupBy(fact => fact.StreamId)
            .Select(stream => stream.OrderBy(fact => fact.Version).Aggregate(new Invoice(), (invoice, fact) => invoice.Evolve(fact.Data)))];
    }
}
