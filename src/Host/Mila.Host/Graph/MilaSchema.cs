using GraphQL.Types;
using Mila.Host.Composition;
using Mila.Modules;

namespace Mila.Host.Graph;

/// <summary>The one schema: every part adds its fields to the roots.</summary>
public sealed class MilaSchema : Schema
{
    public MilaSchema(IServiceProvider services) : base(services)
    {
        var roots = new GraphRoots(
            new ObjectGraphType { Name = "Query" },
            new ObjectGraphType { Name = "Mutation" },
            new ObjectGraphType { Name = "Subscription" });
        HostFields.AddTo(roots.Query);
        foreach (var part in Parts.All)
            part.Graph(roots);
        Query = roots.Query;
        Mutation = roots.Mutation.Fields.Count > 0 ? roots.Mutation : null;
        Subscription = roots.Subscription.Fields.Count > 0 ? roots.Subscription : null;
    }
}
