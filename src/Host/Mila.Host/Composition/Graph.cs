using GraphQL;
using Mila.Graph;
using Mila.Host.Graph;

namespace Mila.Host.Composition;

/// <summary>GraphQL.NET: one schema, one endpoint.</summary>
public static class GraphComposition
{
    public static IServiceCollection AddMilaGraph(this IServiceCollection services)
    {
        services.AddScoped<RequestScope>();
        services.AddScoped<Batches>();
        services.AddSingleton(new Sentences(Parts.Assemblies));
        services.AddGraphQL(graph => graph
            .AddSystemTextJson()
            .AddSelfActivatingSchema<MilaSchema>());
        return services;
    }
}
