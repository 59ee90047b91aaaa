namespace Mila.Kernel;

/// <summary>When, where and for whom a command is handled: all that a decision may know of the outside.</summary>
/// <param name="Now">The instant the domain believes it is.</param>
/// <param name="Calendar">The tenant's civil calendar.</param>
/// <param name="Tenant">The association's key; empty for the host's own messages.</param>
/// <param name="Actor">The person who acts; none for a timer, an import or the host.</param>
public sealed record Moment(DateTimeOffset Now, CivilCalendar Calendar, string Tenant, Guid? Actor)
{
    /// <summary>The tenant's civil day.</summary>
    public DateOnly Today => Calendar.DayOf(Now);
}
