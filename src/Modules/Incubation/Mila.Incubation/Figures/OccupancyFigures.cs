using Marten;
using Mila.Incubation.Contracts;
using Mila.Incubation.Fees;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Modules;
using Mila.Modules.Figures;

namespace Mila.Incubation.Figures;

/// <summary>
/// Who sits where, and what empty places cost (occupation, vacance, rotation): counted on the offices, studios and desks where structures
/// are hosted; shops beside them, never added. The evidence is the occupations, or the places.
/// </summary>
public sealed class OccupancyFigures : FigureFamily
{
    private const string Places = "bureaux, studios et postes";
    private static readonly (string Word, int Months)[] Horizons = [("twelve", 12), ("six", 6), ("three", 3)];

    private static readonly (NextPlace Next, string Words)[] NextPlaces =
    [
        (NextPlace.OwnPremises, "vont dans leurs propres locaux"), (NextPlace.SharedPremises, "vont dans des locaux partagés"), (NextPlace.Home, "travaillent à domicile"),
        (NextPlace.OutOfParis, "quittent Paris"), (NextPlace.None, "n’ont pas encore de lieu"), (NextPlace.Stops, "cessent leur activité"),
    ];

    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(OccupancyFigureKeys.Places, "spaces", Places, "Bureaux, studios et postes que l’association peut attribuer ce jour-là."),
        new(OccupancyFigureKeys.Occupied, "spaces", Places, "Bureaux, studios et postes occupés ce jour-là."),
        new(OccupancyFigureKeys.Shops, "spaces", "boutiques", "Boutiques occupées ce jour-là."),
        new(OccupancyFigureKeys.Overstaying, "spaces", Places, "Bureaux, studios et postes dont la structure n’a pas rendu les clés après la fin de son séjour."),
        .. Horizons.Select(each => new FigureName(
            OccupancyFigureKeys.EndingWithin(each.Word), "stays", "séjours en cours", $"Séjours en cours ce jour-là dont la fin prévue tombe dans les {each.Months} mois.")),
        new(OccupancyFigureKeys.Rate, "percent", "jours des bureaux, studios et postes", "Part des jours de la période où les places étaient occupées, en pour cent.", OverPeriod: true),
        new(OccupancyFigureKeys.VacantDays, "days", "jours des bureaux, studios et postes", "Jours de la période où une place n’était à personne, additionnés sur toutes les places.", OverPeriod: true),
        new(OccupancyFigureKeys.IncomeNotCalled, "euros", "jours vacants", "Redevances que les jours vacants de la période auraient rapportées, au prorata du mois.", OverPeriod: true),
        new(OccupancyFigureKeys.MarketAdvantage, "euros", "jours occupés", "Différence entre le loyer de marché de référence et la redevance, sur les jours occupés de la période ; aucun sans loyer de référence.", OverPeriod: true),
        new(OccupancyFigureKeys.Departures, "stays", "séjours", "Séjours terminés dans la période, changements d’espace et successions mis à part.", OverPeriod: true),
        new(OccupancyFigureKeys.TurnOver, "percent", "places occupées en moyenne", "Départs de la période rapportés au nombre moyen de places occupées, en pour cent.", OverPeriod: true),
        new(OccupancyFigureKeys.AverageStay, "days", "séjours terminés dans la période", "Durée moyenne des séjours terminés dans la période.", OverPeriod: true),
        new(OccupancyFigureKeys.LongestStay, "days", "structures hébergées", "Plus longue durée cumulée d’une structure hébergée ce jour-là."),
        new(OccupancyFigureKeys.LeaversStillMembers, "structures", "structures sorties dans la période", "Structures sorties dans la période et adhérentes à sa fin.", OverPeriod: true),
        .. NextPlaces.Select(each => new FigureName(
            OccupancyFigureKeys.LeaversTo(ClosedWord.Of(each.Next)), "structures", "structures sorties dans la période et entendues", $"Structures sorties dans la période qui, d’après leur entretien de sortie, {each.Words}.",
            OverPeriod: true)),
        new(OccupancyFigureKeys.LeaversSatisfaction, "mark", "structures sorties dans la période et entendues", "Note moyenne, sur 5, que les structures sorties dans la période donnent à leur séjour.", OverPeriod: true),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var known = days.KnownAt ?? PeriodRow.KnownNow;
        var rows = await session.Query<OccupationPeriod>()
            .Where(row => row.Since <= days.Day && row.RecordedFrom <= known && row.RecordedUntil > known).ToListAsync(cancellation);
        var spaces = await session.Query<Space>().Where(space => space.RegisteredOn <= days.Day).ToListAsync(cancellation);
        var rent = await MarketRent.On(session, days.Day, cancellation);
        OccupationPeriod[] hosted = [.. rows.Where(row => row.Kind.IsPlace())];
        OccupationPeriod[] now = [.. hosted.Where(row => row.Until > days.Day)];
        var use = new PlaceUse([.. spaces.Where(space => space.Kind.IsPlace())], hosted, days.From, days.Day);
        OccupationPeriod[] left = [.. hosted.Where(row => row.Cause is not (null or DepartureCause.Transfer or DepartureCause.Succession) && days.From < row.Until && row.Until <= days.Day.AddDays(1))];
        Guid[] leavers = [.. left.Select(row => row.StructureId).Distinct()];
        var still = (await session.LoadManyAsync<KnownStructure>(cancellation, leavers)).Where(structure => structure.IsMemberOn(days.Day)).Select(structure => structure.Id);
        var heard = (await session.LoadManyAsync<Tenure>(cancellation, leavers.Select(Tenure.IdOf)))
            .SelectMany(tenure => tenure.Allocations.Where(each => each.ExitInterview is not null && left.Any(row => row.AllocationId == each.Id)).Select(each => (tenure.StructureId, Said: each.ExitInterview!)))
            .ToList();
        return
        [
            Counted.Of(OccupancyFigureKeys.Places, spaces.Where(space => space.Kind.IsPlace() && space.StateOn(days.Day) is SpaceState.InUse).Select(space => space.Id)),
            Counted.Of(OccupancyFigureKeys.Occupied, now.Select(row => row.SpaceId)),
            Counted.Of(OccupancyFigureKeys.Shops, rows.Where(row => row.Kind is SpaceKind.Shop && row.Until > days.Day).Select(row => row.SpaceId)),
            Counted.Of(OccupancyFigureKeys.Overstaying, now.Where(row => row.PlannedUntil <= days.Day).Select(row => row.SpaceId)),
            .. Horizons.Select(each => Counted.Of(
                OccupancyFigureKeys.EndingWithin(each.Word), now.Where(row => row.PlannedUntil > days.Day && row.PlannedUntil <= days.Day.AddMonths(each.Months)).Select(row => row.AllocationId))),
            Over(OccupancyFigureKeys.Rate, Percent(use.OccupiedDays, use.AllDays)),
            Over(OccupancyFigureKeys.VacantDays, use.AllDays - use.OccupiedDays),
            Over(OccupancyFigureKeys.IncomeNotCalled, use.IncomeNotCalled().Cents / 100m),
            Over(OccupancyFigureKeys.MarketAdvantage, rent is { } reference ? use.Advantage(reference).Cents / 100m : null),
            Counted.Of(OccupancyFigureKeys.Departures, left.Select(row => row.AllocationId)),
            new(OccupancyFigureKeys.TurnOver, Percent(left.Length * use.Days, use.OccupiedDays), Ids(left)),
            new(OccupancyFigureKeys.AverageStay, left.Length == 0 ? null : decimal.Round((decimal)left.Average(row => row.Until.DayNumber - row.Since.DayNumber)), Ids(left)),
            new(OccupancyFigureKeys.LongestStay, now.Select(row => (decimal?)DaysOf(hosted, row.StructureId, days.Day)).DefaultIfEmpty(null).Max(), Ids(now)),
            Counted.Of(OccupancyFigureKeys.LeaversStillMembers, still),
            .. NextPlaces.Select(each => Counted.Of(OccupancyFigureKeys.LeaversTo(ClosedWord.Of(each.Next)), heard.Where(leaver => leaver.Said.Next == each.Next).Select(leaver => leaver.StructureId))),
            new(OccupancyFigureKeys.LeaversSatisfaction, heard.Count == 0 ? null : decimal.Round((decimal)heard.Average(leaver => leaver.Said.Satisfaction), 1), [.. heard.Select(leaver => leaver.StructureId).Distinct().Order()]),
        ];

