using Mila.Kernel;

namespace Mila.Workflows.Instances;

/// <summary>What becomes of a step in another version (correspondance d’étape).</summary>
public sealed record StepMove(string From, string To);

/// <summary>What becomes of the steps that have another key in another version; each other step keeps its own.</summary>
public sealed class StepMoves
{
    private readonly IReadOnlyDictionary<string, string> moves;

    private StepMoves(IReadOnlyDictionary<string, string> moves) => this.moves = moves;

    public static StepMoves None { get; } = new(new Dictionary<string, string>());

    /// <exception cref="RuleViolation">When one step would become two.</exception>
    public static StepMoves Of(IReadOnlyCollection<StepMove> moves)
    {
        Rule.That(moves.Select(move => move.From).Distinct().Count() == moves.Count, "step.moved_twice", "A step becomes one other step.", "steps");
        return new(moves.ToDictionary(move => move.From, move => move.To));
    }

    /// <summary>The key of a step there.</summary>
    public string Of(string step) => moves.GetValueOrDefault(step, step);

    /// <summary>The moves that concern where an instance stands; none when all keep their keys.</summary>
    internal IReadOnlyDictionary<string, string>? OfStays(Instance instance)
    {
        var stood = instance.Stays.Where(stay => stay.Call is null && moves.ContainsKey(stay.Step)).Select(stay => stay.Step).Distinct().ToDictionary(step => step, Of);
        return stood.Count == 0 ? null : stood;
    }
}
