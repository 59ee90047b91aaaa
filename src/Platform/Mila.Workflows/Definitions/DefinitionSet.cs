namespace Mila.Workflows.Definitions;

/// <summary>The definitions that one decision may need: those its instance is pinned to, and those that a step may call.</summary>
public sealed class DefinitionSet(IEnumerable<Definition> pinned, IEnumerable<Definition> callable)
{
    private readonly Dictionary<string, Definition> callable = callable.ToDictionary(definition => definition.Key);
    private readonly Dictionary<Guid, Definition> byPin = pinned.Concat(callable).DistinctBy(definition => definition.Pin).ToDictionary(definition => definition.Pin);

    /// <summary>The definition that an instance, or a call of it, is pinned to.</summary>
    public Definition this[Guid pin] => byPin[pin];

    /// <summary>What a call of that key begins with now.</summary>
    public Definition ToCall(string key) => callable[key];

    /// <summary>One definition that calls no other.</summary>
    public static DefinitionSet Of(Definition definition) => new([definition], []);
}
