using Marten;
using Mila.Graph;

namespace Mila.Modules;

/// <summary>The things that files belong to, and who may read the files of each.</summary>
public sealed class FileOwnerList
{
    private readonly Dictionary<string, FileOwner> owners = [];

    public IReadOnlyDictionary<string, FileOwner> All => owners;

    /// <param name="kind">What owns the file: <c>candidacy</c>.</param>
    /// <param name="policy">Whoever passes it reads the files of every such owner.</param>
    /// <param name="orElse">Who else reads this one file, for instance by a private link; nobody when left out.</param>
    public FileOwnerList Owner(string kind, string policy, Func<FileAsk, CancellationToken, Task<bool>>? orElse = null)
    {
        owners.Add(kind, new(kind, policy, orElse ?? ((_, _) => Task.FromResult(false))));
        return this;
    }
}

public sealed record FileOwner(string Kind, string Policy, Func<FileAsk, CancellationToken, Task<bool>> OrElse);

/// <summary>Somebody asks for a file.</summary>
/// <param name="Link">The secret of a private link, when the address had one (<c>?lien=</c>).</param>
public sealed record FileAsk(Guid FileId, Guid OwnerId, Actor Actor, string? Link, IQuerySession Session);
