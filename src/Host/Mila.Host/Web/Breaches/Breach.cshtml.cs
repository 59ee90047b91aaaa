using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Breaches;

/// <summary>One breach, from report to decision, and what is to be done next (procédure de manquement).</summary>
public sealed class BreachModel(PageGraph graph, RequestScope request, Frame frame) : MilaPage
{
    public Sheet Breach { get; private set; } = null!;

    public bool Handles => Access.Allows("membership.handle_breaches", request.Actor);

    /// <summary>Whether the structure has answered, or had the time to.</summary>
    public bool MaySetHearing => Breach.State is "ANSWERED" or "HEARING_SET" || (Breach.State == "AWAITING_ANSWER" && frame.Today > Breach.AnswerBy);

    public bool MayAnswer => Breach.Answer is null && Breach.State is "AWAITING_ANSWER" or "HEARING_SET" or "HEARD";

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostState(Guid id, string? grounds, CancellationToken cancellation) =>
        Do("State", id, new { id, text = grounds ?? "" }, "Les griefs sont énoncés ; la structure reçoit un courrier.", cancellation);

    public Task<IActionResult> OnPostDismiss(Guid id, string reason, CancellationToken cancellation) =>
        Do("Dismiss", id, new { id, reason }, "Le signalement est classé.", cancellation);

    public Task<IActionResult> OnPostAnswer(Guid id, string? answer, CancellationToken cancellation) =>
        Do("Answer", id, new { id, text = answer ?? "" }, "La réponse est enregistrée.", cancellation);

    public async Task<IActionResult> OnPostSetHearing(Guid id, DateOnly? on, CancellationToken cancellation)
    {
        if (on is not null)
            return await Do("SetHearing", id, new { id, on }, "L’audition est fixée ; la structure reçoit un courrier.", cancellation);
        ModelState.AddModelError("on", "Choisissez le jour de l’audition.");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    public Task<IActionResult> OnPostHear(Guid id, bool attended, string? account, CancellationToken cancellation) =>
        Do("Hear", id, new { id, attended, text = account }, "L’audition est enregistrée ; le conseil est saisi.", cancellation);

    public Task<IActionResult> OnPostVote(Guid id, CancellationToken cancellation) =>
        Do("Vote", id, new { id }, "Le manquement est remis au vote.", cancellation);

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string sentence, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(sentence, $"/manquements/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().Breach;
        Breach = found!;
        return found is not null;
    }

    private sealed record Shown(Sheet? Breach);

    public sealed record Sheet(
        Guid Id, Guid StructureId, string? StructureName, string Kind, string State, DateOnly ReportedOn, string? ReportedByName, string? Report,
        string? Dismissed, string? Grounds, DateOnly? AnswerBy, string? Answer, DateOnly? HearingOn, bool? Attended, string? Account,
        Guid? DeliberationId, string? Sanction, DateOnly? EndedOn);
}
