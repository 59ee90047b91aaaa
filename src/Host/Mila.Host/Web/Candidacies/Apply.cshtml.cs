using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Candidacies;

/// <summary>Where a stranger begins: what is asked and why, and a first form that opens a private page (candidater).</summary>
public sealed class ApplyModel(PageGraph graph) : MilaPage
{
    public static readonly string[] Fields = ["path", "givenName", "familyName", "email", "phone"];

    [BindProperty]
    public string Path { get; set; } = "";

    [BindProperty]
    public string GivenName { get; set; } = "";

    [BindProperty]
    public string FamilyName { get; set; } = "";

    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public string Phone { get; set; } = "";

    /// <summary>Shown to nobody; whoever fills it is a machine.</summary>
    [BindProperty]
    public string Website { get; set; } = "";

    [BindProperty]
    public string Stamp { get; set; } = "";

    public Task OnGet(CancellationToken cancellation) => Renew(cancellation);

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (!CandidacyLabels.Paths.Any(choice => choice.Value == Path))
            ModelState.AddModelError("path", "Choisissez ce que vous demandez.");
        if (ModelState.IsValid)
        {
            var answer = await graph.Run(this, "Begin", new { Path, GivenName, FamilyName, Email, Phone, Stamp, Website }, cancellation);
            if (!Refused(answer.UserErrors))
                return Done("Votre dossier est ouvert. Gardez l’adresse de cette page : c’est elle qui l’ouvre.",
                    $"/candidature/{answer.Data<Begun>().BeginCandidacy.BegunCandidacy!.Link}");
        }
        if (Refusals.Any(refusal => refusal.Code == "form.stamp_refused") || Stamp.Length == 0)
            await Renew(cancellation);
        return Again();
    }

    private async Task Renew(CancellationToken cancellation)
    {
        Stamp = (await graph.Run(this, "Form", cancellation: cancellation)).Data<Form>().CandidacyForm.Stamp;
        ModelState.Remove(nameof(Stamp));
    }

    private sealed record Form(FormStamp CandidacyForm);

    private sealed record FormStamp(string Stamp);

    private sealed record Begun(BegunPayload BeginCandidacy);

    private sealed record BegunPayload(BegunLink? BegunCandidacy);

    private sealed record BegunLink(string Link);
}
