using System.Text.RegularExpressions;
using Mila.Host.Composition;
using Mila.Letters;
using Xunit;

namespace Mila.House.Tests;

/// <summary>
/// Each letter that a part ships, as it reads with everything said and again with all that may be left out: a change of words or of
/// typography is seen where it is made. <c>MILA_WRITE_GOLDEN=1</c> writes them anew.
/// </summary>
public sealed partial class LettersTest
{
    private static readonly Uri Address = new("https://mila.exemple.fr/");
    private static readonly ShippedLetters Shipped = new(Parts.Assemblies);

    private static readonly Dictionary<string, object?> Standing = new()
    {
        ["association"] = "Le MILA", ["today"] = "2023-06-15",
        ["recipient"] = new Dictionary<string, string?> { ["name"] = "Zoé Lenoir", ["given_name"] = "Zoé", ["family_name"] = "Lenoir" },
    };

    public static TheoryData<string> Letters { get; } = [.. Shipped.Names.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Letters))]
    public void It_reads_as_it_did(string letter)
    {
        var (text, sample) = (Shipped.TextOf(letter), Shipped.SampleOf(letter));
        var asked = Conditions().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();
        var (whole, bare) = (Written(letter, sample), Written(letter, sample.Where(value => !asked.Contains(value.Key)), text));
        var reads = whole == bare ? whole : $"{whole}\n---- avec ce qui peut manquer\n\n{bare}";
        var file = Path.Combine(Repository.Root, "tests/Mila.House.Tests/Letters", $"{letter}.txt");
        if (Environment.GetEnvironmentVariable("MILA_WRITE_GOLDEN") is { Length: > 0 })
            File.WriteAllText(file, reads);

        Assert.Equal(File.ReadAllText(file), reads);
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public void An_association_may_word_it_otherwise(string letter) =>
        Assert.EndsWith("Bien à vous", SaveLetterTemplateHandler.Decide(new(letter, Shipped.TextOf(letter) + "\n\nBien à vous", Over: 0), null, Shipped), StringComparison.Ordinal);

    [Fact]
    public void Each_golden_is_of_a_letter_that_is_shipped() => Assert.Equal(
        Shipped.Names.Order(StringComparer.Ordinal),
        Repository.Files("tests/Mila.House.Tests/Letters", "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));

    private static string Written(string letter, IEnumerable<KeyValuePair<string, string>> said, string text = "")
    {
        var values = new Dictionary<string, object?>(Standing);
        foreach (var (name, value) in said)
            values[name] = value;
        foreach (Match blank in Blanks().Matches(text))
            values[blank.Groups[1].Value] = "";
        var written = Shipped[letter].Write(values, Address);
        return $"{written.Subject}\n\n{written.Text.TrimEnd()}\n";
    }

    [GeneratedRegex(@"if (\w+)")]
    private static partial Regex Conditions();

    [GeneratedRegex(@"if (\w+) != """"")]
    private static partial Regex Blanks();
}
