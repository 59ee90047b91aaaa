using Marten;
using Mila.Membership.Contracts;
using Mila.Membership.Volunteering;
using Mila.Modules.Figures;

namespace Mila.Membership.Figures;

/// <summary>What volunteers gave over a period and what it is worth (bénévolat valorisé); the evidence is the declarations.</summary>
public sealed class VolunteerFigures : FigureFamily
{
    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(VolunteerFigureKeys.People, "people", "personnes ayant déclaré du temps", "Personnes qui ont donné du temps dans la période.", OverPeriod: true),
        new(VolunteerFigureKeys.Hours, "hours", "temps déclaré", "Heures données dans la période, déclarations annulées exclues.", OverPeriod: true),
        new(VolunteerFigureKeys.Value, "euros", "temps déclaré", "Valeur des heures données dans la période, chacune au taux horaire en vigueur son jour (contributions volontaires en nature).", OverPeriod: true),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var (first, last) = (days.From.Year, days.Day.Year);
        var now = await session.Query<VolunteerLedger>().Where(ledger => first <= ledger.Year && ledger.Year <= last).ToListAsync(cancellation);
        var ledgers = await AsKnown.At(days.KnownAt, now, ledger => ledger.Id, (ledger, fact) => ledger.Evolve(fact), session, cancellation);
        var given = ledgers.SelectMany(ledger => ledger.Counting.Where(each => days.From <= each.On && each.On <= days.Day).Select(each => (ledger.PersonId, Time: each))).ToList();
        Guid[] evidence = [.. given.Select(each => each.Time.Id).Order()];
        return
        [
            Counted.Of(VolunteerFigureKeys.People, given.Select(each => each.PersonId)),
            new(VolunteerFigureKeys.Hours, given.Sum(each => each.Time.Minutes) / 60m, evidence),
            new(VolunteerFigureKeys.Value, given.Sum(each => each.Time.Value.Cents) / 100m, evidence),
        ];
    }
}
