using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Host.Web.Candidacies;

/// <summary>The whole file on one page, and what those who examine it do: check, ask, review, step aside, put to vote (dossier de candidature).</summary>
public sealed class CandidacyModel(PageGraph graph, RequestScope request, Tenants tenants) : MilaPage
{
    public static readonly string[] Fields = ["pieces", "note", "reviewers", "quality", "dynamics", "innovation", "comment", "link", "ground"];

    public ExaminedFile Candidacy { get; private set; } = null!;

    public bool MayCheck => May("membership.check_candidacies");

    public bool MayPutToVote => May("membership.put_candidacies_to_vote");

    public bool MayReview => May("membership.review_candidacies");

    public string WhenOf(ExaminedFact fact)
    {
        var local = tenants.CalendarOf(request.Tenant).LocalTimeOf(fact.At);
        return $"{French.Day(DateOnly.FromDateTime(local))}, {French.Time(TimeOnly.FromDateTime(local))}";
    }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostComplete(Guid id, CancellationToken cancellation) =>
        Do("Complete", id, new { id }, "Le dossier est complet.", cancellation);

    public Task<IActionResult> OnPostAsk(Guid id, List<string> pieces, string? note, CancellationToken cancellation) =>
        Do("Ask", id, new { id, pieces, note }, "Les pièces sont demandées ; le candidat reçoit un courrier.", cancellation);

    public Task<IActionResult> OnPostAssign(Guid id, List<Guid> reviewers, CancellationToken cancellation) =>
        Do("Assign", id, new { id, reviewers }, "Les rapporteurs sont désignés.", cancellation);

    public async Task<IActionResult> OnPostReview(Guid id, int? quality, int? dynamics, int? innovation, string? comment, CancellationToken cancellation)
    {
        foreach (var (name, score) in new[] { ("quality", quality), ("dynamics", dynamics), ("innovation", innovation) })
            if (score is null)
                ModelState.AddModelError(name, "Choisissez une note de 0 à 5.");
        if (!ModelState.IsValid)
            return await Load(id, cancellation) ? Again() : NotFound();
        return await Do("Review", id, new { id, quality, dynamics, innovation, comment }, "Votre avis est enregistré.", cancellation);
    }

    public Task<IActionResult> OnPostRecuse(Guid id, string link, CancellationToken cancellation) =>
        Do("Recuse", id, new { id, link }, "Vous vous êtes déporté de ce dossier.", cancellation);

    public Task<IActionResult> OnPostVote(Guid id, CancellationToken cancellation) => Do("Vote", id, new { id }, "La candidature est mise au vote.", cancellation);

    public Task<IActionResult> OnPostForgo(Guid id, CancellationToken cancellation) => Do("Forgo", id, new { id }, "La structure renonce à l’espace et reste adhérente.", cancellation);

    public Task<IActionResult> OnPostGround(Guid id, string ground, string? note, CancellationToken cancellation) =>
        Do("Ground", id, new { id, ground, note }, "Le refus est motivé ; le candidat reçoit un courrier.", cancellation);

    private bool May(string policy) => Access.Allows(policy, request.Actor);

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string sentence, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(sentence, $"/candidatures/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().Candidacy;
        Candidacy = found!;
        return found is not null;
    }

    private sealed record Shown(ExaminedFile? Candidacy);
}
