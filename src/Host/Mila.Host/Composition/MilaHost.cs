using JasperFx.Resources;
using Mila.Host.Demonstration;
using Mila.Host.Graph;
using Mila.Kernel;
using Mila.Letters;
using Mila.Modules;
using Mila.Modules.Figures;
using Npgsql;

namespace Mila.Host.Composition;

/// <summary>Puts the host together. Everything it needs to know comes from configuration.</summary>
public static class MilaHost
{
    /// <param name="connectionString">The store's PostgreSQL, configured or embedded.</param>
    /// <param name="dataFolder">Where keys and files are.</param>
    /// <param name="adjust">What a test replaces: the clock and the mail relay.</param>
    public static WebApplication Build(string[] args, string connectionString, string dataFolder, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(MilaHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        var services = builder.Services;
        services.AddSingleton(new OffsetClock(TimeProvider.System));
        services.AddSingleton<Clock>(provider => provider.GetRequiredService<OffsetClock>());
        services.AddSingleton(new DataFolder(dataFolder));
        services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        services.AddMilaStore();
        services.AddHostedService<StoreAtStart>(); // before the messages: those that waited in the store are handled as soon as Wolverine starts
        builder.Host.UseMilaMessaging(builder.Configuration.GetValue<bool>("Mila:SeveralHosts"));
        services.AddMilaGraph();
        services.AddMilaJobs(connectionString);
        services.AddMilaSignIn(dataFolder);
        services.AddGrantedRoles();
        services.AddMilaFiles();
        services.AddMilaPolicies();
        services.AddMilaPages();
        services.AddWebSafety();
        services.KeepContentOutOfLogs();
        services.AddResourceSetupOnStartup();
        services.AddSingleton<Settled>();
        services.AddSingleton<DemonstrationClock>();
        services.AddSingleton<DemonstrationLoader>();
        services.AddHostedService<TenantsAsAdded>();
        services.AddMilaHealth();

        var settings = new SettingList();
        var workflows = new WorkflowList(Access.Roles);
        var erasures = new ErasureList();
        var fileOwners = new FileOwnerList();
        foreach (var part in Parts.All)
        {
            part.Settings(settings);
            part.Workflows(workflows.Of(part));
            part.Erasures(erasures);
            part.FileOwners(fileOwners);
            part.Services(services);
        }
        services.AddSingleton(settings);
        services.AddSingleton(workflows);
        services.AddSingleton(erasures);
        services.AddSingleton(fileOwners);
        services.AddSingleton(new RoleList(Access.Roles));
        services.AddSingleton(new ShippedLetters(Parts.Assemblies));
        services.AddSingleton(new FigureCatalogue(Parts.Assemblies));
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseWebSafety();
        app.UseMilaErrorPages();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal),
            branch => branch.UseMiddleware<TenantOfRequest>().UseMiddleware<RolesOfRequest>());
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapMilaGraph();
        app.MapMilaFiles();
        app.MapMilaExplorer();
        app.MapMilaHealth();
        app.MapMilaJobs();
        return app;
    }
}
