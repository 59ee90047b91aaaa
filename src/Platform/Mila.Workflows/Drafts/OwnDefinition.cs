using Mila.Kernel;

namespace Mila.Workflows.Drafts;

/// <summary>Somebody wrote a draft, right or not yet.</summary>
/// <param name="BasedOn">The version that was in force when the draft was begun.</param>
public sealed record DraftSaved(Guid Id, string Key, int BasedOn, string Text, Guid? By);

public sealed record DraftDiscarded(string Key);

/// <summary>The association's own version is what new instances begin with.</summary>
public sealed record DefinitionPublished(Guid Id, string Key, int Version, string Hash, string Text, DateOnly On, Guid? By);

/// <summary>The shipped version holds again.</summary>
public sealed record DefinitionWithdrawn(string Key, int Version);

/// <summary>What an association has made of a definition (déroulé de l’association): its draft, and what it has published.</summary>
public sealed record OwnDefinition
{
    public Guid Id { get; init; }
    public string Key { get; init; } = "";
    public Draft? Draft { get; init; }

    /// <summary>What is in force here instead of the shipped version; none when that holds.</summary>
    public DefinitionPublished? Published { get; init; }

    /// <summary>The greatest version it ever published: none is used twice.</summary>
    public int LastVersion { get; init; }

    public static Guid IdOf(string key) => NamedId.Of("own definition", key);

    public OwnDefinition Evolve(object fact) => fact switch
    {
        DraftSaved f => this with { Id = f.Id, Key = f.Key, Draft = new(f.Text, Draft?.BasedOn ?? f.BasedOn, [.. Authors.Union(f.By is { } by ? [by] : [])]) },
        DraftDiscarded _ => this with { Draft = null },
        DefinitionPublished f => this with { Id = f.Id, Key = f.Key, Draft = null, Published = f, LastVersion = f.Version },
        DefinitionWithdrawn f => this with { Published = null, LastVersion = Math.Max(LastVersion, f.Version) },
        _ => this,
    };

    private IReadOnlyList<Guid> Authors => Draft?.Authors ?? [];
}

/// <summary>A text that is being written (brouillon).</summary>
/// <param name="BasedOn">The version it was begun from.</param>
/// <param name="Authors">Everybody who has written in it.</param>
public sealed record Draft(string Text, int BasedOn, IReadOnlyList<Guid> Authors);
