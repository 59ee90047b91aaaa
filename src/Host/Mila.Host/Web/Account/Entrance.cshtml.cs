using Marten;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Account;
using Mila.Host.Demonstration;
using Mila.Kernel;
using Mila.Letters;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Host.Web.Account;

/// <summary>Where people sign in (connexion): by a link sent to their address; in a demonstration, as one of its people.</summary>
public sealed class Entrance(RequestScope request, DemonstrationClock demonstration, MailRelay relay, SignInLimits limits, IMessageBus bus, Sentences sentences) : MilaPage
{
    /// <summary>Where to go afterwards: a path of this host, or home.</summary>
    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? Back { get; set; }

    public string Email { get; private set; } = "";

    /// <summary>Whether a link was asked for: the answer is the same whoever asked.</summary>
    public bool Asked { get; private set; }

    public bool HasRelay => relay.IsConfigured;

    public IReadOnlyList<Persona> Personas { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation) => await ReadPersonas(cancellation);

    public async Task<IActionResult> OnPostPersona(string persona, CancellationToken cancellation)
    {
        await ReadPersonas(cancellation);
        if (Personas.FirstOrDefault(each => each.Id == persona) is not { } chosen)
            return NotFound();
        await SignIn(HttpContext, request.Tenant, chosen.PersonId);
        return LocalRedirect(Url.IsLocalUrl(Back) ? Back : "/");
    }

    public async Task<IActionResult> OnPostLink(string? email, CancellationToken cancellation)
    {
        await ReadPersonas(cancellation);
        Email = email ?? "";
        if (Refused(Check(email)))
            return Again();

        var key = email!.Trim().ToLowerInvariant();
        var person = await request.Session.Query<Person>().Where(each => each.EmailKey == key).OrderBy(each => each.Id).FirstOrDefaultAsync(cancellation);
        // The same work for an address that nobody has, so that time does not tell either.
        var reader = person is not null && limits.Allow(request.Tenant, person.Id) ? person.Id : Guid.Empty;
        await bus.PublishAsync(new MailSignInLink(reader), new DeliveryOptions { TenantId = request.Tenant });
        Asked = true;
        return Page();
    }

    internal static Task SignIn(HttpContext context, string tenant, Guid person) => context.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        Composition.SignIn.Principal(tenant, person, [], CookieAuthenticationDefaults.AuthenticationScheme));

    private IReadOnlyList<UserError> Check(string? email)
    {
        if (!limits.Allow(HttpContext))
            return [sentences.Of(new RuleViolation("sign_in.too_often", "Too many attempts from there."))];
        if (string.IsNullOrWhiteSpace(email) || !EmailAddress.IsValid(email.Trim()))
            return [sentences.Of(new RuleViolation("email.refused", "This is not an e-mail address.", "email"))];
        return [];
    }

    private async Task ReadPersonas(CancellationToken cancellation) =>
        Personas = demonstration.IsOn ? await request.Session.Query<Persona>().OrderBy(persona => persona.Id).ToListAsync(cancellation) : [];
}
