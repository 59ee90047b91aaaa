using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Mila.Modules;
using Mila.Testing;
using Xunit;

namespace Mila.Stories;

public sealed class HostStory
{
    [Fact]
    public async Task A_new_host_is_ready_and_knows_its_associations_and_their_day()
    {
        await using var app = await MilaApp.Begin();
        using var client = app.Client();

        using var ready = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);

        Assert.True(ready.IsSuccessStatusCode);
        Assert.Equal(new DateOnly(2023, 6, 15), app.Today);
    }

    [Fact]
    public async Task The_API_says_in_its_own_form_that_an_address_or_a_token_is_of_no_association_here()
    {
        await using var app = await MilaApp.Begin();
        using var nowhere = app.Client("nulle-part");
        using var other = app.Client(MilaApp.Other, Guid.CreateVersion7(), "member");
        other.DefaultRequestHeaders.Host = $"{MilaApp.Mila}.localhost:{app.Address.Port}";

        Assert.Equal((HttpStatusCode.NotFound, "application/json", "ASSOCIATION_UNKNOWN"), await Refused(nowhere));
        Assert.Equal((HttpStatusCode.Forbidden, "application/json", "ASSOCIATION_OTHER"), await Refused(other));

        static async Task<(HttpStatusCode Status, string? Type, string? Code)> Refused(HttpClient client)
        {
            using var answer = await client.PostAsJsonAsync("/graphql", new { query = "{ here { title } }" }, TestContext.Current.CancellationToken);
            var error = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("errors")[0];
            Assert.Contains("association", error.GetProperty("message").GetString(), StringComparison.Ordinal);
            return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, error.GetProperty("extensions").GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task The_clock_of_a_demonstration_goes_forward_and_never_back()
    {
        await using var app = await MilaApp.Begin();

        await app.MoveTo(new DateOnly(2023, 7, 1));

        Assert.Equal(new DateOnly(2023, 7, 1), app.Today);
        var refused = await Assert.ThrowsAsync<Kernel.RuleViolation>(() => app.MoveTo(new DateOnly(2023, 6, 20)));
        Assert.Equal("demonstration.backwards", refused.Code);
        var far = await Assert.ThrowsAsync<Kernel.RuleViolation>(() => app.MoveTo(new DateOnly(2043, 1, 1)));
        Assert.Equal("demonstration.too_far", far.Code);
    }

    [Fact]
    public async Task The_clock_of_an_association_at_work_does_not_move()
    {
        await using var app = await MilaApp.BeginAtWork();

        var refused = await Assert.ThrowsAsync<Kernel.RuleViolation>(() => app.MoveTo(app.Now.AddDays(1)));

        Assert.Equal("demonstration.off", refused.Code);
    }

    [Fact]
    public async Task A_visitor_moves_the_clock_by_GraphQL()
    {
        await using var app = await MilaApp.Begin();

        var moved = await Move(app, "by: MONTH");
        Assert.Equal("2023-07-15", moved.GetProperty("demonstrationTime").GetProperty("today").GetString());

        Assert.Equal("demonstration.where_to", CodeOf(await Move(app, "by: DAY, to: \"2023-08-01\"")));
        Assert.Equal("demonstration.nothing_due", CodeOf(await Move(app, "by: NEXT_DUE")));

        static async Task<JsonElement> Move(MilaApp app, string how) =>
            (await app.Graph($$"""mutation { moveDemonstrationClock({{how}}) { demonstrationTime { today } userErrors { code } } }"""))
                .GetProperty("data").GetProperty("moveDemonstrationClock");

        static string? CodeOf(JsonElement payload) => payload.GetProperty("userErrors")[0].GetProperty("code").GetString();
    }

    [Theory]
    [InlineData("Majuscules", "tenant.key_refused")]
    [InlineData("a", "tenant.key_refused")]
    [InlineData(MilaApp.Mila, "tenant.key_taken")]
    public async Task An_association_is_refused_a_key_that_cannot_be_an_address_or_is_taken(string key, string code)
    {
        await using var app = await MilaApp.Begin();
        var tenants = app.Services.GetRequiredService<Tenants>();

        var refused = await Assert.ThrowsAsync<Kernel.RuleViolation>(() => tenants.Add(app.Store, new Tenant { Id = key, Title = "Essai" }, TestContext.Current.CancellationToken));

        Assert.Equal(code, refused.Code);
    }
}
