using Microsoft.Playwright;
using Mila.Testing;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>GraphiQL in a real browser: it works under the content policy, and asks nothing of anybody else.</summary>
public sealed class ExplorerTests(Site site)
{
    [Fact]
    public async Task The_api_is_tried_and_read_on_a_page_of_this_host()
    {
        await using var visitor = await site.Visit();

        await visitor.Go("/graphiql");
        await visitor.Page.Locator(".graphiql-execute-button").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".result-window")).ToContainTextAsync("Le MILA");
        await visitor.Page.GetByLabel("Show Documentation Explorer").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".graphiql-doc-explorer")).ToContainTextAsync("Query");

        visitor.HasNothingToComplainOf();
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