        Counted Over(string key, decimal? value) => new(key, value, [.. use.Spaces.Select(space => space.Id).Order()]);
    }

    private static int DaysOf(IEnumerable<OccupationPeriod> rows, Guid structure, DateOnly day) =>
        new TenureClock([.. rows.Where(row => row.StructureId == structure).Select(row => new Span(row.Since, row.Until))]).DaysUsed(day.AddDays(1));

    private static IReadOnlyList<Guid> Ids(IEnumerable<OccupationPeriod> rows) => [.. rows.Select(row => row.AllocationId).Distinct().Order()];

    private static decimal? Percent(long part, long whole) => whole == 0 ? null : decimal.Round(100m * part / whole, 1);
}

/// <summary>The days of places over a period: whose they were, and what the others cost.</summary>
internal sealed class PlaceUse
{
    private readonly List<(Space Space, DateOnly Month, int Days, int Taken)> months = [];

    public PlaceUse(IReadOnlyList<Space> spaces, IReadOnlyList<OccupationPeriod> rows, DateOnly from, DateOnly lastDay)
    {
        (Spaces, Days) = (spaces, lastDay.DayNumber - from.DayNumber + 1);
        foreach (var space in spaces)
            for (var month = new DateOnly(from.Year, from.Month, 1); month <= lastDay; month = month.AddMonths(1))
                months.Add(Of(space, [.. rows.Where(row => row.SpaceId == space.Id)], Later(from, month), Earlier(lastDay.AddDays(1), month.AddMonths(1))));
    }

