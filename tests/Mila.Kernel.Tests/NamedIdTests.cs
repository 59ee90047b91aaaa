using CsCheck;
using Xunit;

namespace Mila.Kernel.Tests;

public sealed class NamedIdTests
{
    [Fact]
    public void The_same_words_give_the_same_id_on_every_machine() =>
        Assert.Equal(NamedId.Of("settings"), NamedId.Of("settings"));

    [Fact]
    public void Words_are_kept_apart()
    {
        Assert.NotEqual(NamedId.Of("ab", "c"), NamedId.Of("a", "bc"));
        Assert.NotEqual(NamedId.Of("a"), NamedId.Of("a", ""));
    }

    [Fact]
    public void It_is_a_uuid_of_version_8() => Gen.String.Sample(word =>
    {
        var text = NamedId.Of(word).ToString();
        Assert.Equal('8', text[14]);
        Assert.Contains(text[19], "89ab");
    });
}
