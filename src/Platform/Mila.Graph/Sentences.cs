using System.Reflection;
using System.Text.Json;
using Mila.Kernel;

namespace Mila.Graph;

/// <summary>The French sentence of each rule code, read from the parts' <c>Sentences.fr.json</c>.</summary>
public sealed class Sentences
{
    private readonly Dictionary<string, string> sentences = [];

    /// <exception cref="InvalidOperationException">When two parts give one code a sentence.</exception>
    public Sentences(IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies)
            foreach (var (code, sentence) in Read(assembly))
                if (!sentences.TryAdd(code, sentence))
                    throw new InvalidOperationException($"The rule code '{code}' has two sentences.");
    }

    public IReadOnlyCollection<string> Codes => sentences.Keys;

    /// <summary>The sentence of a violation, its placeholders filled.</summary>
    public UserError Of(RuleViolation violation)
    {
        var sentence = sentences.GetValueOrDefault(violation.Code, violation.Message);
        foreach (var (name, value) in violation.Values)
            sentence = sentence.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return new(violation.Code, violation.Field, French.Typeset(sentence));
    }

    private static Dictionary<string, string> Read(Assembly assembly)
    {
        var name = Array.Find(assembly.GetManifestResourceNames(), each => each.EndsWith("Sentences.fr.json", StringComparison.Ordinal));
        if (name is null)
            return [];
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? [];
    }
}
