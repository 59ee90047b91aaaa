using Marten;
using Mila.Graph;

namespace Mila.Modules;

/// <summary>The things that files belong to, and who may read the files of each.</summary>
public sealed class FileOwnerList
{
    private readonly Dictionary<string, FileOwner> owners = [];

    public IReadOnlyDictionary<string, FileOwner> All => owners;

    /// <param name="kind">What owns the file: <c>candidacy</c>.</param>
    /// <param name="mayRead">Whether whoever asks reads this file: the rule by which the owner itself opens, so that a file says no more than its owner.</param>
    public FileOwnerList Owner(string kind, Func<FileAsk, CancellationToken, Task<bool>> mayRead)
    {
        owners.Add(kind, new(kind, mayRead));
        return this;
    }
}

public sealed record FileOwner(string Kind, Func<FileAsk, CancellationToken, Task<bool>> MayRead);

/// <summary>Somebody asks for a file.</summary>
/// <param name="Link">The secret of a private link, when the address had one (<c>?lien=</c>).</param>
/// <param name="Today">The association's civil day: who is with whom is asked of a day.</param>
public sealed record FileAsk(Guid FileId, Guid OwnerId, Actor Actor, string? Link, IQuerySession Session, DateOnly Today);
