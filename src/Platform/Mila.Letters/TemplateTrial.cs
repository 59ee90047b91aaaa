using Mila.Kernel;

namespace Mila.Letters;

/// <summary>A wording tried on samples before letters depend on it.</summary>
internal static class TemplateTrial
{
    private static readonly Uri Anywhere = new("https://association.exemple/");

    private static readonly Dictionary<string, string?> Reader = new() { ["name"] = "Zoé Lenoir", ["given_name"] = "Zoé", ["family_name"] = "Lenoir" };

    /// <summary>The wording, once it is known to write every letter that the shipped one writes.</summary>
    /// <exception cref="RuleViolation">
    /// When it cannot be read, names a value that the letter has not, cannot be written with all that may be said or with all that may be
    /// left out, or no longer leads its reader to the page that the shipped one leads to.
    /// </exception>
    public static LetterTemplate Read(string name, string text, ShippedLetters shipped)
    {
        var (own, original, sample) = (LetterTemplate.Parse(name, text, shipped[name].Optional), shipped[name], shipped.SampleOf(name));
        NamesWhatThereIs(own, original);
        var whole = own.Write(Values(sample), Anywhere);
        LeadsWhereItDid(whole, original.Write(Values(sample), Anywhere), sample);
        own.Write(Bare(original, sample), Anywhere);
        return own;
    }

    /// <summary>The wording written on samples, for an association.</summary>
    public static WrittenLetter Written(LetterTemplate template, IReadOnlyDictionary<string, string> sample, string association, Uri address) =>
        template.Write(new Dictionary<string, object?>(Values(sample)) { ["association"] = association }, address);

    private static void NamesWhatThereIs(LetterTemplate own, LetterTemplate original)
    {
        var known = original.Blanks.Union(LetterTemplate.Standing).Order(StringComparer.Ordinal).ToList();
        if (own.Blanks.Except(known).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new RuleViolation("template.unknown_value", $"The letter '{own.Name}' has no value '{unknown}'.", "text")
            {
                Values = new Dictionary<string, string> { ["blank"] = unknown, ["known"] = string.Join(", ", known) },
            };
    }

    private static void LeadsWhereItDid(WrittenLetter own, WrittenLetter original, IReadOnlyDictionary<string, string> sample)
    {
        foreach (var (blank, path) in sample.Where(value => value.Value.StartsWith('/')))
            if (new Uri(Anywhere, path).AbsoluteUri is var page && original.Text.Contains(page, StringComparison.Ordinal) && !own.Text.Contains(page, StringComparison.Ordinal))
                throw new RuleViolation("template.link_missing", $"The page of '{blank}' is no longer linked.", "text")
                {
                    Values = new Dictionary<string, string> { ["blank"] = $$$"""{{ {{{blank}}} | url }}""" },
                };
    }

    /// <summary>What may be left out is left out: not given, or, where the shipped wording asks for a text that is not empty, empty.</summary>
    private static Dictionary<string, object?> Bare(LetterTemplate original, IReadOnlyDictionary<string, string> sample)
    {
        var absent = Values(sample.Where(value => !original.Optional.Contains(value.Key)).ToDictionary());
        try
        {
            original.Write(absent, Anywhere);
            return absent;
        }
        catch (RuleViolation)
        {
            return Values(sample.ToDictionary(value => value.Key, value => original.Optional.Contains(value.Key) ? "" : value.Value));
        }
    }

    private static Dictionary<string, object?> Values(IReadOnlyDictionary<string, string> sample) =>
        new(sample.Select(value => KeyValuePair.Create(value.Key, (object?)value.Value)))
        {
            ["recipient"] = Reader,
            ["association"] = "L’association",
            ["today"] = "2023-06-15",
        };
}
