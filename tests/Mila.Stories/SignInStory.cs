using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Mila.Graph;
using Mila.Host.Account;
using Mila.Modules;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories;

/// <summary>People come in by a persona or a mailed link, may what their role of the day lets them, and go out.</summary>
public sealed partial class SignInStory
{
    private static readonly Guid Ada = Guid.CreateVersion7();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_role_opens_pages_on_its_days_and_not_a_request_longer()
    {
        await using var app = await MilaApp.Begin();
        await Persona(app);
        using var client = app.Client();
        var grant = new GrantRole(Guid.CreateVersion7(), Ada, "coordinator", app.Today);

        await Enter(client, "/connexion");
        Assert.Equal(HttpStatusCode.Forbidden, await Status(client, "/courriers"));
        await app.Send(grant);
        Assert.Equal(HttpStatusCode.OK, await Status(client, "/courriers"));
        await app.Send(grant with { Until = app.Today });
        Assert.Equal(HttpStatusCode.Forbidden, await Status(client, "/courriers"));
    }

    [Fact]
    public async Task The_clock_ends_a_role()
    {
        await using var app = await MilaApp.Begin();
        await Persona(app);
        using var client = app.Client();
        await app.Send(new GrantRole(Guid.CreateVersion7(), Ada, "coordinator", app.Today, app.Today.AddDays(3)));
        await Enter(client, "/connexion");
        Assert.Equal(HttpStatusCode.OK, await Status(client, "/courriers"));

        await app.MoveTo(app.Today.AddDays(3));

        Assert.Equal(HttpStatusCode.Forbidden, await Status(client, "/courriers"));
    }

