using Marten;
using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Account;
using Mila.Kernel;

namespace Mila.Host.Web.Account;

/// <summary>
/// Where a mailed link leads (lien de connexion). Opening it signs nobody in: programs that look at mails open links; a person presses the button.
/// </summary>
public sealed class EntranceLink(RequestScope request, IDocumentStore store, SignInLimits limits, TimeProvider time, Sentences sentences) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    public void OnGet() => Response.Headers.CacheControl = "no-store";

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (!limits.Allow(HttpContext))
            return Refuse(new RuleViolation("sign_in.too_often", "Too many attempts from there."));
        await using var session = store.LightweightSession(request.Tenant);
        if (await SignInLinks.Use(session, Secret, time.GetUtcNow(), cancellation) is not { } person)
            return Refuse(new RuleViolation("sign_in.link_refused", "The link was used, is too old, or never was."));
        await Entrance.SignIn(HttpContext, request.Tenant, person);
        return LocalRedirect("/");
    }

    private IActionResult Refuse(RuleViolation violation)
    {
        Refused([sentences.Of(violation)]);
        return Again();
    }
}
