using Mila.Host.Composition;
using Mila.Host.Graph;
using Xunit;

namespace Mila.Host.Tests.Graph;

public sealed class PolicyRuleTests : IAsyncLifetime
{
    private GraphApp app = null!;

    public async ValueTask InitializeAsync() => app = await GraphApp.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("{ box { content } }")]
    [InlineData("{ box { inner { c: content } } }")]
    [InlineData("{ thing { content } }")] // the interface's field has no policy: the box's has
    [InlineData("{ thing { ... on Box { content } } }")]
    [InlineData("{ box { ...f } } fragment f on Box { content }")]
    [InlineData("{ ...q } fragment q on Query { box { ...f } } fragment f on Box { inner { content } }")]
    [InlineData("{ box { content @skip(if: false) @include(if: true) } }")]
    [InlineData("{ vault { label } }")] // the type has the policy
    [InlineData("{ vault { __typename } }")]
    [InlineData("mutation W { write } query Q { secret }", "Q")]
    public async Task Every_way_to_a_guarded_field_is_guarded(string document, string? operation = null)
    {
        var answer = operation is null
            ? await app.Ask(document, token: app.Token(Access.Member))
            : await AskOperation(document, operation, app.Token(Access.Member));

        Assert.Equal((403, GraphCodes.Forbidden), (answer.Status, answer.Code));
        Assert.Equal(0, app.Schema.Runs);
    }

    [Theory]
    [InlineData("{ box { label content @skip(if: true) } }")]
    [InlineData("{ box { label ... @include(if: false) { content } } }")]
    [InlineData("{ box { label ...f @skip(if: true) } } fragment f on Box { content }")]
    public async Task What_is_left_out_asks_for_nothing(string document)
    {
        var answer = await app.Ask(document);

        Assert.Equal("carton", answer.Data.GetProperty("box").GetProperty("label").GetString());
        Assert.False(answer.Data.GetProperty("box").TryGetProperty("content", out _));
    }

    [Fact]
    public async Task What_is_left_out_by_a_variable_is_looked_at_for_each_value()
    {
        const string Document = "query ($without: Boolean!) { box { label content @skip(if: $without) } }";

        Assert.Equal(200, (await app.Ask(Document, new { without = true })).Status);
        Assert.Equal(401, (await app.Ask(Document, new { without = false })).Status);
        Assert.Equal(200, (await app.Ask(Document, new { without = true })).Status);
    }

    [Fact]
    public async Task A_document_that_is_known_still_asks_who_is_there()
    {
        Assert.Equal(200, (await app.Ask("{ secret }", token: app.Token(Access.Operator))).Status);

        Assert.Equal(401, (await app.Ask("{ secret }")).Status);
        Assert.Equal(403, (await app.Ask("{ secret }", token: app.Token(Access.Member))).Status);
        Assert.Equal(1, app.Schema.Runs);
    }

    [Fact]
    public async Task Each_field_refused_is_named_once()
    {
        var answer = await app.Ask("{ secret vault { label } box { content } }");

        Assert.Equal(1, answer.Json.GetProperty("errors").GetArrayLength());
        Assert.Contains("secret", answer.Message, StringComparison.Ordinal);
    }

    private async Task<Answer> AskOperation(string query, string operationName, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, app.Url) { Content = System.Net.Http.Json.JsonContent.Create(new { query, operationName }) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        request.Headers.Authorization = new("Bearer", token);
        return await app.Send(request);
    }
}
