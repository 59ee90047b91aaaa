using GraphQL.Types;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Demonstration;
using Mila.Modules;

namespace Mila.Host.Graph;

/// <summary>The one schema: every part adds its fields to the roots.</summary>
public sealed class MilaSchema : Schema
{
    public MilaSchema(IServiceProvider services, GraphSettings settings) : base(services)
    {
        this.UseMilaScalars();
        var roots = new GraphRoots(
            new ObjectGraphType { Name = "Query" },
            new ObjectGraphType { Name = "Mutation" },
            new ObjectGraphType { Name = "Subscription" });
        HostFields.AddTo(roots.Query);
        DemonstrationClockFields.AddTo(roots.Query, roots.Mutation);
        foreach (var part in Parts.All)
            part.Graph(roots);
        Query = Shown(roots.Query, settings)!;
        Mutation = Shown(roots.Mutation, settings);
        Subscription = Shown(roots.Subscription, settings);
    }

    /// <summary>The root with the fields that this host has, what belongs to a demonstration left out elsewhere; none when it has none.</summary>
    private static ObjectGraphType? Shown(ObjectGraphType declared, GraphSettings settings)
    {
        var shown = new ObjectGraphType { Name = declared.Name };
        foreach (var each in declared.Fields.Where(each => settings.Demonstration || !each.IsDemonstrationOnly()))
            shown.AddField(each);
        return shown.Fields.Count > 0 ? shown : null;
    }
}
