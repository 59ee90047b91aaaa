using Mila.Kernel;
using Wolverine;

namespace Mila.Modules;

/// <summary>Gives each handler its <see cref="Moment"/>, so that decisions read no clock.</summary>
public static class MomentMiddleware
{
    public static Moment Before(Envelope envelope, Clock clock, Tenants tenants) =>
        new(clock.UtcNow, tenants.CalendarOf(envelope.TenantId), envelope.TenantId ?? "",
            Guid.TryParse(envelope.UserName, out var actor) ? actor : null);
}
