using Marten;
using Mila.Kernel;

namespace Mila.Modules;

/// <summary>
/// What the parts keep about people, for a person who asks for a copy (droit d’accès) or for its erasure (droit à l’effacement).
/// What is under a legal hold is simply not erased by the part that holds it.
/// </summary>
public sealed class ErasureList
{
    private readonly List<KeptAboutPeople> kept = [];

    public IReadOnlyList<KeptAboutPeople> All => kept;

    /// <param name="name">What it is, in the export's JSON: <c>letters</c>.</param>
    /// <param name="export">Everything of it about one person, to be read by that person.</param>
    /// <param name="erase">Takes it out of the session's store; committed with the fact that the person was erased.</param>
    public ErasureList Kept(string name, Export export, Erase erase)
    {
        kept.Add(new(name, export, erase));
        return this;
    }
}

public sealed record KeptAboutPeople(string Name, Export Export, Erase Erase);

public delegate Task<IReadOnlyList<object>> Export(IQuerySession session, Guid personId, CancellationToken cancellation);

public delegate Task Erase(IDocumentSession session, Guid personId, Moment moment, CancellationToken cancellation);
