using Microsoft.Playwright;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>
/// Somebody before the pages. All that the browser complains of, and all that it asks elsewhere, is held against the page.
/// With <c>MILA_PICTURES</c> set to a folder, what is seen is kept there.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("MILA_PICTURES");

    /// <summary>How long a page is waited for, in milliseconds.</summary>
    private const int Patience = 120_000;

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    private Visitor(IBrowserContext context, IPage page, Screen screen) => (this.context, Page, Screen) = (context, page, screen);

    public IPage Page { get; }

    public Screen Screen { get; private set; }

    /// <summary>Answers of the host that are not what was asked for, such as 422, when the test expects them.</summary>
    public bool ExpectsRefusals { get; set; }

    internal static async Task<Visitor> Sit(IBrowserContext context, Screen screen)
    {
        var visitor = new Visitor(context, await context.NewPageAsync(), screen);
        // The first command of a host prepares its handler; on a busy machine that takes its time.
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        visitor.Listen();
        return visitor;
    }

    /// <summary>Opens a page and says what the host answered.</summary>
    public async Task<int> Go(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>Takes the page before another screen, as a window is drawn smaller or night falls.</summary>
    public async Task TurnTo(Screen screen)
    {
        Screen = screen;
        await Page.SetViewportSizeAsync(screen.Width, screen.Height);
        await Page.EmulateMediaAsync(new() { ColorScheme = screen.Dark ? ColorScheme.Dark : ColorScheme.Light });
    }

    /// <summary>Presses a button that sends a form, and waits for the next page, which says what was done.</summary>
    public async Task Send(ILocator button)
    {
        await Page.EvaluateAsync("document.documentElement.dataset.before = 'yes'");
        await button.ClickAsync();
        await Page.Locator("html:not([data-before]) footer").WaitForAsync();
        var said = Page.Locator("main > .notice[role=status]");
        Assert.True(await said.CountAsync() == 1, $"{Page.Url} does not say that it was done:\n{await Page.Locator("main").InnerTextAsync()}");
    }

    /// <summary>Waits for the page that a link or a form leads to, down to its foot: the event that a page is loaded may pass unheard.</summary>
    public async Task Arrives(string address)
    {
        await Page.WaitForURLAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await IsWhole();
    }

    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Field(string label) => Page.GetByLabel(label);

    /// <summary>The page as it stands is one that everybody can use: no complaint, nothing from elsewhere, no sideways scroll, no violation found by axe.</summary>
    public async Task Check(string name)
    {
        await IsWhole();
        await Keep(name);
        HasNothingToComplainOf();
        Assert.Equal("fr", await Page.GetAttributeAsync("html", "lang"));
        Assert.Equal(1, await Page.Locator("h1").CountAsync());
        await FitsAcross();
        if (Screen.Scripts)
            await HasNoViolation();
    }

    /// <summary>The same with letters twice as large.</summary>
    public async Task CheckEnlarged(string name)
    {
        await Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        await Keep(name);
        await FitsAcross();
        await Page.EvaluateAsync("document.documentElement.style.fontSize = ''");
    }

    /// <summary>The browser complained of nothing on the way, and asked nothing of anybody else.</summary>
    public void HasNothingToComplainOf() => Assert.Empty(complaints);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private const string Widest = """
        (() => {
          const wide = [...document.querySelectorAll('main *, header *, footer *')].filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest('.hidden-text, [role=region]'));
          return wide.filter(e => !wide.some(other => other !== e && e.contains(other))).map(e => e.outerHTML.slice(0, 200)).join('\n');
        })()
        """;

    private Task IsWhole() => Page.Locator("footer").WaitForAsync();

    private async Task FitsAcross()
    {
        var widest = await Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");
        if (widest > Screen.Width)
            Assert.Fail($"{Page.Url} is {widest} pixels wide on a screen of {Screen.Width}: {await Page.EvaluateAsync<string>(Widest)}");
    }

    private async Task HasNoViolation()
    {
        var violations = await Axe.Violations(Page);
        Assert.True(violations.Length == 0, $"{Page.Url}: {string.Join('\n', violations)}");
    }

    private async Task Keep(string name)
    {
        if (Pictures is null)
            return;
        var suffix = $"{Screen.Width}{(Screen.Dark ? "-night" : "")}";
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{suffix}.png"), FullPage = true });
    }

    private void Listen()
    {
        Page.Console += (_, message) =>
        {
            var expected = ExpectsRefusals && message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal);
            if (message.Type is "error" or "warning" && !expected)
                complaints.Add($"{message.Location}: {message.Text}");
        };
        Page.PageError += (_, error) => complaints.Add(error);
        Page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } asked && asked.Authority != new Uri(Page.Url is "about:blank" ? request.Url : Page.Url).Authority)
                complaints.Add($"The page asked elsewhere: {request.Url}");
        };
    }
}
