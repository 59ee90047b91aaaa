using Microsoft.AspNetCore.Mvc;
using Mila.Files;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Host.Web.Candidacies;

/// <summary>The applicant's own page, opened by the private link: where the file stands, and whatever may be done with it (suivi).</summary>
public sealed class FollowModel(PageGraph graph, Uploads uploads, Sentences sentences) : MilaPage
{
    public static readonly string[] Fields = ["path", "kind", "name", "legalForm", "siret", "address", "activities", "piece", "file"];

    public FollowedFile Candidacy { get; private set; } = null!;

    /// <summary>The charter's text; none while none is in force.</summary>
    public string? Charter { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string Link { get; set; } = "";

    [BindProperty]
    public DraftForm Draft { get; set; } = new();

    /// <summary>The partner's link, shown right after it was made and never again.</summary>
    public string? SharedLink { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        if (!await Load(cancellation))
            return NotFound();
        Draft = DraftForm.Of(Candidacy);
        return Page();
    }

    public async Task<IActionResult> OnPostSave(CancellationToken cancellation) =>
        await Save(cancellation) ?? Done("Votre brouillon est enregistré.", Here);

    public async Task<IActionResult> OnPostSubmit(CancellationToken cancellation) =>
        await Save(cancellation) ?? await Do("Submit", new { Link }, "Votre candidature est déposée. Un accusé de réception vous est envoyé.", cancellation);

    public async Task<IActionResult> OnPostSupply(CancellationToken cancellation) =>
        await Save(cancellation) ?? await Do("Supply", new { Link }, "Merci : nous vérifions de nouveau votre dossier.", cancellation);

    public async Task<IActionResult> OnPostAttach(IFormFile? file, string? piece, CancellationToken cancellation)
    {
        try
        {
            Rule.That(file is not null, "file.missing", "No file was chosen.", "file");
            await using var bytes = file.OpenReadStream();
            var id = await uploads.Receive(file.FileName, bytes, cancellation);
            return await Do("Attach", new { Link, file = id, piece }, "Le document est joint.", cancellation);
        }
        catch (RuleViolation violation)
        {
            return await Show([sentences.Of(violation)], cancellation);
        }
    }

    public Task<IActionResult> OnPostRemove(Guid file, CancellationToken cancellation) => Do("Remove", new { Link, file }, "Le document est retiré.", cancellation);

    public async Task<IActionResult> OnPostShare(CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Share", new { Link }, cancellation);
        if (answer.UserErrors is { Count: > 0 } errors)
            return await Show(errors, cancellation);
        SharedLink = answer.Data<Shared>().ShareCandidacy.BegunCandidacy!.Link;
        if (!await Load(cancellation))
            return NotFound();
        Draft = DraftForm.Of(Candidacy);
        return Page();
    }

    public Task<IActionResult> OnPostRevoke(CancellationToken cancellation) => Do("Revoke", new { Link }, "Le lien partagé n’ouvre plus rien.", cancellation);

    public Task<IActionResult> OnPostAccept(string commitment, CancellationToken cancellation) =>
        Do("Accept", new { Link, commitment }, commitment == "CHARTER" ? "La charte est acceptée." : "C’est noté : vous avez pris connaissance du contrat d’engagement républicain.", cancellation);

    public Task<IActionResult> OnPostDirectory(bool consents, CancellationToken cancellation) =>
        Do("Directory", new { Link, consents }, consents ? "Vous figurerez dans l’annuaire." : "Vous ne figurerez pas dans l’annuaire.", cancellation);

    public Task<IActionResult> OnPostWithdraw(CancellationToken cancellation) => Do("Withdraw", new { Link }, "Votre candidature est retirée.", cancellation);

    private string Here => $"/candidature/{Link}";

    /// <returns>Null when the draft is kept; else the page with what was refused.</returns>
    private async Task<IActionResult?> Save(CancellationToken cancellation)
    {
        if (!await Load(cancellation))
            return NotFound();
        var answer = await graph.Run(this, "Save", new { Link, draft = Draft.Input(Candidacy) }, cancellation);
        return Refused(answer.UserErrors) ? Again() : null;
    }

    private async Task<IActionResult> Do(string operation, object variables, string sentence, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        return answer.UserErrors is { Count: > 0 } errors ? await Show(errors, cancellation) : Done(sentence, Here);
    }

    private async Task<IActionResult> Show(IReadOnlyList<UserError> errors, CancellationToken cancellation)
    {
        if (!await Load(cancellation))
            return NotFound();
        if (Draft.Path.Length == 0)
            Draft = DraftForm.Of(Candidacy);
        Refused(errors);
        return Again();
    }

    private async Task<bool> Load(CancellationToken cancellation)
    {
        var shown = (await graph.Run(this, "Show", new { Link }, cancellation)).Data<Shown>();
        (Candidacy, Charter) = (shown.CandidacyByLink!, shown.Charter?.Text);
        return shown.CandidacyByLink is not null;
    }

    private sealed record Shown(FollowedFile? CandidacyByLink, CharterShown? Charter);

    private sealed record CharterShown(string Text);

    private sealed record Shared(SharedPayload ShareCandidacy);

    private sealed record SharedPayload(SharedSecret? BegunCandidacy);

    private sealed record SharedSecret(string Link);
}
