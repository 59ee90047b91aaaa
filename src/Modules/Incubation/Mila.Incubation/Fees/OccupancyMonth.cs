using System.Globalization;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows;

namespace Mila.Incubation.Fees;

/// <param name="Month">Its first day.</param>
public sealed record OccupancyMonthOpened(Guid MonthId, DateOnly Month, DateOnly On);
public sealed record OccupancyMonthInvoiced(Guid MonthId, DateOnly Month, int Charges, long Cents, DateOnly On);

/// <summary>A month whose occupancy is invoiced once it is over (mois de redevances).</summary>
public sealed record OccupancyMonth
{
    public Guid Id { get; init; }
    public DateOnly Month { get; init; }

    /// <summary>The day it was invoiced last.</summary>
    public DateOnly? InvoicedOn { get; init; }

    public OccupancyMonth Evolve(object fact) => fact switch
    {
        OccupancyMonthOpened f => this with { Id = f.MonthId, Month = f.Month },
        OccupancyMonthInvoiced f => this with { Id = f.MonthId, Month = f.Month, InvoicedOn = f.On },
        _ => this,
    };

    public static Guid IdOf(DateOnly month) => NamedId.Of("occupancy-month", $"{month:yyyy-MM}");
}

/// <summary>What a month brings to the workflow engine: when it is over, its invoices wait for the office.</summary>
public static class OccupancyWorkflow
{
    public const string Definition = "occupancy_month";
    public const string Subject = "occupancy_month";

    public static StartInstance Start(DateOnly month) => StartInstance.Of(Definition, Subject, OccupancyMonth.IdOf(month));

    public static Happened Told(OccupancyMonth after, long version, object fact) => new(
        Subject, after.Id, version, fact is OccupancyMonthOpened ? "incubation.occupancy_month_opened" : "incubation.occupancy_month_invoiced",
        Values: new Dictionary<string, string> { ["last_day"] = after.Month.AddMonths(1).AddDays(-1).ToString("O", CultureInfo.InvariantCulture) });

    public static void AddTo(WorkflowList workflows) => workflows
        .Announcement("incubation.occupancy_month_opened", Subject)
        .Announcement("incubation.occupancy_month_invoiced", Subject)
        .Day(Subject, "last_day")
        .Words("occupancy_month.words.fr.json")
        .Definition("occupancy_month.workflow.json");

    public static void Declare(SettingList settings) => settings
        .Days("occupancy.invoice_delay_days", 0, "Jours entre la fin d’un mois et la facturation de ses redevances")
        .Days("occupancy.invoice_days", 10, "Jours donnés pour facturer les redevances d’un mois terminé");
}
