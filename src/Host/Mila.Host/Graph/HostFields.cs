using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Host.Graph;

/// <summary>What the host itself can say: which association this is and what day it is there.</summary>
public static class HostFields
{
    public static void AddTo(ObjectGraphType query) => query.Field<NonNullGraphType<HereType>>("here")
        .Description("The association that answers, and its day.")
        .AuthorizeWithPolicy("platform.see_itself")
        .Resolve(context =>
        {
            var tenant = context.Request().Tenant;
            var tenants = context.Service<Tenants>();
            var found = tenants.All.First(each => each.Id == tenant);
            return new Here(found.Id, found.Title, found.Zone, tenants.CalendarOf(tenant).DayOf(context.Service<Clock>().UtcNow));
        });
}

/// <param name="Today">The association's civil day.</param>
public sealed record Here(string Tenant, string Title, string Zone, DateOnly Today);

public sealed class HereType : ObjectGraphType<Here>
{
    public HereType()
    {
        Name = "Here";
        Field(here => here.Tenant).Description("The association's key.");
        Field(here => here.Title).Description("Its name as printed.");
        Field(here => here.Zone).Description("Its time zone.");
        Field(here => here.Today).Description("Its civil day.");
    }
}
