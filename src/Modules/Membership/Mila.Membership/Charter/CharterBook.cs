namespace Mila.Membership.Charter;

public sealed record CharterVersionAdopted(int Version, string Text, DateOnly On);

/// <summary>One version of the charter, word for word, since the day it was adopted.</summary>
public sealed record CharterVersion(int Version, string Text, DateOnly AdoptedOn);

/// <summary>The charter of common values (charte), version after version; one stream per association, under <see cref="StreamId"/>.</summary>
public sealed record CharterBook
{
    public static readonly Guid StreamId = Kernel.NamedId.Of("charter");

    public Guid Id { get; init; }
    public IReadOnlyList<CharterVersion> Versions { get; init; } = [];

    public CharterBook Evolve(object fact) => fact is CharterVersionAdopted f
        ? this with { Versions = [.. Versions, new(f.Version, f.Text, f.On)] }
        : this;

    /// <summary>The version in force on a day; none before the first.</summary>
    public CharterVersion? On(DateOnly day) => Versions.Where(version => version.AdoptedOn <= day).MaxBy(version => version.Version);
}
