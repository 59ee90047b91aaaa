using Xunit;

namespace Mila.Modules.Tests;

public sealed class MessageNamesTests
{
    [Fact]
    public void A_message_has_one_stored_name_and_a_name_one_message()
    {
        var names = new MessageNames().Add<First>("trial.first.v1");
        Assert.Equal("trial.first.v1", names.All[typeof(First)]);
        Assert.Throws<ArgumentException>(() => names.Add<Second>("trial.first.v1"));
        Assert.Throws<ArgumentException>(() => names.Add<First>("trial.other.v1"));
    }

    private sealed record First;

    private sealed record Second;
}