    [Fact]
    public async Task A_token_opens_no_more_than_what_was_granted_and_no_more_than_it_was_made_for()
    {
        await using var app = await MilaApp.Begin();
        const string Query = "{ letters { totalCount } }";
        await app.Send(new RecordPerson(Ada, "Ada", "Lovelace"));

        using var granted = app.Client(person: Ada, roles: "coordinator");
        using var narrow = app.Client(person: Ada, roles: "member");
        Assert.True((await Ask(granted, Query)).Contains("\"totalCount\":0", StringComparison.Ordinal));
        Assert.DoesNotContain("totalCount\":0", await Ask(narrow, Query), StringComparison.Ordinal);

        await app.Send(new GrantRole(Kernel.NamedId.Of("test", $"{Ada}", "coordinator"), Ada, "coordinator", new DateOnly(1998, 1, 1), app.Today));
        Assert.DoesNotContain("totalCount\":0", await Ask(granted, Query), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_to_another_site(string back)
    {
        await using var app = await MilaApp.Begin();
        await Persona(app);
        using var client = app.Client();

        using var answer = await Enter(client, $"/connexion?retour={Uri.EscapeDataString(back)}");

        Assert.Equal(app.Address.Authority, answer.RequestMessage!.RequestUri!.Authority);
        Assert.Equal("/", answer.RequestMessage.RequestUri.AbsolutePath);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites_and_holds_no_role()
    {
        await using var app = await MilaApp.Begin();
        await Persona(app);
        using var client = app.PageReader();

        using var answer = await Enter(client, "/connexion?retour=/courriers");

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(each => each.StartsWith("mila=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("/courriers", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Signing_out_needs_the_form_of_the_page()
    {
        await using var app = await MilaApp.Begin();
        await Persona(app);
        await app.Send(new GrantRole(Guid.CreateVersion7(), Ada, "coordinator", app.Today));
        using var client = app.Client();
        await Enter(client, "/connexion");
        using var nothing = new FormUrlEncodedContent([]);

        using var forged = await client.PostAsync("/deconnexion", nothing, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await Status(client, "/courriers"));

        using var left = await Post(client, "/courriers", "/deconnexion");
        Assert.DoesNotContain("Se déconnecter", await left.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailed_link_lets_its_reader_in_once_and_nobody_learns_who_is_known()
    {
        using var relay = new MailCatcher();
        await using var app = await MilaApp.Begin(configuration: relay.Configuration);
        await app.Send(new RecordPerson(Ada, "Ada", "Lovelace", "Ada@exemple.fr"));
        await app.Send(new GrantRole(Guid.CreateVersion7(), Ada, "coordinator", app.Today));
        using var client = app.Client();

        var known = await AskLink(client, "ada@EXEMPLE.fr");
        var unknown = await AskLink(client, "eve@exemple.fr");
        await app.Quiet();
        Assert.Equal(PageForm.WithoutToken(unknown), PageForm.WithoutToken(known));
        var path = LinkInMail().Match(Assert.Single(relay.Caught).TextBody!).Value;

        Assert.DoesNotContain("Se déconnecter", await client.GetStringAsync(path, Cancel), StringComparison.Ordinal);
        using var first = await Post(client, path, path, ("secret", SecretOf(path)));
        Assert.Contains("Se déconnecter", await first.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Status(client, "/courriers"));

        using var other = app.Client();
        using var second = await Post(other, path, path, ("secret", SecretOf(path)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Empty(await ErasureStory.TablesWith(app, SecretOf(path)));
    }

    [Fact]
    public async Task Of_two_who_use_a_link_at_once_one_comes_in()
    {
        await using var app = await MilaApp.Begin();
        var now = DateTimeOffset.UnixEpoch.AddYears(60);
        string secret;
        await using (var session = app.Store.LightweightSession(MilaApp.Mila))
        {
            secret = SecretOf(SignInLinks.Mint(session, Ada, now));
            await session.SaveChangesAsync(Cancel);
        }

        var entered = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var session = app.Store.LightweightSession(MilaApp.Mila);
            return await SignInLinks.Use(session, secret, now, Cancel);
        }));

        Assert.Equal(Ada, Assert.Single(entered, person => person is not null));
    }

    [Fact]
    public async Task A_link_is_too_old_after_a_quarter_of_an_hour_and_unknown_elsewhere()
    {
        await using var app = await MilaApp.Begin();
        var now = DateTimeOffset.UnixEpoch.AddYears(60);
        await using var session = app.Store.LightweightSession(MilaApp.Mila);
        var secret = SecretOf(SignInLinks.Mint(session, Ada, now));
        await session.SaveChangesAsync(Cancel);
        await using var elsewhere = app.Store.LightweightSession(MilaApp.Other);

        Assert.Null(await SignInLinks.Use(elsewhere, secret, now, Cancel));
        Assert.Null(await SignInLinks.Use(session, secret, now + SignInLinks.Life + TimeSpan.FromSeconds(1), Cancel));
        Assert.Null(await SignInLinks.Use(session, "guess", now, Cancel));
        Assert.Equal(Ada, await SignInLinks.Use(session, secret, now + SignInLinks.Life, Cancel));
    }

    [Fact]
    public async Task Guessing_is_slowed_down()
    {
        await using var app = await MilaApp.Begin();
        using var client = app.Client();
        var answers = new List<string>();
        for (var i = 0; i < 21; i++)
        {
            using var answer = await Post(client, "/connexion/lien?secret=x", "/connexion/lien", ("secret", "x"));
            answers.Add(await answer.Content.ReadAsStringAsync(Cancel));
        }

        Assert.Contains(Sentence(app, "sign_in.link_refused"), WebUtility.HtmlDecode(answers[0]), StringComparison.Ordinal);
        Assert.Contains(Sentence(app, "sign_in.too_often"), WebUtility.HtmlDecode(answers[^1]), StringComparison.Ordinal);
    }

    private static async Task Persona(MilaApp app)
    {
        await app.Send(new RecordPerson(Ada, "Ada", "Lovelace"));
        await using var session = app.Store.LightweightSession(MilaApp.Mila);
        session.Store(new Persona { Id = "ada", PersonId = Ada, Title = "Ada", Roles = ["coordinator"] });
        await session.SaveChangesAsync(Cancel);
    }

    private static Task<HttpResponseMessage> Enter(HttpClient client, string page) =>
        Post(client, page, page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=Persona", ("persona", "ada"));

    private static async Task<string> AskLink(HttpClient client, string email)
    {
        using var answer = await Post(client, "/connexion", "/connexion?handler=Link", ("email", email));
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    /// <summary>Fills a form of a page, its token against forgery included.</summary>
    private static async Task<HttpResponseMessage> Post(HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        using var shown = await client.GetAsync(page, Cancel);
        var html = await shown.Content.ReadAsStringAsync(Cancel);
        var token = PageForm.TokenOf(html);
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create(PageForm.TokenField, token)]);
        return await client.PostAsync(action, form, Cancel);
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Cancel);
        return answer.StatusCode;
    }

    private static async Task<string> Ask(HttpClient client, string query)
    {
        using var content = System.Net.Http.Json.JsonContent.Create(new { query });
        using var answer = await client.PostAsync("/graphql", content, Cancel);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private static string Sentence(MilaApp app, string code) => app.Services.GetRequiredService<Sentences>().Of(new(code, "")).Message;

    private static string SecretOf(string path) => path[(path.IndexOf('=', StringComparison.Ordinal) + 1)..];

    [GeneratedRegex("/connexion/lien\\?secret=[A-Za-z0-9_-]+")]
    private static partial Regex LinkInMail();
}
