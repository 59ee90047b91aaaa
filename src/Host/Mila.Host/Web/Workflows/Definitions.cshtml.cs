namespace Mila.Host.Web.Workflows;

/// <summary>How things go from step to step in the association (déroulés).</summary>
public sealed class DefinitionsModel(PageGraph graph) : MilaPage
{
    public IReadOnlyList<Definition> Definitions { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation) =>
        Definitions = (await graph.Run(this, cancellation: cancellation)).Data<Shown>().WorkflowDefinitions;

    public sealed record Definition(string Key, int Version, string Title, string Subject, IReadOnlyList<Step> Steps);

    public sealed record Step(string Key);

    private sealed record Shown(IReadOnlyList<Definition> WorkflowDefinitions);
}
