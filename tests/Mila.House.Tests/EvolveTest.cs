using System.Text.RegularExpressions;
using Xunit;

namespace Mila.House.Tests;

/// <summary>
/// The generator that finds which facts move an aggregate sees the arms that declare (<c>X f</c>, <c>X _</c>) and not those that
/// only name a type: a fact of such an arm, appended alone, leaves the kept state as it was.
/// </summary>
public sealed partial class EvolveTest
{
    [Fact]
    public void Every_arm_that_moves_an_aggregate_declares_its_fact()
    {
        var aggregates = Repository.Files("src", "*.cs")
            .Where(file => File.ReadAllText(file) is var text && text.Contains(" Evolve(object ", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(aggregates);
        Assert.Empty(aggregates.SelectMany(file => OnlyNamed().Matches(File.ReadAllText(file)).Select(arm => $"{Path.GetFileName(file)}: {arm.Value.Trim()}")));
    }

    [GeneratedRegex(@"^\s+[A-Z]\w+( or [A-Z]\w+)* => this with", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OnlyNamed();
}
