using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Breaches;

/// <summary>The grounds that a structure is reproached with, and its answer, for those who lead it (répondre aux griefs).</summary>
public sealed class AnswerBreach(PageGraph graph) : MilaPage
{
    public Shown Breach { get; private set; } = null!;

    [BindProperty]
    public string? Text { get; set; }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid id, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Answer", new { id, text = Text ?? "" }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("Votre réponse est jointe au dossier : le conseil la lira.", $"/manquements/{id}/repondre");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Found>().BreachToAnswer;
        Breach = found!;
        return found is not null;
    }

    private sealed record Found(Shown? BreachToAnswer);

    public sealed record Shown(Guid Id, string? StructureName, string Kind, string? Grounds, string? Answer, DateOnly? AnswerBy, DateOnly? HearingOn, bool Waits);
}
