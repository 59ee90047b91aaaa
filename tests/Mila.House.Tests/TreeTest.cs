using System.Text.RegularExpressions;
using Xunit;

namespace Mila.House.Tests;

public sealed partial class TreeTest
{
    [Fact]
    public void Each_project_has_its_tests()
    {
        var projects = Repository.Files("src", "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file)!).Where(name => !name.EndsWith(".Contracts", StringComparison.Ordinal));

        Assert.Empty(projects.Where(name => !Directory.Exists(Path.Combine(Repository.Root, "tests", $"{name}.Tests"))));
    }

    [Fact]
    public void No_test_is_skipped_and_nothing_is_left_to_do()
    {
        var found = Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs"))
            .SelectMany(file => Unfinished().Matches(File.ReadAllText(file)).Select(match => $"{Repository.Name(file)}: {match.Value}"));

        Assert.Empty(found.Where(each => !each.StartsWith("tests/Mila.House.Tests/TreeTest.cs", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_type_is_named_by_what_says_nothing()
    {
        var found = Repository.Files("src", "*.cs")
            .SelectMany(file => EmptyWord().Matches(File.ReadAllText(file)).Select(match => $"{Repository.Name(file)}: {match.Groups[2].Value}"));

        // PageInfo is the Relay specification's own word, which pages read from the API.
        Assert.Empty(found.Where(each => !each.EndsWith(": PageInfo", StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_decision_is_in_the_index_and_has_its_parts()
    {
        var index = File.ReadAllText(Path.Combine(Repository.Root, "docs/adr/README.md"));
        foreach (var file in Repository.Files("docs/adr", "0*.md"))
        {
            Assert.Contains($"({Path.GetFileName(file)})", index, StringComparison.Ordinal);
            var text = File.ReadAllText(file);
            foreach (var part in new[] { "**Context.**", "**Decision.**", "**Consequences.**", "**What keeps it true.**" })
                Assert.Contains(part, text, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"Skip\s*=\s*""|\bTODO\b|\bFIXME\b|\bHACK\b|NotImplementedException|catch\s*(\(Exception[^)]*\))?\s*\{\s*\}")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum) (\w*(Manager|Helper|Util|Utils|Service|Dto|Data|Info|Base|Common))\b")]
    private static partial Regex EmptyWord();
}
