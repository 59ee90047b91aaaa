using Mila.Kernel;

namespace Mila.People;

/// <summary>An artist that a structure represents (artiste), under the stage name; erasable, like everything about a person.</summary>
public sealed record Artist
{
    public required Guid Id { get; init; }
    public required string StageName { get; init; }

    /// <summary>The kind of music, in the structure's words.</summary>
    public string? Genre { get; init; }

    /// <summary>Where the artist can be heard.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <exception cref="RuleViolation">When the name or a link cannot be one.</exception>
    public static Artist Of(Guid id, string stageName, string? genre, IReadOnlyList<string> links)
    {
        var name = stageName.Trim();
        Rule.That(name.Length is >= 1 and <= 200 && !name.Any(char.IsControl), "artist.name_refused", "A stage name is one line of 1 to 200 characters.", "stageName");
        Rule.That(
            links.All(link => Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"),
            "artist.link_refused", "A link is a web address.", "links");
        return new() { Id = id, StageName = name, Genre = string.IsNullOrWhiteSpace(genre) ? null : genre.Trim(), Links = links };
    }
}
