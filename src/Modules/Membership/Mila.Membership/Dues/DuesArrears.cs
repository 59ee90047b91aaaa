using Mila.Modules;

namespace Mila.Membership.Dues;

/// <summary>
/// That a structure owed dues from the day after they were due until the day they were settled (retard de cotisation), as it was known
/// from an instant until another. A member is up to date on a day when none of its rows covers it.
/// </summary>
public sealed record DuesArrears : PeriodRow
{
    public Guid StructureId { get; init; }
    public int Year { get; init; }

    public override string Words() => $"{StructureId} {Year}";

    /// <summary>None when the dues were settled in time, or are not asked any more.</summary>
    public static IEnumerable<DuesArrears> Of(DuesCall call)
    {
        if (call.State is DuesState.Cancelled)
            return [];
        var (since, until) = (call.DueOn.AddDays(1), call.SettledOn ?? DateOnly.MaxValue);
        return since < until ? [new() { StructureId = call.StructureId, Year = call.Year, Since = since, Until = until }] : [];
    }
}

public sealed class DuesArrearsRows : PeriodRows<DuesCall, DuesArrears>
{
    protected override bool Concerns(object fact) =>
        fact is DuesCalled or DuesCallCancelled or DuesPaid or DuesPaymentCancelled or DuesCreditGivenOn or DuesCreditReceived or DuesRefunded or DuesWrittenOff;

    protected override DuesCall Evolve(DuesCall aggregate, object fact) => aggregate.Evolve(fact);

    protected override IEnumerable<DuesArrears> Rows(DuesCall aggregate) => DuesArrears.Of(aggregate);
}
