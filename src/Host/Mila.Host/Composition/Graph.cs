using System.Text.Encodings.Web;
using System.Text.Unicode;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Demonstration;
using Mila.Host.Graph;
using Mila.Host.Graph.Http;
using Mila.Host.Web;

namespace Mila.Host.Composition;

/// <summary>GraphQL.NET: one schema, one endpoint.</summary>
public static class GraphComposition
{
    public static IServiceCollection AddMilaGraph(this IServiceCollection services)
    {
        services.AddScoped<RequestScope>();
        services.AddScoped<Batches>();
        services.AddSingleton(new ShippedDocuments(typeof(GraphComposition).Assembly));
        services.AddSingleton<Wakings>();
        services.AddHostedService<WakingsFromPostgres>();
        services.AddSingleton(provider => GraphSettings.Of(
            provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<DemonstrationClock>().IsOn));
        services.AddGraphQL(graph => graph.AddSelfActivatingSchema<MilaSchema>());
        return services.AddGraphTransport();
    }

    /// <summary>What answers documents, whatever the schema.</summary>
    public static IServiceCollection AddGraphTransport(this IServiceCollection services)
    {
        services.AddGraphQL(graph => graph
            .AddSystemTextJson(json => json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All))
            .AddErrorInfoProvider<GraphErrors>());
        services.AddMilaScalars();
        services.AddHttpContextAccessor();
        services.AddSingleton<DocumentCache>();
        services.AddSingleton(new Sentences(Parts.Assemblies));
        services.AddSingleton<UnforeseenErrors>();
        services.AddSingleton<GraphExecution>();
        services.AddSingleton<StreamSeats>();
        services.AddScoped<PageGraph>();
        services.Configure<MvcOptions>(options => options.Filters.Add<PageRefusedFilter>());
        return services;
    }
}
