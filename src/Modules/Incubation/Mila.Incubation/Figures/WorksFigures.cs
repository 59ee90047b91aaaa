using Marten;
using Mila.Incubation.Contracts;
using Mila.Incubation.Shops;
using Mila.Incubation.Works;
using Mila.Modules;
using Mila.Modules.Figures;

namespace Mila.Incubation.Figures;

/// <summary>What state premises are in, what they use, and what works change of it (locaux et travaux); the evidence is the premises, the works, the allotments.</summary>
public sealed class WorksFigures : FigureFamily
{
    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(WorksFigureKeys.Surveyed, "premises", "locaux du registre", "Locaux dont un élément au moins a été vu ce jour-là ou avant."),
        new(WorksFigureKeys.ElementsInNeed, "elements", "éléments vus", "Éléments des locaux en mauvais état ou hors service, tels que vus la dernière fois ce jour-là ou avant."),
        new(WorksFigureKeys.Electricity, "kwh", "locaux relevés deux fois dans la période", "Électricité consommée entre le premier et le dernier relevé de la période, additionnée sur les locaux relevés au moins deux fois.", OverPeriod: true),
        new(WorksFigureKeys.LeasesSigned, "leases", "attributions de boutiques", "Baux de boutiques signés dans la période au terme d’une attribution.", OverPeriod: true),
        new(WorksFigureKeys.Blocked, "worksites", "chantiers", "Chantiers bloqués ce jour-là."),
        new(WorksFigureKeys.Done, "worksites", "chantiers", "Chantiers dont la dernière phase s’est achevée dans la période.", OverPeriod: true),
        new(WorksFigureKeys.SavedKwh, "kwh", "chantiers achevés dans la période", "Économie annuelle attendue des devis retenus pour les chantiers achevés dans la période.", OverPeriod: true),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var premises = await AsKnown.At(days.KnownAt, await session.Query<Premises>().ToListAsync(cancellation), each => each.Id, (each, fact) => each.Evolve(fact), session, cancellation);
        var works = await AsKnown.At(days.KnownAt, await session.Query<Worksite>().ToListAsync(cancellation), each => each.Id, (each, fact) => each.Evolve(fact), session, cancellation);
        var allotments = await AsKnown.At(days.KnownAt, await session.Query<ShopAllotment>().ToListAsync(cancellation), each => each.Id, (each, fact) => each.Evolve(fact), session, cancellation);
        var seen = premises.Select(each => (each.Id, Elements: each.On(days.Day).ToList())).Where(each => each.Elements.Count > 0).ToList();
        var inNeed = seen.Select(each => (each.Id, Count: each.Elements.Count(known => known.Seen.Condition is ElementCondition.Bad or ElementCondition.OutOfOrder))).Where(each => each.Count > 0).ToList();
        var used = premises.Select(each => (each.Id, Used: each.Used(MeterKind.Electricity, days.From, days.Day))).Where(each => each.Used is not null).ToList();
        var done = works.Where(each => each.State is WorksiteState.Done && each.Phases.Max(phase => phase.DoneOn) is { } on && days.From <= on && on <= days.Day).ToList();
        return
        [
            Counted.Of(WorksFigureKeys.Surveyed, seen.Select(each => each.Id)),
            new(WorksFigureKeys.ElementsInNeed, inNeed.Sum(each => each.Count), [.. inNeed.Select(each => each.Id).Order()]),
            new(WorksFigureKeys.Electricity, used.Count == 0 ? null : used.Sum(each => each.Used!.Quantity), [.. used.Select(each => each.Id).Order()]),
            Counted.Of(WorksFigureKeys.LeasesSigned, allotments.Where(each => days.From <= each.SignedOn && each.SignedOn <= days.Day).Select(each => each.Id)),
            Counted.Of(WorksFigureKeys.Blocked, works.Where(each => each.Blockage?.Since <= days.Day).Select(each => each.Id)),
            Counted.Of(WorksFigureKeys.Done, done.Select(each => each.Id)),
            new(WorksFigureKeys.SavedKwh, done.Sum(each => each.Chosen?.KwhPerYear ?? 0), [.. done.Select(each => each.Id).Order()]),
        ];
    }
}
