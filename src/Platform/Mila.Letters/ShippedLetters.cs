using System.Reflection;

namespace Mila.Letters;

/// <summary>The templates that the parts ship, read and checked when the host starts.</summary>
public sealed class ShippedLetters
{
    private const string Suffix = ".fr.sbn";

    private readonly Dictionary<string, LetterTemplate> templates = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">When two parts ship a letter of one name.</exception>
    /// <exception cref="Kernel.RuleViolation">When a letter is not one that letters allow.</exception>
    public ShippedLetters(IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies)
            foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.EndsWith(Suffix, StringComparison.Ordinal)))
                if (!templates.TryAdd(resource[..^Suffix.Length], LetterTemplate.Parse(resource, Read(assembly, resource))))
                    throw new InvalidOperationException($"Two letters are named '{resource}'.");
    }

    public IReadOnlyCollection<string> Names => templates.Keys;

    /// <exception cref="KeyNotFoundException">When no part ships such a letter.</exception>
    public LetterTemplate this[string name] => templates.TryGetValue(name, out var template)
        ? template
        : throw new KeyNotFoundException($"No part ships a letter '{name}'.");

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
