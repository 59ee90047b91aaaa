using System.Collections.Concurrent;
using Microsoft.Playwright;
using Mila.Testing;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>GraphiQL in a real browser: it works under the content policy, and asks nothing of anybody else.</summary>
public sealed class ExplorerTests : IAsyncLifetime
{
    /// <summary>A loaded machine compiles the first question for long.</summary>
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 60_000 };

    private MilaApp app = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        app = await MilaApp.Begin();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task The_api_is_tried_and_read_on_a_page_of_this_host()
    {
        var page = await browser.NewPageAsync();
        var asked = new ConcurrentBag<string>();
        var complaints = new ConcurrentBag<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add($"{message.Text} {message.Location}"); };
        page.PageError += (_, error) => complaints.Add(error);

        await page.GotoAsync($"http://{MilaApp.Mila}.localhost:{app.Address.Port}/graphiql");
        await page.Locator(".graphiql-execute-button").ClickAsync();
        await Assertions.Expect(page.Locator(".result-window")).ToContainTextAsync("Le MILA", Patient);
        await page.GetByLabel("Show Documentation Explorer").ClickAsync();
        await Assertions.Expect(page.Locator(".graphiql-doc-explorer")).ToContainTextAsync("Query", Patient);

        Assert.Empty(complaints);
        Assert.Empty(asked.Where(url => !new Uri(url).Host.EndsWith(".localhost", StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task There_is_no_such_page_at_work()
    {
        await using var work = await MilaApp.BeginAtWork();
        using var client = work.Client();

        foreach (var path in new[] { "/graphiql", "/graphiql/graphiql.min.js" })
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }
}
