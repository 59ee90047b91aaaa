using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Workflows;

/// <summary>One way things go, drawn and told (déroulé).</summary>
public sealed class DefinitionModel(PageGraph graph, RequestScope request) : MilaPage
{
    public Shown Definition { get; private set; } = null!;

    public bool MayDraft => Access.Allows("workflows.draft", request.Actor);

    public bool MaySteer => Access.Allows("workflows.steer", request.Actor);

    public async Task<IActionResult> OnGet(string key, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, variables: new { key }, cancellation: cancellation)).Data<Found>().WorkflowDefinition;
        if (found is null)
            return NotFound();
        Definition = found;
        return Page();
    }

    private sealed record Found(Shown? WorkflowDefinition);

    public sealed record Shown(string Key, int Version, string Title, string Hash, string Picture, IReadOnlyList<Step> Steps);

    /// <param name="Deadline">The setting its deadline comes from.</param>
    public sealed record Step(string Key, string Label, string Kind, string? Role, string? Deadline, int? DeadlineDays, bool DeadlineIsBefore, string? DeadlineOf)
    {
        public string KindName => Kind switch
        {
            "USER" => "tâche",
            "WAIT" => "attente",
            "SERVICE" => "automatique",
            "DECISION" => "aiguillage",
            "PARALLEL" => "en parallèle",
            "CALL" => "déroulé appelé",
            "END" => "fin",
            _ => Kind,
        };

        /// <summary>From which day the deadline is counted, when that is not the day the step is entered.</summary>
        public string? CountedFrom => DeadlineOf is null ? null : DeadlineIsBefore ? " avant le jour fixé" : " après le jour fixé";
    }
}
