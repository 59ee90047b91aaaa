using JasperFx.Events;
using JasperFx.MultiTenancy;
using Marten;
using Mila.Kernel;
using Mila.Modules;
using Npgsql;
using Weasel.Core;
using Wolverine.Marten;

namespace Mila.Host.Composition;

/// <summary>Marten: facts of every part in one event schema, documents in each part's own, a tenant on every row.</summary>
public static class Store
{
    public static IServiceCollection AddMilaStore(this IServiceCollection services)
    {
        services.AddMarten(provider =>
        {
            var options = new StoreOptions();
            options.Connection(provider.GetRequiredService<NpgsqlDataSource>());
            options.DatabaseSchemaName = "platform";
            options.Events.DatabaseSchemaName = "facts";
            options.Events.TenancyStyle = TenancyStyle.Conjoined;
            options.Policies.AllDocumentsAreMultiTenanted();
            options.Advanced.DefaultTenantUsageEnabled = false;
            options.Events.UseMandatoryStreamTypeDeclaration = true;
            options.Events.MetadataConfig.EnableAll();
            options.Events.MetadataConfig.UserNameEnabled = true; // who acted: a person id
            options.Events.EventNamingStyle = EventNamingStyle.SmarterTypeName;
            options.Events.TimeProvider = new ClockTime(provider.GetRequiredService<Clock>());
            options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase);
            foreach (var part in Parts.All)
                part.Store(new StoreDeclaration(part.Name, options));
            return options;
        })
        .IntegrateWithWolverine(wolverine => wolverine.MessageStorageSchemaName = "wolverine");
        return services;
    }

    /// <summary>Facts are recorded at the domain's instant: a demonstration's history is recorded on the days it happened.</summary>
    private sealed class ClockTime(Clock clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.UtcNow;
    }
}