    public IReadOnlyList<Space> Spaces { get; }

    /// <summary>Of the period.</summary>
    public int Days { get; }

    public int AllDays => months.Sum(each => each.Days);

    public int OccupiedDays => months.Sum(each => each.Taken);

    public Money IncomeNotCalled() => Sum(each => Fee(each, each.Days - each.Taken));

    /// <param name="rent">Of a square metre and a year.</param>
    public Money Advantage(Money rent) => Sum(each => each.Space.SquareDecimetres is { } area
        ? new Money(rent.Cents * area / 100).Prorated(each.Taken, DateTime.IsLeapYear(each.Month.Year) ? 366 : 365) - Fee(each, each.Taken)
        : Money.Zero);

    /// <summary>The days of a month that the space is the association's, and those on which somebody had it.</summary>
    private static (Space, DateOnly, int, int) Of(Space space, IReadOnlyList<OccupationPeriod> rows, DateOnly from, DateOnly until)
    {
        var (days, taken) = (0, 0);
        for (var day = from; day < until; day = day.AddDays(1))
        {
            if (day < space.RegisteredOn || space.StateOn(day) is SpaceState.Withdrawn)
                continue;
            days++;
            if (rows.Any(row => row.Covers(day)))
                taken++;
        }
        return (space, new DateOnly(from.Year, from.Month, 1), days, taken);
    }

    private static Money Fee((Space Space, DateOnly Month, int Days, int Taken) each, int days) =>
        each.Space.MonthlyFee(each.Month.Year) is { } fee ? fee.Prorated(days, DateTime.DaysInMonth(each.Month.Year, each.Month.Month)) : Money.Zero;

    private Money Sum(Func<(Space Space, DateOnly Month, int Days, int Taken), Money> of) => months.Aggregate(Money.Zero, (sum, each) => sum + of(each));

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
