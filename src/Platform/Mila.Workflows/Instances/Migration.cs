using Mila.Kernel;
using Mila.Workflows.Definitions;

namespace Mila.Workflows.Instances;

/// <summary>Whether an instance can go by another version of its definition: every step where it stands must have its place there.</summary>
public static class Migration
{
    /// <returns>Why it cannot, in French; nothing when it can.</returns>
    public static IReadOnlyList<string> Obstacles(DefinitionSet definitions, Instance instance, Definition target)
    {
        if (instance.Ended)
            return [French.Typeset("Il est terminé.")];
        if (instance.Pin == target.Pin)
            return [French.Typeset("Il suit déjà cette version.")];
        if (target.Key != instance.Definition)
            return [French.Typeset("C’est un autre déroulé.")];
        return [.. instance.Stays.Where(stay => stay.Call is null)
            .Select(stay => Obstacle(definitions[instance.Pin][stay.Step], stay, instance, target)).OfType<string>().Select(French.Typeset)];
    }

    private static string? Obstacle(Step step, Stay stay, Instance instance, Definition target)
    {
        if (target.Steps.FirstOrDefault(each => each.Key == step.Key) is not { } there)
            return $"L’étape « {step.Label} » n’existe plus.";
        if (there.GetType() != step.GetType())
            return $"L’étape « {step.Label} » n’est plus de la même sorte.";
        if (!RegionOf(stay, instance, target).Contains(there))
            return $"L’étape « {step.Label} » n’est plus au même endroit : elle a quitté sa branche, ou y est entrée.";
        return (step, there) switch
        {
            (ServiceStep now, ServiceStep then) when now.Request != then.Request => $"La demande de l’étape « {step.Label} » est en cours et n’est plus la même.",
            (CallStep now, CallStep then) when now.Definition != then.Definition => $"L’étape « {step.Label} » appelle un autre déroulé.",
            (ParallelStep now, ParallelStep then) when !now.Branches.Select(branch => branch.To).SequenceEqual(then.Branches.Select(branch => branch.To)) =>
                $"Les branches de l’étape « {step.Label} » ne sont plus les mêmes.",
            _ => null,
        };
    }

    private static IReadOnlyList<Step> RegionOf(Stay stay, Instance instance, Definition target) => stay.Within is not { } within
        ? Regions.Trunk(target)
        : target.Steps.FirstOrDefault(step => step.Key == instance.StayAt(within)!.Step) is ParallelStep parallel ? Regions.Within(target, parallel) : [];
}
