using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;

namespace Mila.Incubation.Fees;

/// <param name="Days">How many days of the month the space was the structure's.</param>
public sealed record OccupancyChargeAsked(
    Guid ChargeId, Guid StructureId, Guid SpaceId, Guid AllocationId, DateOnly Month, int Days, long MonthlyCents, long Cents, DateOnly On);
public sealed record OccupancyChargeInvoiced(Guid ChargeId, Guid InvoiceId, string Number, DateOnly On);

/// <param name="Code">The rule of the invoices that refuses it.</param>
public sealed record OccupancyChargeRefused(Guid ChargeId, string Code, DateOnly On);

/// <summary>Where a charge stands: demandée, facturée, refusée.</summary>
public enum ChargeState { Asked, Invoiced, Refused }

/// <summary>What a structure owes for its days in a space in one month (redevance d’occupation), and the invoice that says so.</summary>
public sealed record OccupancyCharge
{
    public Guid Id { get; init; }
    public Guid StructureId { get; init; }
    public Guid SpaceId { get; init; }
    public Guid AllocationId { get; init; }

    /// <summary>The first day of the month.</summary>
    public DateOnly Month { get; init; }

    public int Days { get; init; }
    public long MonthlyCents { get; init; }
    public long Cents { get; init; }
    public ChargeState State { get; init; }
    public Guid? InvoiceId { get; init; }
    public string? Number { get; init; }
    public string? RefusedBy { get; init; }

    public OccupancyCharge Evolve(object fact) => fact switch
    {
        OccupancyChargeAsked f => this with
        {
            Id = f.ChargeId, StructureId = f.StructureId, SpaceId = f.SpaceId, AllocationId = f.AllocationId, Month = f.Month, Days = f.Days,
            MonthlyCents = f.MonthlyCents, Cents = f.Cents, State = ChargeState.Asked, RefusedBy = null,
        },
        OccupancyChargeInvoiced f => this with { State = ChargeState.Invoiced, InvoiceId = f.InvoiceId, Number = f.Number },
        OccupancyChargeRefused f => this with { State = ChargeState.Refused, RefusedBy = f.Code },
        _ => this,
    };

    public static Guid IdOf(Guid allocationId, DateOnly month) => NamedId.Of("occupancy-charge", allocationId.ToString(), $"{month:yyyy-MM}");

    /// <summary>What a month in a space costs a structure: its fee, in proportion to the days, in cents, half up. None where no fee is set.</summary>
    /// <param name="today">Who has not given the keys back owes every day until then.</param>
    public static OccupancyChargeAsked? Of(OccupationPeriod occupation, Space space, DateOnly month, DateOnly today)
    {
        var days = DaysIn(occupation, month);
        if (days == 0 || space.MonthlyFee(month.Year) is not { Cents: > 0 } fee)
            return null;
        var amount = fee.Prorated(days, DateTime.DaysInMonth(month.Year, month.Month));
        return new(IdOf(occupation.AllocationId, month), occupation.StructureId, space.Id, occupation.AllocationId, month, days, fee.Cents, amount.Cents, today);
    }

    private static int DaysIn(OccupationPeriod occupation, DateOnly month)
    {
        var from = occupation.Since > month ? occupation.Since : month;
        var until = occupation.Until < month.AddMonths(1) ? occupation.Until : month.AddMonths(1);
        return Math.Max(0, until.DayNumber - from.DayNumber);
    }
}
