using Marten;
using Mila.Incubation.Bookings;
using Mila.Incubation.Contracts;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Modules.Figures;

namespace Mila.Incubation.Figures;

/// <summary>Hours of the spaces that are booked (réservations): had by structures and by the association, and waited for in vain; the evidence is the bookings, the waits, the spaces.</summary>
public sealed class BookingFigures : FigureFamily
{
    private static readonly SpaceKind[] Kinds = [.. Enum.GetValues<SpaceKind>().Where(kind => !kind.IsAllocated())];

    public override IReadOnlyList<FigureName> Names { get; } =
    [
        new(BookingFigureKeys.Hours, "hours", "réservations de structures", "Heures de la période réservées par des structures, annulations déduites.", OverPeriod: true),
        new(BookingFigureKeys.HouseHours, "hours", "séances de l’association", "Heures de la période prises par des séances de l’association.", OverPeriod: true),
        new(BookingFigureKeys.Structures, "structures", "structures", "Structures qui ont eu une réservation dans la période.", OverPeriod: true),
        .. Kinds.SelectMany(Of),
        new(BookingFigureKeys.Unmet, "requests", "inscriptions en liste d’attente", "Créneaux de la période qu’une structure a attendus sans les obtenir, désistements mis à part.", OverPeriod: true),
        new(BookingFigureKeys.UnmetHours, "hours", "inscriptions en liste d’attente", "Heures de ces créneaux attendus en vain.", OverPeriod: true),
        new(BookingFigureKeys.Met, "requests", "inscriptions en liste d’attente", "Créneaux de la période qu’une structure a attendus puis obtenus.", OverPeriod: true),
    ];

    public override async Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation)
    {
        var use = await BookingUse.Of(session, days.From, days.Day, days.KnownAt, days.Now, cancellation);
        return
        [
            Hours(BookingFigureKeys.Hours, use.Bookings.Where(each => each.StructureId is not null)),
            Hours(BookingFigureKeys.HouseHours, use.Bookings.Where(each => each.StructureId is null)),
            Counted.Of(BookingFigureKeys.Structures, use.Structures.Select(each => each.StructureId)),
            .. Kinds.SelectMany(kind => OfKind(use, kind)),
            Counted.Of(BookingFigureKeys.Unmet, use.Unmet.Select(each => each.Id)),
            new(BookingFigureKeys.UnmetHours, use.UnmetHours, [.. use.Unmet.Select(each => each.Id).Order()]),
            Counted.Of(BookingFigureKeys.Met, use.Met.Select(each => each.Id)),
        ];
    }

    private static IEnumerable<FigureName> Of(SpaceKind kind) =>
    [
        new(BookingFigureKeys.HoursOf(ClosedWord.Of(kind)), "hours", kind.InFrench(), $"Heures de la période réservées par des structures : {kind.InFrench()}.", OverPeriod: true),
        new(BookingFigureKeys.RateOf(ClosedWord.Of(kind)), "percent", "heures d’ouverture", $"Heures réservées, séances de l’association comprises, rapportées aux heures d’ouverture de la période, en pour cent : {kind.InFrench()}.", OverPeriod: true),
    ];

    private static IEnumerable<Counted> OfKind(BookingUse use, SpaceKind kind)
    {
        SpaceUse[] spaces = [.. use.Spaces.Where(each => each.Space.Kind == kind)];
        Guid[] ids = [.. spaces.Select(each => each.Space.Id).Order()];
        var open = spaces.Sum(each => each.OpenHours);
        return
        [
            Hours(BookingFigureKeys.HoursOf(ClosedWord.Of(kind)), use.Bookings.Where(each => each.StructureId is not null && ids.Contains(each.SpaceId))),
            new(BookingFigureKeys.RateOf(ClosedWord.Of(kind)), open == 0 ? null : decimal.Round(100 * spaces.Sum(each => each.Hours + each.HouseHours) / open, 1), ids),
        ];
    }

    private static Counted Hours(string key, IEnumerable<Booking> bookings)
    {
        Booking[] all = [.. bookings];
        return new(key, BookingUse.HoursOf(all.Select(each => each.Length)), [.. all.Select(each => each.Id).Order()]);
    }
}
