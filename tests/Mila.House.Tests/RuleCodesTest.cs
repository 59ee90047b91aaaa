using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Mila.House.Tests;

public sealed partial class RuleCodesTest
{
    [Fact]
    public void Each_rule_code_has_one_French_sentence()
    {
        var missing = CodesInSource().Keys.Except(Sentences().Select(each => each.Code)).Order(StringComparer.Ordinal);

        Assert.Empty(missing);
    }

    [Fact]
    public void Each_sentence_belongs_to_a_rule_that_can_refuse()
    {
        var unused = Sentences().Select(each => each.Code).Except(CodesInSource().Keys).Order(StringComparer.Ordinal);

        Assert.Empty(unused);
    }

    [Fact]
    public void Each_rule_code_is_met_by_a_test()
    {
        var tests = string.Concat(Repository.Files("tests", "*.cs").Select(File.ReadAllText));

        Assert.Empty(CodesInSource().Keys.Where(code => !tests.Contains($"\"{code}\"", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sentences_are_typeset_in_French()
    {
        foreach (var (code, sentence) in Sentences())
        {
            Assert.DoesNotContain("'", sentence, StringComparison.Ordinal);
            Assert.True(sentence.EndsWith('.') || sentence.EndsWith('?') || sentence.EndsWith('»'), $"{code}: a sentence ends with its stop.");
        }
    }

    private static Dictionary<string, string> CodesInSource()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Repository.Files("src", "*.cs"))
        {
            var text = File.ReadAllText(file);
            foreach (var statement in Statement().Matches(text).Select(match => match.Value))
                foreach (Match match in Code().Matches(statement))
                    codes.TryAdd(match.Groups[1].Value, Repository.Name(file));
        }
        return codes;
    }

    private static IEnumerable<(string Code, string Sentence)> Sentences() =>
        Repository.Files("src", "Sentences.fr.json")
            .SelectMany(file => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!)
            .Select(pair => (pair.Key, pair.Value));

    [GeneratedRegex(@"(Rule\.That\(|new RuleViolation\().*?;", RegexOptions.Singleline)]
    private static partial Regex Statement();

    [GeneratedRegex("\"([a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*)\"")]
    private static partial Regex Code();
}
