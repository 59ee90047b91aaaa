using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Desk;

/// <summary>One request: where it stands, what was said, and what may be done next (demande).</summary>
public sealed class DeskRequestModel(PageGraph graph, RequestScope request) : MilaPage
{
    public Sheet Asked { get; private set; } = null!;

    public bool KeepsTheDesk => Access.Allows("membership.handle_requests", request.Actor);

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostTake(Guid id, string? priority, DateOnly? dueOn, CancellationToken cancellation) =>
        Do("Take", id, new { id, priority = priority ?? "NORMAL", dueOn }, "La demande est prise en charge.", cancellation);

    public Task<IActionResult> OnPostHandOn(Guid id, string to, DateOnly? chaseOn, CancellationToken cancellation) =>
        Do("HandOn", id, new { id, to, chaseOn }, "La demande attend un tiers ; la relance est prévue.", cancellation);

    public Task<IActionResult> OnPostChase(Guid id, CancellationToken cancellation) =>
        Do("Chase", id, new { id }, "La relance est notée ; la suivante est prévue.", cancellation);

    public Task<IActionResult> OnPostResume(Guid id, CancellationToken cancellation) => Do("Resume", id, new { id }, "La demande reprend.", cancellation);

    public Task<IActionResult> OnPostComment(Guid id, string? text, CancellationToken cancellation) =>
        Do("Comment", id, new { id, text = text ?? "" }, "Votre message est ajouté.", cancellation);

    public Task<IActionResult> OnPostClose(Guid id, string outcome, DateOnly? on, CancellationToken cancellation) =>
        Do("Close", id, new { id, outcome, on }, "La demande est close ; qui l’a déposée reçoit un courrier.", cancellation);

    public Task<IActionResult> OnPostReopen(Guid id, CancellationToken cancellation) => Do("Reopen", id, new { id }, "La demande est rouverte.", cancellation);

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string sentence, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(sentence, $"/demandes/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().DeskRequest;
        Asked = found!;
        return found is not null;
    }

    private sealed record Shown(Sheet? DeskRequest);

    public sealed record Sheet(
        Guid Id, Guid StructureId, string? StructureName, string Kind, string? Place, string State, string Priority, string? Words, Guid? PhotoId,
        DateOnly FiledOn, string? FiledByName, bool ByStaff, DateOnly DueOn, bool IsOverdue, string? AssigneeName, string? WaitsFor, DateOnly? ChaseOn, int Chases,
        IReadOnlyList<Comment> Comments, string? Outcome, DateOnly? ClosedOn, bool MayReopen, DateOnly? ReopenableUntil)
    {
        public bool IsClosed => State == "CLOSED";
    }

    public sealed record Comment(string? Text, string? ByName, DateOnly On);
}
