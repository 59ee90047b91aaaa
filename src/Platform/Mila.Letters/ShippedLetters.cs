using System.Reflection;
using System.Text.Json;

namespace Mila.Letters;

/// <summary>The templates that the parts ship with what a sample of each says, read and checked when the host starts.</summary>
public sealed class ShippedLetters
{
    private const string Suffix = ".fr.sbn";
    private const string SampleFile = "letters.samples.json";

    private readonly Dictionary<string, ShippedLetter> letters = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">When two parts ship a letter of one name.</exception>
    /// <exception cref="Kernel.RuleViolation">When a letter is not one that letters allow.</exception>
    public ShippedLetters(IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            var samples = new Lazy<Dictionary<string, string>>(() => Samples(assembly));
            foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.EndsWith(Suffix, StringComparison.Ordinal)))
                Add(new(resource[..^Suffix.Length], Read(assembly, resource), samples));
        }
    }

    public IReadOnlyCollection<string> Names => letters.Keys;

    /// <exception cref="KeyNotFoundException">When no part ships such a letter.</exception>
    public LetterTemplate this[string name] => Of(name).Template;

    public bool Has(string name) => letters.ContainsKey(name);

    /// <summary>The template as it is shipped.</summary>
    /// <exception cref="KeyNotFoundException">When no part ships such a letter.</exception>
    public string TextOf(string name) => Of(name).Text;

    /// <summary>Invented values for each of its blanks, those that may be left out too.</summary>
    /// <exception cref="KeyNotFoundException">When no part ships such a letter, or one of its blanks has no sample.</exception>
    public IReadOnlyDictionary<string, string> SampleOf(string name)
    {
        var letter = Of(name);
        return letter.Template.Blanks.Except(LetterTemplate.Standing)
            .ToDictionary(blank => blank, blank => letter.Samples.Value.GetValueOrDefault($"{name}.{blank}") ?? letter.Samples.Value.GetValueOrDefault(blank)
                ?? throw new KeyNotFoundException($"The blank '{blank}' of the letter '{name}' has no sample in {SampleFile}."));
    }

    private ShippedLetter Of(string name) => letters.TryGetValue(name, out var letter)
        ? letter
        : throw new KeyNotFoundException($"No part ships a letter '{name}'.");

    private void Add(ShippedLetter letter)
    {
        if (!letters.TryAdd(letter.Name, letter))
            throw new InvalidOperationException($"Two letters are named '{letter.Name}'.");
    }

    private static Dictionary<string, string> Samples(Assembly assembly)
    {
        using var stream = assembly.GetManifestResourceStream(SampleFile);
        return stream is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private sealed record ShippedLetter(string Name, string Text, Lazy<Dictionary<string, string>> Samples)
    {
        public LetterTemplate Template { get; } = LetterTemplate.Parse(Name, Text);
    }
}
