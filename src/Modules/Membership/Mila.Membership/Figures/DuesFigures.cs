using Marten;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Dues;
using Mila.Membership.Invoices;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>What was asked for dues, what came in, what is late (cotisations appelées, reçues, en retard); the evidence is the calls.</summary>
public sealed class DuesFigures : FigureFamily
{
    private const string Euros = "euros";

    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(DuesFigureKeys.Called, Euros, "cotisations appelées", "Sommes appelées dans la période, au jour de l’appel, sans les appels annulés.", OverPeriod: true),
        new(DuesFigureKeys.Received, Euros, "cotisations appelées", "Sommes reçues dans la période, au jour de leur entrée, trop-perçus compris, moins les remboursements, sans les paiements annulés.", OverPeriod: true),
        new(DuesFigureKeys.Late, Euros, "cotisations appelées", "Sommes encore dues ce jour-là sur des cotisations échues."),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var calls = await Known(session, days, cancellation);
        bool Within(DateOnly on) => days.From <= on && on <= days.Day;
        return
        [
            Sum(DuesFigureKeys.Called, calls, call => call.Cancelled is null && Within(call.CalledOn) ? call.Amount : Money.Zero),
            Sum(DuesFigureKeys.Received, calls, call => call.Payments.Where(paid => paid.Cancelled is null && Within(paid.On))
                .Sum(paid => paid.Amount) - call.Refunds.Where(refund => Within(refund.On)).Sum(refund => refund.Amount)),
            Sum(DuesFigureKeys.Late, calls, call => call.DueOn < days.Day ? call.OwedOn(days.Day) : Money.Zero),
        ];
    }

    private static Counted Sum(string key, IEnumerable<DuesCall> calls, Func<DuesCall, Money> of)
    {
        var counted = calls.Select(call => (call.Id, Sum: of(call))).Where(each => each.Sum != Money.Zero).ToList();
        return new(key, counted.Sum(each => each.Sum.Cents) / 100m, [.. counted.Select(each => each.Id).Order()]);
    }

    /// <summary>The calls made by the day, as they are known now or were at an instant: then their facts until it are folded.</summary>
    private static async Task<IReadOnlyList<DuesCall>> Known(IQuerySession session, FigureDays days, CancellationToken cancellation) => await AsKnown.At(
        days.KnownAt, await session.Query<DuesCall>().Where(call => call.CalledOn <= days.Day).ToListAsync(cancellation),
        call => call.Id, (call, fact) => call.Evolve(fact), session, cancellation);
}
