using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Mila.Web.Tests;

/// <summary>
/// axe, run in the page itself and asked for violations alone. The runner that comes with it loads it into a second page
/// as well and carries all that passed across: five times as long, for pages without frames.
/// </summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    /// <summary>Each violation with the elements concerned; none on a page that everybody can use.</summary>
    public static async Task<string[]> Violations(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await Load(page);
        return await page.EvaluateAsync<string[]>(
            """
            async rules => (await axe.run(document, { runOnly: rules, resultTypes: ['violations'] })).violations
                .map(found => [`${found.id}, ${found.help}`, ...found.nodes.map(node => node.html)].join('\n  '))
            """,
            Rules);
    }

    /// <summary>Straight to the browser: on Playwright's way half a megabyte of script is read twice more.</summary>
    private static async Task Load(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("Runtime.evaluate", new Dictionary<string, object> { ["expression"] = $"{Script}; undefined" });
        await browser.DetachAsync();
    }
}
