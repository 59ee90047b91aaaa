namespace Mila.Workflows.Definitions;

/// <summary>The steps of a definition as a graph: each can be reached, left, and leads to an end without turning in circles.</summary>
internal sealed class Shape(Definition definition)
{
    private readonly ILookup<string, Step> steps = definition.Steps.ToLookup(step => step.Key);

    public IEnumerable<DefinitionError> Errors()
    {
        if (definition.Steps.Count == 0)
            yield return new(null, "la définition n’a aucune étape.");
        foreach (var twice in steps.Where(group => group.Count() > 1))
            yield return new(twice.Key, "deux étapes portent ce nom.");
        if (!steps.Contains(definition.Start))
            yield return new(null, $"« start » nomme l’étape « {definition.Start} », qui n’existe pas.");
        foreach (var step in definition.Steps)
            foreach (var way in step.Ways.Where(way => !steps.Contains(way.To)))
                yield return new(step.Key, $"« {way.Through} » mène à l’étape « {way.To} », qui n’existe pas.");

        var reached = From(definition.Start, key => steps[key].SelectMany(step => step.Ways).Select(way => way.To));
        foreach (var step in definition.Steps.Where(step => !reached.Contains(step.Key)))
            yield return new(step.Key, "aucun chemin n’y mène.");
        var ends = definition.Steps.OfType<EndStep>().Select(end => end.Key).ToHashSet();
        foreach (var step in definition.Steps.Where(step => !From(step.Key, Onward).Overlaps(ends)))
            yield return new(step.Key, "aucune fin ne peut être atteinte depuis cette étape.");
        foreach (var step in definition.Steps.Where(TurnsAlone))
            yield return new(step.Key, "ces étapes tournent en rond sans attendre personne ; faites passer la boucle par une tâche ou une attente.");
    }

    /// <summary>Where a step leads in its own region: what its branches reach is no end of it.</summary>
    private IEnumerable<string> Onward(string key) => steps[key].SelectMany(Regions.Onward).Select(way => way.To);

    /// <summary>Steps that nobody is waited for at and that lead back to themselves would run for ever.</summary>
    private bool TurnsAlone(Step step) =>
        RunsAlone(step.Key) && From(AloneAfter(step.Key), AloneAfter).Contains(step.Key);

    private IEnumerable<string> AloneAfter(string key) => steps[key].Where(PassesAlone)
        .SelectMany(step => Regions.Onward(step).Where(way => way.Through != Way.Deadline)).Select(way => way.To).Where(RunsAlone);

    private bool RunsAlone(string key) => steps[key].Any(PassesAlone);

    /// <summary>A step with branches may be passed alone when one of them needs nobody; a call is taken to.</summary>
    private bool PassesAlone(Step step) => step is ServiceStep or DecisionStep or CallStep
        || (step is ParallelStep parallel && parallel.Branches.Any(branch =>
            From(branch.To, key => steps[key].Where(each => each is ServiceStep or DecisionStep).SelectMany(each => each.Ways).Select(way => way.To))
                .Any(key => steps[key].Any(each => each is EndStep))));

    private static HashSet<string> From(string start, Func<string, IEnumerable<string>> next) => From([start], next);

    private static HashSet<string> From(IEnumerable<string> starts, Func<string, IEnumerable<string>> next)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(starts);
        while (open.TryPop(out var key))
            if (reached.Add(key))
                foreach (var each in next(key))
                    open.Push(each);
        return reached;
    }
}
