using System.Text.Json;
using Microsoft.Extensions.Logging;
using Mila.Host.Composition;
using Mila.Testing;
using Xunit;

namespace Mila.Host.Tests.Graph;

/// <summary>From a mutation over HTTP through Wolverine to PostgreSQL, and back.</summary>
public sealed class CommandsThroughTheBusTests : IAsyncLifetime
{
    private const string Register = """
        mutation ($activities: [Activity!]!) {
          registerStructure(kind: ASSOCIATION, name: "Rosa Label", activities: $activities, inQpv: false, contacts: []) {
            structure { id }
            userErrors { code field message }
          }
        }
        """;

    private MilaApp app = null!;

    private readonly LogOfTest log = new();

    public async ValueTask InitializeAsync() => app = await MilaApp.Begin(builder => builder.Logging.AddProvider(log));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task What_a_handler_refuses_is_data_in_french()
    {
        var payload = (await Ask(Register, new { activities = Array.Empty<string>() })).GetProperty("data").GetProperty("registerStructure");

        Assert.Equal(JsonValueKind.Null, payload.GetProperty("structure").ValueKind);
        var refused = Assert.Single(payload.GetProperty("userErrors").EnumerateArray());
        Assert.Equal(("structure.no_activity", "activities"), (refused.GetProperty("code").GetString(), refused.GetProperty("field").GetString()));
        Assert.EndsWith(".", refused.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.NotEqual("A structure has at least one activity.", refused.GetProperty("message").GetString());
        Assert.DoesNotContain(log.Lines, line => line.Contains("Rosa Label", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_committed_is_shown_at_once()
    {
        var payload = (await Ask(Register, new { activities = new[] { "LABEL" } })).GetProperty("data").GetProperty("registerStructure");

        Assert.Empty(payload.GetProperty("userErrors").EnumerateArray());
        Assert.True(payload.GetProperty("structure").GetProperty("id").TryGetGuid(out _));
    }

    [Fact]
    public async Task A_token_of_one_association_opens_nothing_in_another()
    {
        using var client = app.Client(MilaApp.Mila, Guid.CreateVersion7(), Access.Coordinator);
        client.DefaultRequestHeaders.Host = $"{MilaApp.Other}.localhost:{app.Address.Port}";

        using var answer = await client.GetAsync(new Uri("/graphql?query={__typename}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private Task<JsonElement> Ask(string document, object variables) =>
        app.Graph(document, variables, MilaApp.Mila, Guid.CreateVersion7(), Access.Coordinator);
}
