using Marten;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Desk;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>What members asked of the office over a period, and how long it took (demandes par nature, délai médian); the evidence is the requests.</summary>
public sealed class DeskFigures : FigureFamily
{
    private const string Requests = "requests";
    private const string Closed = "demandes closes dans la période";

    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(DeskFigureKeys.Filed, Requests, "demandes des adhérents", "Demandes déposées dans la période, quelle qu’en soit la suite.", OverPeriod: true),
        .. Enum.GetValues<DeskKind>().Select(kind => new FigureName(KeyOf(kind), Requests, "demandes déposées dans la période",
            $"Demandes déposées dans la période, nature : {DeskWords.Of(kind)}.", OverPeriod: true)),
        new(DeskFigureKeys.Closed, Requests, "demandes des adhérents", "Demandes closes dans la période et non rouvertes depuis.", OverPeriod: true),
        new(DeskFigureKeys.MedianDays, "days", Closed, "Délai médian, en jours, du dépôt à la clôture.", OverPeriod: true),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var all = await Known(session, days, cancellation);
        bool Within(DateOnly? day) => day is { } on && days.From <= on && on <= days.Day;
        DeskRequest[] filed = [.. all.Where(request => Within(request.FiledOn))];
        DeskRequest[] closed = [.. all.Where(request => Within(request.ClosedOn))];
        return
        [
            Counted.Of(DeskFigureKeys.Filed, filed.Select(request => request.Id)),
            .. Enum.GetValues<DeskKind>().Select(kind => Counted.Of(KeyOf(kind), filed.Where(request => request.Kind == kind).Select(request => request.Id))),
            Counted.Of(DeskFigureKeys.Closed, closed.Select(request => request.Id)),
            new(DeskFigureKeys.MedianDays, Median.Of(closed.Select(request => request.ClosedOn!.Value.DayNumber - request.FiledOn.DayNumber)), [.. closed.Select(request => request.Id).Order()]),
        ];
    }

    /// <summary>What was filed by the day, as it is known now or was at an instant: then their facts until it are folded.</summary>
    private static async Task<IReadOnlyList<DeskRequest>> Known(IQuerySession session, FigureDays days, CancellationToken cancellation) => await AsKnown.At(
        days.KnownAt, await session.Query<DeskRequest>().Where(request => request.FiledOn <= days.Day).ToListAsync(cancellation),
        request => request.Id, (request, fact) => request.Evolve(fact), session, cancellation);

    private static string KeyOf(DeskKind kind) => DeskFigureKeys.OfKind(ClosedWord.Of(kind));
}
