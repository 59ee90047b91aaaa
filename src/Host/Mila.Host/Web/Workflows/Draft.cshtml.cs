using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Workflows;

/// <summary>A definition written anew: its text, what is wrong with it, what it changes, and its publication (brouillon de déroulé).</summary>
public sealed class DraftModel(PageGraph graph, RequestScope request) : MilaPage
{
    public Shown Definition { get; private set; } = null!;

    /// <summary>What is typed; at first the draft, or the version in force.</summary>
    [BindProperty]
    public string? Text { get; set; }

    public bool MayPublish => Access.Allows("workflows.publish", request.Actor);

    public bool MaySteer => Access.Allows("workflows.steer", request.Actor);

    private string Here => $"/deroules/{Definition.Key}/brouillon";

    public async Task<IActionResult> OnGet(string key, CancellationToken cancellation)
    {
        if (!await Load(key, cancellation))
            return NotFound();
        Text = Definition.Own?.Draft ?? Definition.Text;
        return Page();
    }

    public async Task<IActionResult> OnPost(string key, CancellationToken cancellation) =>
        await Answer(key, await graph.Run(this, "Save", new { key, text = Text ?? "" }, cancellation), "Le brouillon est enregistré.", cancellation);

    public async Task<IActionResult> OnPostDiscard(string key, CancellationToken cancellation) =>
        await Answer(key, await graph.Run(this, "Discard", new { key }, cancellation), "Le brouillon est abandonné.", cancellation);

    public async Task<IActionResult> OnPostPublish(string key, CancellationToken cancellation) =>
        await Answer(key, await graph.Run(this, "Publish", new { key }, cancellation),
            "La nouvelle version est publiée. Les dossiers en cours gardent la leur ; les prochains suivront celle-ci.", cancellation);

    public async Task<IActionResult> OnPostWithdraw(string key, CancellationToken cancellation) =>
        await Answer(key, await graph.Run(this, "Withdraw", new { key }, cancellation), "La version livrée avec Mila est de nouveau en vigueur.", cancellation);

    private async Task<IActionResult> Answer(string key, PageAnswer answer, string sentence, CancellationToken cancellation)
    {
        var refused = Refused(answer.UserErrors);
        if (!await Load(key, cancellation))
            return NotFound();
        if (!refused)
            return Done(sentence, Here);
        Text ??= Definition.Own?.Draft ?? Definition.Text;
        return Again();
    }

    private async Task<bool> Load(string key, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { key }, cancellation)).Data<Found>().WorkflowDefinition;
        Definition = found!;
        return found is not null;
    }

    private sealed record Found(Shown? WorkflowDefinition);

    public sealed record Shown(string Key, int Version, string Title, string Text, string Picture, IReadOnlyList<Step> Steps, Owned? Own)
    {
        /// <summary>What a form can change: the draft's steps, or those in force; none while the draft has errors.</summary>
        public IReadOnlyList<Step> Editable => Own?.Draft is null ? Steps : Own.Steps;
    }

    public sealed record Step(string Key, string Label, string? Role, int? DeadlineDays);

    public sealed record Owned(string? Draft, int? BasedOn, int? PublishedVersion, IReadOnlyList<Error> Errors, IReadOnlyList<Change> Changes, IReadOnlyList<Step> Steps, string? Picture);

    public sealed record Error(string? Step, int? Line, string Message);

    public sealed record Change(string Kind, string Text);
}
