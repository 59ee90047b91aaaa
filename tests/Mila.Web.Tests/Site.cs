using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using Mila.Host.Composition;
using Mila.Kernel;
using Mila.People;
using Mila.Testing;
using Mila.Web.Tests;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Site))]
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace Mila.Web.Tests;

/// <summary>The real host on Kestrel with a database of its own, and Debian's Chromium before it.</summary>
public sealed class Site : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public MilaApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await MilaApp.Begin(null, "--Mila:Graph:PatienceSeconds=120");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await App.DisposeAsync();
    }

    /// <summary>Where a browser finds an association.</summary>
    public string AddressOf(string tenant) => $"http://{tenant}.localhost:{App.Address.Port}";

    /// <summary>Somebody sits down before the pages: nobody known, or a person with roles.</summary>
    public async Task<Visitor> Visit(Guid? person = null, string[]? roles = null, Screen? screen = null, string tenant = MilaApp.Mila)
    {
        var seen = screen ?? Screen.Desk;
        if (person is { } reader)
            await Grant(tenant, reader, roles ?? []);
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = AddressOf(tenant),
            Locale = "fr-FR",
            ViewportSize = new() { Width = seen.Width, Height = seen.Height },
            ColorScheme = seen.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = seen.Scripts,
            ReducedMotion = ReducedMotion.Reduce,
        });
        if (person is { } who)
            await context.AddCookiesAsync([new() { Name = "mila", Value = Ticket(tenant, who, roles ?? []), Url = AddressOf(tenant), HttpOnly = true }]);
        return await Visitor.Sit(context, seen);
    }

    /// <summary>Roles are granted to people that the association knows; the cookie then limits a visit to those it names.</summary>
    private async Task Grant(string tenant, Guid person, string[] roles)
    {
        await using (var session = App.Query(tenant))
            if (await session.LoadAsync<Person>(person) is null)
                await App.Send(new RecordPerson(person, "Anne", "Martin"), tenant);
        foreach (var role in roles)
            await App.Send(new GrantRole(NamedId.Of("web", "grant", person.ToString(), role), person, role, new DateOnly(2023, 1, 1)), tenant);
    }

    /// <summary>The cookie that the sign-in would give.</summary>
    private string Ticket(string tenant, Guid person, string[] roles)
    {
        var options = App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        ClaimsPrincipal principal = SignIn.Principal(tenant, person, roles, CookieAuthenticationDefaults.AuthenticationScheme);
        var properties = new AuthenticationProperties { IssuedUtc = TimeProvider.System.GetUtcNow(), ExpiresUtc = TimeProvider.System.GetUtcNow().AddHours(1) };
        return options.TicketDataFormat.Protect(new AuthenticationTicket(principal, properties, CookieAuthenticationDefaults.AuthenticationScheme));
    }
}

/// <summary>What the pages are looked at with.</summary>
public sealed record Screen(int Width, int Height, bool Dark = false, bool Scripts = true)
{
    public static readonly Screen Desk = new(1280, 900);
    public static readonly Screen Phone = new(320, 640);
    public static readonly Screen Night = Desk with { Dark = true };
    public static readonly Screen WithoutScripts = Desk with { Scripts = false };
}
