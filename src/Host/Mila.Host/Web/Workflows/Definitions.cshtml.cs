using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Workflows;

/// <summary>How things go from step to step in the association (déroulés).</summary>
public sealed class DefinitionsModel(PageGraph graph) : MilaPage
{
    public IReadOnlyList<Definition> Definitions { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation) =>
        Definitions = (await graph.Run(this, "Show", cancellation: cancellation)).Data<Shown>().WorkflowDefinitions;

    /// <summary>What a definition may say, for a text editor that completes and checks.</summary>
    public async Task<IActionResult> OnGetSchema(CancellationToken cancellation) => File(
        Encoding.UTF8.GetBytes((await graph.Run(this, "Schema", cancellation: cancellation)).Data<Words>().WorkflowSchema),
        "application/schema+json", "deroule.schema.json");

    public sealed record Definition(string Key, int Version, string Title, string Subject, IReadOnlyList<Step> Steps);

    public sealed record Step(string Key);

    private sealed record Words(string WorkflowSchema);

    private sealed record Shown(IReadOnlyList<Definition> WorkflowDefinitions);
}
