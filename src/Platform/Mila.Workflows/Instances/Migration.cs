using Mila.Kernel;
using Mila.Workflows.Definitions;

namespace Mila.Workflows.Instances;

/// <summary>Whether an instance can go by another version of its definition: every step where it stands must have its place there.</summary>
public static class Migration
{
    /// <param name="moves">What becomes of steps that have another key there.</param>
    /// <returns>Why it cannot, in French; nothing when it can.</returns>
    public static IReadOnlyList<string> Obstacles(DefinitionSet definitions, Instance instance, Definition target, StepMoves moves)
    {
        if (instance.Ended)
            return [French.Typeset("Il est terminé.")];
        if (instance.Pin == target.Pin)
            return [French.Typeset("Il suit déjà cette version.")];
        if (target.Key != instance.Definition)
            return [French.Typeset("C’est un autre déroulé.")];
        return [.. Own(instance).Select(stay => Obstacle(definitions, stay, instance, target, moves)).OfType<string>().Select(French.Typeset)];
    }

    /// <summary>Where it stands that has no place of its own there, with the steps that could take its place.</summary>
    public static IReadOnlyList<Displaced> DisplacedOf(DefinitionSet definitions, Instance instance, Definition target) =>
        instance.Ended || target.Key != instance.Definition
            ? []
            : [.. Own(instance).Where(stay => Obstacle(definitions, stay, instance, target, StepMoves.None) is not null)
                .Select(stay => new Displaced(definitions[instance.Pin][stay.Step], [.. target.Steps.Where(place => Fits(definitions, stay, instance, target, place))]))];

    private static bool Fits(DefinitionSet definitions, Stay stay, Instance instance, Definition target, Step place) =>
        Obstacle(definitions, stay, instance, target, StepMoves.Of([new(stay.Step, place.Key)])) is null;

    /// <summary>The stays in its own definition: those in a call go by what the call is pinned to.</summary>
    private static IEnumerable<Stay> Own(Instance instance) => instance.Stays.Where(stay => stay.Call is null);

    private static string? Obstacle(DefinitionSet definitions, Stay stay, Instance instance, Definition target, StepMoves moves)
    {
        var step = definitions[instance.Pin][stay.Step];
        if (target.Steps.FirstOrDefault(each => each.Key == moves.Of(step.Key)) is not { } there)
            return $"L’étape « {step.Label} » n’existe plus.";
        if (there.GetType() != step.GetType())
            return $"L’étape « {step.Label} » n’est plus de la même sorte.";
        if (!RegionOf(stay, instance, target, moves).Contains(there))
            return $"L’étape « {step.Label} » n’est plus au même endroit : elle a quitté sa branche, ou y est entrée.";
        return (step, there) switch
        {
            (ServiceStep now, ServiceStep then) when now.Request != then.Request => $"La demande de l’étape « {step.Label} » est en cours et n’est plus la même.",
            (CallStep now, CallStep then) when now.Definition != then.Definition => $"L’étape « {step.Label} » appelle un autre déroulé.",
            (ParallelStep now, ParallelStep then) when !now.Branches.Select(branch => moves.Of(branch.To)).SequenceEqual(then.Branches.Select(branch => branch.To)) =>
                $"Les branches de l’étape « {step.Label} » ne sont plus les mêmes.",
            _ => null,
        };
    }

    private static IReadOnlyList<Step> RegionOf(Stay stay, Instance instance, Definition target, StepMoves moves) => stay.Within is not { } within
        ? Regions.Trunk(target)
        : target.Steps.FirstOrDefault(step => step.Key == moves.Of(instance.StayAt(within)!.Step)) is ParallelStep parallel ? Regions.Within(target, parallel) : [];
}

/// <summary>A step that has no place of its own in another version.</summary>
/// <param name="Places">The steps there that could take its place.</param>
public sealed record Displaced(Step Step, IReadOnlyList<Step> Places);
