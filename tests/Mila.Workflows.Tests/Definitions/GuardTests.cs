using Mila.Workflows.Definitions;
using Xunit;

namespace Mila.Workflows.Tests.Definitions;

public sealed class GuardTests
{
    [Theory]
    [InlineData("path == 'hosted'", "hosted", true)]
    [InlineData("path == \"hosted\"", "hosted", true)]
    [InlineData("path == 'hosted'", "desk", false)]
    [InlineData("path == 'hosted'", null, false)]
    [InlineData("path != 'hosted'", "hosted", false)]
    [InlineData("path != 'hosted'", "desk", true)]
    [InlineData("path != 'hosted'", null, true)]
    [InlineData("path in ('hosted', 'desk')", "desk", true)]
    [InlineData("path in ('hosted')", "desk", false)]
    [InlineData("  path   in( 'hosted' , 'desk' ) ", "hosted", true)]
    public void A_guard_compares_a_value_with_words(string text, string? word, bool holds) =>
        Assert.Equal(holds, Guard.Parse(text)!.Holds(word is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["path"] = word }));

    [Theory]
    [InlineData("")]
    [InlineData("path")]
    [InlineData("path = 'hosted'")]
    [InlineData("path == hosted")]
    [InlineData("path == 'hosted")]
    [InlineData("path == 'hosted' or true")]
    [InlineData("path in ()")]
    [InlineData("path.Length == '1'")]
    public void Anything_else_is_no_guard(string text) => Assert.Null(Guard.Parse(text));

    [Theory]
    [InlineData("path == 'hosted'")]
    [InlineData("path != 'hosted'")]
    [InlineData("path in ('hosted', 'desk')")]
    public void A_guard_is_written_as_it_is_read(string text)
    {
        Assert.Equal(text, Guard.Parse(text)!.ToString());
        Assert.Equal(Guard.Parse(text), Guard.Parse(text));
    }
}
