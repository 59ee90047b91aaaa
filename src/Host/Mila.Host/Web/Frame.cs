using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Demonstration;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Host.Web;

/// <summary>What stands around every page: whose it is, what day it is there, who reads it and where they may go.</summary>
public sealed class Frame(RequestScope request, Tenants tenants, Clock clock, DemonstrationClock demonstration)
{
    private const string NoAssociation = "Mila";

    /// <summary>The association's name as printed.</summary>
    public string Title => request.IsKnown ? tenants.All.First(tenant => tenant.Id == request.Tenant).Title : NoAssociation;

    /// <summary>The association's civil day.</summary>
    public DateOnly Today => DayOf(clock.UtcNow);

    private CivilCalendar Calendar => tenants.CalendarOf(request.IsKnown ? request.Tenant : null);

    /// <summary>Whether this is a demonstration whose clock the reader may move.</summary>
    public bool MovesClock => demonstration.IsOn && Access.Allows("demonstration.move_clock", request.Actor);

    public bool SignedIn => request.Actor.PersonId is not null;

    /// <summary>The entries of the menu that lead somewhere for whoever reads.</summary>
    public IEnumerable<MenuEntry> Menu => MenuEntry.All.Where(entry => Access.Allows(entry.Policy, request.Actor));

    /// <summary>The civil day of an instant, there.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => Calendar.DayOf(instant);

    /// <summary>The civil time of an instant, there.</summary>
    public TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(Calendar.LocalTimeOf(instant));

    /// <summary>The instant at which a day is over, there.</summary>
    public DateTimeOffset EndOf(DateOnly day) => Calendar.EndOf(day);
}
