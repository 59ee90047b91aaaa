using System.Net.Http.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Mila.Host.Composition;
using Xunit;

namespace Mila.Host.Tests.Graph;

/// <summary>A browser adds its cookie to what any site makes it send.</summary>
public sealed class CrossSiteTests : IAsyncLifetime
{
    private GraphApp app = null!;

    public async ValueTask InitializeAsync() => app = await GraphApp.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(null, null)]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task What_another_site_sends_with_the_cookie_is_refused(string? header, string? value)
    {
        var answer = await Post(cookie: true, header, value);

        Assert.Equal((403, "CROSS_SITE"), (answer.Status, answer.Code));
        Assert.Equal(0, app.Schema.Runs);
    }

    [Theory]
    [InlineData("GraphQL-Preflight", "1")]
    [InlineData("X-Requested-With", "Mila")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Origin", "here")]
    public async Task What_a_page_of_mila_sends_is_answered(string header, string value) =>
        Assert.Equal("le secret", (await Post(cookie: true, header, value == "here" ? app.Url.GetLeftPart(UriPartial.Authority) : value)).Data.GetProperty("secret").GetString());

    [Fact]
    public async Task A_token_needs_nothing_more() => Assert.Equal(200, (await app.Ask("{ secret }", token: app.Token(Access.Operator))).Status);

    [Fact]
    public async Task Who_is_not_signed_in_has_nothing_to_steal() => Assert.Equal(401, (await Post(cookie: false, null, null)).Status);

    private async Task<Answer> Post(bool cookie, string? header, string? value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, app.Url) { Content = JsonContent.Create(new { query = "{ secret }" }) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        if (cookie)
            request.Headers.Add("Cookie", $"mila={Cookie()}");
        if (header is not null)
            request.Headers.Add(header, value);
        return await app.Send(request);
    }

    private string Cookie()
    {
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var principal = SignIn.Principal("mila", Guid.CreateVersion7(), [Access.Operator], CookieAuthenticationDefaults.AuthenticationScheme);
        return options.TicketDataFormat.Protect(new AuthenticationTicket(principal, CookieAuthenticationDefaults.AuthenticationScheme));
    }
}
