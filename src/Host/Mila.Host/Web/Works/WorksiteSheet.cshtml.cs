using Microsoft.AspNetCore.Mvc;
using Mila.Files;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;
using Mila.Kernel;

namespace Mila.Host.Web.Works;

/// <summary>Works: their quotes, who pays what, their phases, and who holds them up (chantier).</summary>
public sealed class WorksiteSheetModel(PageGraph graph, Frame frame, RequestScope request, Uploads uploads, Sentences sentences) : MilaPage
{
    public bool Keeps => Access.Allows("incubation.keep_works", request.Actor);

    public Sheet Worksite { get; private set; } = null!;

    /// <summary>Claims that are not over.</summary>
    public IReadOnlyList<Choice> Claims { get; private set; } = [];

    public bool GoesOn => Keeps && Worksite.State is not ("DONE" or "ABANDONED");

    [BindProperty]
    public string? Contractor { get; set; }

    /// <summary>In euros, as people write them.</summary>
    [BindProperty]
    public string? Cents { get; set; }

    [BindProperty]
    public int? KwhPerYear { get; set; }

    [BindProperty]
    public string? Saved { get; set; }

    [BindProperty]
    public string? PhaseTitle { get; set; }

    [BindProperty]
    public DateOnly? PlannedFor { get; set; }

    [BindProperty]
    public DateOnly? Since { get; set; }

    /// <summary>What was written of each source, in euros.</summary>
    public IReadOnlyDictionary<string, string?> Share { get; private set; } = new Dictionary<string, string?>();

    public string ShareOf(string source) => Share.Count > 0 ? Share.GetValueOrDefault(source) ?? ""
        : Worksite.Funding.FirstOrDefault(each => each.Source == source) is { } known ? Euros.Written(known.Amount.Cents) : "";

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        Since = frame.Today;
        return await Load(id, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostQuote(Guid id, IFormFile? file, CancellationToken cancellation)
    {
        if (Euros.CentsOf(Cents) is null)
            ModelState.AddModelError(nameof(Cents), "Écrivez un montant en euros, par exemple 1080 ou 54,50.");
        if (!string.IsNullOrWhiteSpace(Saved) && Euros.CentsOf(Saved) is null)
            ModelState.AddModelError(nameof(Saved), "Écrivez une économie en euros, ou laissez vide.");
        if (!ModelState.IsValid)
            return await Load(id, cancellation) ? Again() : NotFound();
        try
        {
            var kept = file is { Length: > 0 } ? await Keep(file, cancellation) : (Guid?)null;
            return await Do("Quote", id, new { id, contractor = Contractor ?? "", cents = Euros.CentsOf(Cents), kwhPerYear = KwhPerYear, saved = Euros.CentsOf(Saved), file = kept }, "Le devis est joint.", cancellation);
        }
        catch (RuleViolation violation)
        {
            Refused([sentences.Of(violation)]);
            return await Load(id, cancellation) ? Again() : NotFound();
        }
    }

    public Task<IActionResult> OnPostChoose(Guid id, Guid quote, CancellationToken cancellation) => Do("Choose", id, new { id, quote }, "Le devis est retenu. Écrivez qui paie quoi.", cancellation);

    public async Task<IActionResult> OnPostFund(Guid id, Dictionary<string, string?> share, Dictionary<string, string?> state, CancellationToken cancellation)
    {
        Share = share;
        var shares = new List<object>();
        foreach (var (source, written) in share.Where(each => !string.IsNullOrWhiteSpace(each.Value)))
            if (Euros.CentsOf(written) is { } cents)
                shares.Add(new { source, cents, state = state.GetValueOrDefault(source) ?? "PLANNED" });
            else
                ModelState.AddModelError($"share[{source}]", French.Typeset($"{WorksLabels.Of(WorksiteLabels.Sources, source)} : écrivez un montant en euros."));
        return await Do("Fund", id, new { id, shares }, "Le plan de financement est enregistré.", cancellation);
    }

    public Task<IActionResult> OnPostPhase(Guid id, CancellationToken cancellation) => Do("Phase", id, new { id, phaseTitle = PhaseTitle ?? "", plannedFor = PlannedFor }, "La phase est prévue.", cancellation);

    public Task<IActionResult> OnPostAdvance(Guid id, Guid phase, CancellationToken cancellation) => Do("Advance", id, new { id, phase }, "L’avancement est enregistré.", cancellation);

    public Task<IActionResult> OnPostBlock(Guid id, string party, string awaited, Guid? claim, CancellationToken cancellation) =>
        Do("Block", id, new { id, party, awaited, claim, since = Since ?? frame.Today }, "Le blocage est noté ; la relance attend sur l’accueil.", cancellation);

    public Task<IActionResult> OnPostChase(Guid id, CancellationToken cancellation) => Do("Chase", id, new { id }, "La relance est notée ; la prochaine est attendue plus tard.", cancellation);

    public Task<IActionResult> OnPostFree(Guid id, CancellationToken cancellation) => Do("Free", id, new { id }, "Le chantier est débloqué.", cancellation);

    public Task<IActionResult> OnPostAbandon(Guid id, CancellationToken cancellation) => Do("Abandon", id, new { id }, "Le chantier est abandonné.", cancellation);

    private async Task<Guid> Keep(IFormFile file, CancellationToken cancellation)
    {
        await using var bytes = file.OpenReadStream();
        return await uploads.Receive(file.FileName, bytes, cancellation);
    }

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string done, CancellationToken cancellation)
    {
        var answer = ModelState.IsValid ? await graph.Run(this, operation, variables, cancellation) : null;
        if (answer is not null && !Refused(answer.UserErrors))
            return Done(done, $"/travaux/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var shown = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>();
        Worksite = shown.Worksite!;
        Claims = [.. shown.DamageClaims.Nodes.Where(claim => claim.State is not ("PAID" or "REFUSED"))
            .Select(claim => new Choice($"{claim.Id}", $"{WorksLabels.Of(WorksiteLabels.Damages, claim.Kind)} du {French.Day(claim.HappenedOn)}"))];
        return shown.Worksite is not null;
    }

    private sealed record Shown(Sheet? Worksite, Some DamageClaims);

    private sealed record Some(IReadOnlyList<Claim> Nodes);

    private sealed record Claim(Guid Id, string Kind, string State, DateOnly HappenedOn);

    public sealed record Sheet(
        Guid Id, string Title, string State, DateOnly PlannedOn, IReadOnlyList<Place> Premises, IReadOnlyList<Quote> Quotes, Guid? ChosenId, Sum? Cost,
        IReadOnlyList<Funded> Funding, Sum Missing, IReadOnlyList<Phase> Phases, Held? Blockage);

    public sealed record Place(Guid Id, string Name);

    public sealed record Quote(Guid Id, string? Contractor, Sum Amount, int? KwhPerYear, Sum? SavedPerYear, decimal? PaybackYears, Guid? FileId, DateOnly ReceivedOn);

    public sealed record Funded(string Source, Sum Amount, string State);

    public sealed record Phase(Guid Id, string Title, DateOnly? PlannedFor, DateOnly? BegunOn, DateOnly? DoneOn);

    public sealed record Held(string Party, string Awaited, DateOnly Since, DateOnly? ChasedOn, Guid? ClaimId);

    public sealed record Sum(long Cents, string Text);
}
