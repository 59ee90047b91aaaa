namespace Mila.Workflows.Definitions;

/// <summary>Whether branches and calls are closed in themselves: nothing leads in or out but their beginning and their ends, and every end leads on.</summary>
internal sealed class Enclosures(Definition definition, Func<string, Definition?> callable)
{
    public IEnumerable<DefinitionError> Errors() => definition.Steps.OfType<ParallelStep>().SelectMany(Parallel)
        .Concat(Mingled())
        .Concat(definition.Steps.OfType<CallStep>().SelectMany(step => Call(step).Select(message => new DefinitionError(step.Key, message))));

    private IEnumerable<DefinitionError> Parallel(ParallelStep step)
    {
        if (step.Branches.Count < 2)
            yield return new(step.Key, "il faut au moins deux branches ; une seule se passe de « parallel ».");
        foreach (var message in Ends(step, Regions.Within(definition, step), "une branche"))
            yield return new(step.Key, message);
    }

    /// <summary>A step belongs to the trunk or to the branches of one step: else nobody could say what its end ends.</summary>
    private IEnumerable<DefinitionError> Mingled()
    {
        var regions = definition.Steps.OfType<ParallelStep>().Select(step => Regions.Within(definition, step)).Append(Regions.Trunk(definition)).ToList();
        return definition.Steps.Where(step => regions.Count(region => region.Contains(step)) > 1)
            .Select(step => new DefinitionError(step.Key, "elle est à la fois dans une branche et en dehors ; finissez la branche par une étape « end » à elle."));
    }

    private IEnumerable<string> Call(CallStep step)
    {
        if (callable(step.Definition) is not { } called)
            return [$"le déroulé « {step.Definition} » n’existe pas."];
        if (called.Subject != definition.Subject)
            return [$"le déroulé « {called.Key} » porte sur « {called.Subject} », pas sur « {definition.Subject} »."];
        return LeadsTo(called, definition.Key, [])
            ? [$"« {called.Key} » rappelle « {definition.Key} » : cela n’aurait pas de fin."]
            : Ends(step, Regions.Trunk(called), $"« {called.Key} »");
    }

    private bool LeadsTo(Definition called, string key, HashSet<string> seen) => called.Key == key
        || (seen.Add(called.Key) && called.Steps.OfType<CallStep>().Any(step => callable(step.Definition) is { } next && LeadsTo(next, key, seen)));

    private static IEnumerable<string> Ends(EnclosingStep step, IReadOnlyList<Step> within, string who)
    {
        var reached = within.OfType<EndStep>().Select(end => end.Outcome).ToHashSet();
        var taken = step.On.Select(answer => answer.Outcome).ToHashSet();
        return reached.Except(taken).Select(outcome => $"{who} peut finir par « {outcome} », qui ne mène nulle part ; ajoutez-le dans « on ».")
            .Concat(taken.Except(reached).Select(outcome => $"{who} ne finit jamais par « {outcome} »."));
    }
}
