using Marten;
using Mila.Incubation.Aid;
using Mila.Incubation.Contracts;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Modules;
using Mila.Modules.Figures;

namespace Mila.Incubation.Figures;

/// <summary>State aid over three years against its ceiling (aides de minimis); the evidence is the structures.</summary>
public sealed class AidFigures : FigureFamily
{
    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(AidFigureKeys.Reckoned, "structures", "structures", "Structures qui ont un avantage de loyer ou une aide déclarée sur les trois années qui s’achèvent ce jour-là."),
        new(AidFigureKeys.OverCeiling, "structures", "structures", "Structures dont l’avantage de loyer et les aides déclarées, sur les trois années qui s’achèvent ce jour-là, passent le plafond en vigueur."),
        new(AidFigureKeys.Highest, "euros", "structures", "Total le plus élevé d’une structure sur ces trois années ; aucun sans loyer de référence ni déclaration."),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var (day, known, from) = (days.Day, days.KnownAt ?? PeriodRow.KnownNow, days.Day.AddDays(1).AddYears(-AidReckoning.Years));
        var stays = await session.Query<OccupationPeriod>().Where(row => row.Since <= day && row.Until > from && row.RecordedFrom <= known && row.RecordedUntil > known).ToListAsync(cancellation);
        var spaces = (await session.LoadManyAsync<Space>(cancellation, stays.Select(stay => stay.SpaceId).Distinct())).ToDictionary(space => space.Id);
        var ledgers = (await AsKnown.At(days.KnownAt, await session.Query<AidLedger>().ToListAsync(cancellation), each => each.Id, (each, fact) => each.Evolve(fact), session, cancellation))
            .ToDictionary(ledger => ledger.StructureId);
        var settings = await session.LoadAsync<SettingsBook>(SettingsBook.StreamId, cancellation);
        var staysOf = stays.ToLookup(stay => stay.StructureId);
        AidReckoning[] all =
        [
            .. staysOf.Select(each => each.Key).Union(ledgers.Keys)
                .Select(id => AidReckoning.Of(id, staysOf[id], spaces, ledgers.GetValueOrDefault(id), settings, day, day)).Where(aid => aid.Total.Cents > 0),
        ];
        return
        [
            Counted.Of(AidFigureKeys.Reckoned, all.Select(aid => aid.StructureId)),
            Counted.Of(AidFigureKeys.OverCeiling, all.Where(aid => aid.IsOver).Select(aid => aid.StructureId)),
            new(AidFigureKeys.Highest, all.Max(aid => (decimal?)aid.Total.Cents / 100), [.. all.OrderByDescending(aid => aid.Total.Cents).Take(1).Select(aid => aid.StructureId)]),
        ];
    }
}
