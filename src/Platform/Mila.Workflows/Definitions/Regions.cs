namespace Mila.Workflows.Definitions;

/// <summary>Which steps of a definition belong together: those of the trunk, and those within each step that has branches.</summary>
internal static class Regions
{
    public static IReadOnlyList<Step> Trunk(Definition definition) => From(definition, [definition.Start]);

    /// <summary>The steps that the branches of a step go through.</summary>
    public static IReadOnlyList<Step> Within(Definition definition, ParallelStep step) => From(definition, step.Branches.Select(branch => branch.To));

    /// <summary>The ways that stay in the region of the step they leave: all but those into branches.</summary>
    public static IEnumerable<Way> Onward(Step step) => step.Ways.Where(way => way.Through != Way.Branch);

    private static List<Step> From(Definition definition, IEnumerable<string> starts)
    {
        var reached = new List<Step>();
        var open = new Stack<string>(starts);
        while (open.TryPop(out var key))
            if (definition.Steps.FirstOrDefault(step => step.Key == key) is { } step && !reached.Contains(step))
            {
                reached.Add(step);
                foreach (var way in Onward(step))
                    open.Push(way.To);
            }
        return reached;
    }
}
