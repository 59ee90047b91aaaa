using Mila.Host.Composition;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>Every page, as each kind of reader sees it.</summary>
public sealed class PagesTests(Site site)
{
    private static readonly Guid Anne = Guid.Parse("0199b6f0-0000-7000-8000-000000000001");

    public static TheoryData<string, string?> Pages { get; } = new()
    {
        { "/", null },
        { "/", Access.Coordinator },
        { "/", Access.BoardMember },
        { "/", Access.Funder },
        { "/reglages", Access.Coordinator },
        { "/reglages", Access.BoardMember },
        { "/dossiers", Access.Coordinator },
        { "/dossiers?etat=tous", Access.Auditor },
        { "/cotisations", Access.Treasurer },
        { "/cotisations/appel", Access.Treasurer },
        { "/cotisations/radiations", Access.Coordinator },
        { "/cotisations/releve", Access.Treasurer },
        { "/assemblees", Access.Coordinator },
        { "/assemblees/preparer", Access.Coordinator },
        { "/charte", null },
        { "/charte/signatures", Access.Coordinator },
        { "/manquements", Access.President },
        { "/incidents", Access.Coordinator },
        { "/deroules", Access.Coordinator },
        { "/deroules/intake", Access.Coordinator },
        { "/deroules/intake/brouillon", Access.Coordinator },
        { "/deroules/intake/essai", Access.Coordinator },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Everybody_can_use_it_on_a_desk_on_a_phone_by_night_and_enlarged(string path, string? role)
    {
        var name = $"{path.Trim('/').Replace('/', '-').Split('?')[0]}-{role ?? "visitor"}";
        await using var visitor = await site.Visit(role is null ? null : Anne, role is null ? null : [role]);

        Assert.Equal(200, await visitor.Go(path));

        await visitor.Check(name);
        await visitor.CheckEnlarged(name + "-enlarged");
        foreach (var screen in new[] { Screen.Phone, Screen.Night })
        {
            await visitor.TurnTo(screen);
            await visitor.Check(name);
        }
    }

    [Theory]
    [InlineData("document.querySelector('main').append(document.createElement('img'))", "image-alt")]
    [InlineData("document.querySelector('main').style.color = 'silver'", "color-contrast")]
    [InlineData("document.querySelector('main').style.minWidth = '2000px'", "pixels wide")]
    [InlineData("console.error('Out of order.')", "Out of order.")]
    public async Task What_is_amiss_is_held_against_the_page(string fault, string said)
    {
        await using var visitor = await site.Visit();
        await visitor.Go("/");
        await visitor.Check("sound");

        await visitor.Page.EvaluateAsync(fault);

        var held = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => visitor.Check("amiss"));
        Assert.Contains(said, held.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nulle-part", null, 404, "Cette page n’existe pas")]
    [InlineData("/dossiers/0199b6f0-0000-7000-8000-00000000dead", Access.Coordinator, 404, "Cette page n’existe pas")]
    [InlineData("/reglages", Access.Member, 403, "Cette page n’est pas ouverte à votre rôle")]
    public async Task What_cannot_be_shown_is_said_on_a_page(string path, string? role, int status, string title)
    {
        await using var visitor = await site.Visit(role is null ? null : Anne, role is null ? null : [role]);
        visitor.ExpectsRefusals = true;

        Assert.Equal(status, await visitor.Go(path));

        Assert.Equal(title, await visitor.Heading.InnerTextAsync());
        await visitor.Check($"refused-{status}");
    }

    [Fact]
    public async Task A_form_without_its_token_is_not_read()
    {
        using var client = site.App.Client();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var form = new FormUrlEncodedContent([new("value", "1")]);

        using var answer = await client.PostAsync(new Uri("/reglages/intake.vote_days", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Ce formulaire n’a pas pu être lu", System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_key_leads_to_the_content_and_the_menu_opens_without_a_mouse()
    {
        await using var visitor = await site.Visit(Anne, [Access.Coordinator], Screen.Phone);
        await visitor.Go("/");

        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Aller au contenu", await visitor.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await visitor.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("contenu", await visitor.Page.EvaluateAsync<string>("document.activeElement.id"));

        await visitor.Button("Menu").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Check("menu-open");
        await visitor.Page.Locator("nav.side summary", new() { HasText = "Mila" }).FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Locator("nav.side").GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Réglages" }).FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");

        await visitor.Arrives("**/reglages");
        Assert.Equal("Réglages", await visitor.Heading.InnerTextAsync());
    }

    [Fact]
    public async Task Every_answer_forbids_what_a_page_does_not_need()
    {
        using var client = site.App.Client();

        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Server"));
    }
}
