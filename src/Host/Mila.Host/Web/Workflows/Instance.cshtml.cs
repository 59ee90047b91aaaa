using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Workflows;

/// <summary>One dossier: where it stands, what it waits for, how it got there, and what stops it.</summary>
public sealed class InstanceModel(PageGraph graph, RequestScope request) : MilaPage
{
    public Card Instance { get; private set; } = null!;

    public bool MaySettle => Access.Allows("workflows.settle_incidents", request.Actor);

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Found>().WorkflowInstance;
        if (found is null)
            return NotFound();
        Instance = found;
        return Page();
    }

    public async Task<IActionResult> OnPostRetry(Guid id, Guid incident, CancellationToken cancellation) =>
        await Settle(id, await graph.Run(this, "Retry", new { id = incident }, cancellation), "La demande est refaite. Rechargez la page pour voir où en est le dossier.", cancellation);

    /// <param name="reason">The API's word: <c>DONE_BY_HAND</c> or <c>NOT_NEEDED</c>.</param>
    public async Task<IActionResult> OnPostResolve(Guid id, Guid incident, string reason, CancellationToken cancellation) =>
        await Settle(id, await graph.Run(this, "Resolve", new { id = incident, reason }, cancellation), "L’incident est clos, le dossier continue.", cancellation);

    private async Task<IActionResult> Settle(Guid id, PageAnswer answer, string sentence, CancellationToken cancellation)
    {
        if (!Refused(answer.UserErrors))
            return Done(sentence, $"/dossiers/{id}");
        return await OnGet(id, cancellation) is NotFoundResult missing ? missing : Again();
    }

    private sealed record Found(Card? WorkflowInstance);

    public sealed record Card(
        Guid Id, string SubjectKind, Guid SubjectId, string? SubjectTitle, DateTimeOffset StartedAt, string Step, string StepLabel, string? Outcome, string Picture,
        Pinned Definition, IReadOnlyList<Standing> Standings, IReadOnlyList<Called> Calls, IReadOnlyList<Waiting> Tasks, IReadOnlyList<Timer> Timers, IReadOnlyList<Incident> Incidents, IReadOnlyList<Entry> Journal);

    public sealed record Pinned(string Key, string Title, int Version);

    public sealed record Standing(Guid Token, Guid? Call, DateOnly? On, Named Step);

    public sealed record Named(string Key, string Label);

    public sealed record Called(Guid Token, bool Running, string Picture, Pinned Definition);

    public sealed record Waiting(string Label, string Role, string Page, DateOnly? DueOn, Guid SubjectId)
    {
        public string Path => Page.Replace("{subject}", SubjectId.ToString(), StringComparison.Ordinal);
    }

    public sealed record Timer(bool IsReminder, DateOnly DueOn, string Setting, int Days);

    public sealed record Incident(Guid Id, string Step, string Request, int Attempt, string Cause, string? Code, DateTimeOffset RaisedAt, string? End)
    {
        public string Ending => End switch
        {
            null => "ouvert",
            "RETRIED" => "relancé",
            "DONE_BY_HAND" => "fait à la main",
            "NOT_NEEDED" => "plus utile",
            "STEP_LEFT" => "étape quittée",
            _ => End,
        };
    }

    public sealed record Entry(DateTimeOffset At, string Text);
}
