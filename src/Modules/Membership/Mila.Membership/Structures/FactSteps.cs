namespace Mila.Membership.Structures;

/// <summary>Facts that are decided one after the other, each knowing of those before it.</summary>
public static class FactSteps
{
    public static IReadOnlyList<StructureFact> Fold(Structure structure, IEnumerable<Func<Structure, StructureFact?>> steps)
    {
        List<StructureFact> facts = [];
        foreach (var step in steps)
            if (step(structure) is { } fact)
            {
                facts.Add(fact);
                structure = structure.Evolve(fact);
            }
        return facts;
    }
}
