using System.Text;
using GraphQL;
using Xunit;

namespace Mila.Graph.Tests;

public sealed class ConnectionsTests
{
    private static readonly Guid Id = Guid.CreateVersion7();

    [Fact]
    public void A_cursor_is_read_as_it_was_written()
    {
        var (key, id) = Connections.Decode(Connections.Encode("Été « à Nice »", Id));

        Assert.Equal(("Été « à Nice »", Id), (key.GetString(), id));
    }

    [Theory]
    [InlineData("anything")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("[1,2]")]
    [InlineData("[1,\"no id\"]")]
    [InlineData("{\"a\":1}")]
    [InlineData("null")]
    public void What_is_no_cursor_is_refused_in_french(string written)
    {
        foreach (var cursor in new[] { written, Convert.ToBase64String(Encoding.UTF8.GetBytes(written)) })
        {
            var refused = Assert.Throws<ExecutionError>(() => Connections.Decode(cursor));
            Assert.Equal("CURSOR_INVALID", refused.Code);
        }
    }
}
