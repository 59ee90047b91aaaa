using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Mila.Host.Composition;
using Xunit;

namespace Mila.House.Tests;

/// <summary>What the project graph cannot say: who may name which engine.</summary>
public sealed class ArchitectureTest
{
    private static readonly Architecture House = new ArchLoader().LoadAssemblies([.. Parts.Assemblies, typeof(Kernel.Rule).Assembly, typeof(Graph.UserError).Assembly]).Build();

    [Fact]
    public void A_module_names_no_other_module()
    {
        var modules = Parts.Assemblies.Select(assembly => assembly.GetName().Name!).Where(IsModule).ToList();
        Assert.NotEmpty(modules);

        var crossings =
            from type in House.Types
            let here = Project(type)
            where modules.Contains(here)
            from dependency in type.Dependencies
            let there = Project(dependency.Target)
            where modules.Contains(there) && there != here
            select $"{type.FullName} → {dependency.Target.FullName}";

        Assert.Empty(crossings.Distinct());
    }

    [Fact]
    public void Only_the_kernels_calendar_names_NodaTime()
    {
        var others =
            from type in House.Types
            where type.Dependencies.Any(dependency => dependency.Target.FullName.StartsWith("NodaTime.", StringComparison.Ordinal))
            where type.FullName != "Mila.Kernel.CivilCalendar"
            select type.FullName;

        Assert.Empty(others);
    }

    [Fact]
    public void A_decision_names_no_engine()
    {
        var decisions =
            from type in House.Types.OfType<Class>()
            from method in type.Members.OfType<MethodMember>()
            where method.Name.StartsWith("Decide(", StringComparison.Ordinal)
            from dependency in method.Dependencies
            let target = dependency.Target.FullName
            where target.StartsWith("Marten.", StringComparison.Ordinal) || target.StartsWith("Wolverine.", StringComparison.Ordinal)
                || target.StartsWith("GraphQL.", StringComparison.Ordinal) || target.StartsWith("Npgsql.", StringComparison.Ordinal) || target is "Mila.Kernel.Clock"
            select $"{type.FullName}.{method.Name} → {target}";

        Assert.Empty(decisions.Distinct());
    }

    private static string Project(IType type) => type.Assembly?.Name.Split(',')[0] ?? "";

    private static bool IsModule(string assembly) =>
        Directory.Exists(Path.Combine(Repository.Root, "src/Modules", assembly["Mila.".Length..].Split('.')[0]));
}
