using GraphQL;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Modules;

/// <summary>What day it is for a field: the civil day of the request's association.</summary>
public static class FieldDay
{
    public static DateOnly Today(this IResolveFieldContext context) =>
        context.Service<Tenants>().CalendarOf(context.Request().Tenant).DayOf(context.Now());

    /// <summary>The instant the domain believes it is.</summary>
    public static DateTimeOffset Now(this IResolveFieldContext context) => context.Service<Clock>().UtcNow;
}
