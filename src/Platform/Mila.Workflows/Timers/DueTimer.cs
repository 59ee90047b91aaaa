using Mila.Workflows.Instances;

namespace Mila.Workflows.Timers;

/// <summary>A row of the timer register (échéance): what rings when, for every association.</summary>
/// <param name="Id">The timer's token.</param>
/// <param name="Tenant">Whose it is: the sweep reads across associations.</param>
/// <param name="DueAt">The instant it rings at.</param>
public sealed record DueTimer(Guid Id, string Tenant, Guid InstanceId, DateTimeOffset DueAt, DateOnly DueOn, bool IsReminder)
{
    internal static DueTimer Of(string tenant, Instance instance, TimerArmed armed) =>
        new(armed.Token, tenant, instance.Id, armed.DueAt, armed.DueOn, armed.Reminder is not null);
}
