using Mila.Kernel;

namespace Mila.Incubation.Spaces;

/// <param name="SquareDecimetres">Its floor in hundredths of a square metre; none when nobody measured it.</param>
/// <param name="Position">Its rank on its site, from the door in.</param>
public sealed record SpaceRegistered(Guid SpaceId, Guid SiteId, SpaceKind Kind, string Name, int? SquareDecimetres, int Position, DateOnly On);
public sealed record SpaceStateSet(Guid SpaceId, SpaceState State, DateOnly On);

/// <summary>From a year on, a month in the space costs so much.</summary>
public sealed record OccupancyFeeSet(Guid SpaceId, int Year, long MonthlyCents, DateOnly On);

/// <param name="Until">The first day after, as it is planned.</param>
public sealed record SpaceTaken(Guid SpaceId, Guid AllocationId, Guid StructureId, DateOnly From, DateOnly Until, DateOnly On);

/// <summary>Whoever has the space keeps it until another day; a day before its first gives it back as if it had never been taken.</summary>
public sealed record SpaceTakenUntil(Guid SpaceId, Guid AllocationId, DateOnly Until, DateOnly On);

/// <summary>Whoever was promised the space has it later than was said.</summary>
/// <param name="Until">The first day after, as it is planned now.</param>
public sealed record SpaceTakenFrom(Guid SpaceId, Guid AllocationId, DateOnly From, DateOnly Until, DateOnly On);

/// <summary>The keys came back: whoever had the space has left it.</summary>
/// <param name="Until">The first day without.</param>
public sealed record SpaceHandedBack(Guid SpaceId, Guid AllocationId, DateOnly Until, DateOnly On);

/// <summary>What a space is: bureau, studio, poste de travail, boutique, salle de réunion, webradio, studio de montage, placard.</summary>
public enum SpaceKind { Office, Studio, Desk, Shop, MeetingRoom, WebRadio, EditingStudio, Cupboard }

/// <summary>Whether it can be used: en service, en travaux, retiré.</summary>
public enum SpaceState { InUse, UnderWorks, Withdrawn }

/// <summary>Days that a space is one structure's.</summary>
/// <param name="HandedBack">Whether the keys came back.</param>
public sealed record SpaceTaking(Guid AllocationId, Guid StructureId, DateOnly From, DateOnly Until, bool HandedBack = false)
{
    public Span Days => new(From, Until);
}

/// <summary>A space of a site (espace): what it is, what it costs, and who has it when; never two at once.</summary>
public sealed record Space
{
    public Guid Id { get; init; }
    public Guid SiteId { get; init; }
    public SpaceKind Kind { get; init; }
    public string Name { get; init; } = "";
    public int? SquareDecimetres { get; init; }
    public int Position { get; init; }
    public DateOnly RegisteredOn { get; init; }
    public IReadOnlyList<SpaceStateSet> States { get; init; } = [];
    public IReadOnlyList<OccupancyFeeSet> Fees { get; init; } = [];
    public IReadOnlyList<SpaceTaking> Takings { get; init; } = [];

    public Space Evolve(object fact) => fact switch
    {
        SpaceRegistered f => this with
        {
            Id = f.SpaceId, SiteId = f.SiteId, Kind = f.Kind, Name = f.Name, SquareDecimetres = f.SquareDecimetres, Position = f.Position, RegisteredOn = f.On,
        },
        SpaceStateSet f => this with { States = [.. States, f] },
        OccupancyFeeSet f => this with { Fees = [.. Fees.Where(fee => fee.Year != f.Year), f] },
        SpaceTaken f => this with { Takings = [.. Takings, new(f.AllocationId, f.StructureId, f.From, f.Until)] },
        SpaceTakenUntil f => With(f.AllocationId, taking => taking with { Until = f.Until }),
        SpaceTakenFrom f => With(f.AllocationId, taking => taking with { From = f.From, Until = f.Until }),
        SpaceHandedBack f => With(f.AllocationId, taking => taking with { Until = f.Until, HandedBack = true }),
        _ => this,
    };

    public SpaceState StateOn(DateOnly day) =>
        States.Where(state => state.On <= day).OrderBy(state => state.On).LastOrDefault()?.State ?? SpaceState.InUse;

    /// <summary>What a month costs in a year: as set for it, or for the last year before that was.</summary>
    public Money? MonthlyFee(int year) =>
        Fees.Where(fee => fee.Year <= year).MaxBy(fee => fee.Year) is { } fee ? new Money(fee.MonthlyCents) : null;

    /// <summary>Whether nobody has it on any of these days.</summary>
    /// <param name="except">An allocation whose days do not count.</param>
    public bool IsFree(Span days, Guid? except = null) => Takings.All(taking => taking.AllocationId == except || !taking.Days.Overlaps(days));

    /// <summary>Whether somebody whose days are over by then has not given the keys back.</summary>
    public bool IsOverstayed(DateOnly day, Guid? except = null) => Takings.Any(taking => taking.AllocationId != except && taking.Until <= day && !taking.HandedBack);

    private Space With(Guid allocation, Func<SpaceTaking, SpaceTaking> change) =>
        this with { Takings = [.. Takings.Select(taking => taking.AllocationId == allocation ? change(taking) : taking).Where(taking => taking.From < taking.Until)] };
}

/// <summary>What the kinds of spaces mean to the rules.</summary>
public static class SpaceKinds
{
    /// <summary>Where a structure works: it has one such place at a time.</summary>
    public static bool IsWorkplace(this SpaceKind kind) => kind is SpaceKind.Office or SpaceKind.Studio or SpaceKind.Desk or SpaceKind.Shop;

    /// <summary>What a structure is given for months or years; the others are booked by the hour.</summary>
    public static bool IsAllocated(this SpaceKind kind) => kind.IsWorkplace() || kind is SpaceKind.Cupboard;

    /// <summary>The places where structures are hosted: a shop is its own.</summary>
    public static readonly SpaceKind[] Places = [SpaceKind.Office, SpaceKind.Studio, SpaceKind.Desk];

    public static bool IsPlace(this SpaceKind kind) => Places.Contains(kind);

    /// <summary>Whether days in it use up the tenure: those of a shop never do, those of a desk as the association decides.</summary>
    public static bool IsClocked(this SpaceKind kind, bool desksCount) => kind.IsPlace() && (kind is not SpaceKind.Desk || desksCount);

    public static string InFrench(this SpaceKind kind) => kind switch
    {
        SpaceKind.Office => "bureau",
        SpaceKind.Studio => "studio",
        SpaceKind.Desk => "poste de travail",
        SpaceKind.Shop => "boutique",
        SpaceKind.MeetingRoom => "salle de réunion",
        SpaceKind.WebRadio => "webradio",
        SpaceKind.EditingStudio => "studio de montage",
        SpaceKind.Cupboard => "placard",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
