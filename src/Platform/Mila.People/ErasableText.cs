using Mila.Kernel;

namespace Mila.People;

/// <summary>A sentence about people (texte effaçable): a reason, a remark, a stage name. Facts hold its id; the text can go.</summary>
public sealed record ErasableText
{
    public required Guid Id { get; init; }

    /// <summary>What it is, a closed word of the part that wrote it: <c>candidacy.remark</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The thing it is said of: a candidacy, a structure.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The people it is about; it goes with any of them.</summary>
    public IReadOnlyList<Guid> About { get; init; } = [];

    public required string Text { get; init; }

    /// <summary>The day until which the law wants it kept although a person asked for its erasure (obligation légale).</summary>
    public DateOnly? HeldUntil { get; init; }

    /// <exception cref="RuleViolation">When there is nothing to keep, or too much.</exception>
    public static ErasableText Of(Guid id, string kind, Guid subjectId, IReadOnlyList<Guid> about, string text, string field = "text")
    {
        var trimmed = text.Trim();
        Rule.That(trimmed.Length is >= 1 and <= 10_000, "text.length_refused", "A text has 1 to 10 000 characters.", field);
        return new() { Id = id, Kind = kind, SubjectId = subjectId, About = about, Text = trimmed };
    }
}
