namespace Mila.Kernel;

/// <summary>Says what must hold. The one way a decision refuses.</summary>
public static class Rule
{
    /// <param name="holds">What must be true.</param>
    /// <param name="code">The rule's stable name, <c>noun.reason</c>; its French sentence is in a module's <c>Sentences.fr.json</c>.</param>
    /// <param name="because">The reason in English, for whoever reads a log.</param>
    /// <param name="field">The input field at fault, in the API's spelling, when one is.</param>
    /// <exception cref="RuleViolation">When it does not hold.</exception>
    public static void That([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool holds, string code, string because, string? field = null)
    {
        if (!holds)
            throw new RuleViolation(code, because, field);
    }
}

/// <summary>A rule of the house that a command would break: nothing was recorded.</summary>
public sealed class RuleViolation(string code, string because, string? field = null) : Exception(because)
{
    /// <summary>The rule's stable name, <c>noun.reason</c>.</summary>
    public string Code { get; } = code;

    /// <summary>The input field at fault, in the API's spelling, when one is.</summary>
    public string? Field { get; } = field;

    /// <summary>Values for the placeholders of the French sentence, such as <c>{days}</c>.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();
}
