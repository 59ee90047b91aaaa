using System.Text.RegularExpressions;

namespace Mila.Workflows.Definitions;

/// <summary>
/// A comparison of one value with closed words (garde): <c>path == 'hosted'</c>, <c>path != 'hosted'</c>, <c>path in ('desk', 'shop')</c>.
/// A value that nothing has told yet equals no word.
/// </summary>
public sealed partial record Guard(string Value, Comparison Comparison, IReadOnlyList<string> Words)
{
    public bool Holds(IReadOnlyDictionary<string, string> values)
    {
        var among = values.TryGetValue(Value, out var word) && Words.Contains(word);
        return Comparison switch
        {
            Comparison.Is or Comparison.In => among,
            Comparison.IsNot => !among,
            _ => throw new ArgumentOutOfRangeException(nameof(values)),
        };
    }

    /// <returns>Null when the text is no guard.</returns>
    public static Guard? Parse(string text)
    {
        if (Equality().Match(text) is { Success: true } equality)
            return new(equality.Groups["value"].Value,
                equality.Groups["sign"].Value == "==" ? Comparison.Is : Comparison.IsNot, [equality.Groups["word"].Value]);
        return Membership().Match(text) is { Success: true } membership
            ? new(membership.Groups["value"].Value, Comparison.In, [.. membership.Groups["word"].Captures.Select(word => word.Value)])
            : null;
    }

    public override string ToString() => Comparison switch
    {
        Comparison.Is => $"{Value} == '{Words[0]}'",
        Comparison.IsNot => $"{Value} != '{Words[0]}'",
        Comparison.In => $"{Value} in ({string.Join(", ", Words.Select(word => $"'{word}'"))})",
        _ => throw new InvalidOperationException($"There is no comparison '{Comparison}'."),
    };

    public bool Equals(Guard? other) =>
        other is not null && Value == other.Value && Comparison == other.Comparison && Words.SequenceEqual(other.Words);

    public override int GetHashCode() => HashCode.Combine(Value, Comparison, Words.Count);

    [GeneratedRegex("""^\s*(?<value>[a-z_]+)\s*(?<sign>==|!=)\s*(?<quote>['"])(?<word>[a-z0-9_]+)\k<quote>\s*$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Equality();

    [GeneratedRegex("""^\s*(?<value>[a-z_]+)\s+in\s*\(\s*(?<quote>['"])(?<word>[a-z0-9_]+)\k<quote>(\s*,\s*\k<quote>(?<word>[a-z0-9_]+)\k<quote>)*\s*\)\s*$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Membership();
}

public enum Comparison { Is, IsNot, In }
