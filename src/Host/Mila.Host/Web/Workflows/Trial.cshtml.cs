using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Workflows;

/// <summary>A draft, or the version in force, tried on invented or past events; nothing is kept (essai d’un déroulé).</summary>
public sealed class TrialModel(PageGraph graph) : MilaPage
{
    /// <summary>What happens, one thing a line.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Lignes { get; set; }

    /// <summary>Or the address or the id of a past dossier.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Dossier { get; set; }

    public Titled Definition { get; private set; } = null!;

    /// <summary>None while the draft has errors.</summary>
    public Simulation? Simulated { get; private set; }

    public async Task<IActionResult> OnGet(string key, CancellationToken cancellation)
    {
        Guid? instance = Guid.TryParse(Dossier?.Trim().Split('/')[^1], out var read) ? read : null;
        var lines = (Lignes ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var shown = (await graph.Run(this, variables: new { key, lines, instance }, cancellation: cancellation)).Data<Shown>();
        if (shown.WorkflowDefinition is null)
            return NotFound();
        (Definition, Simulated) = (shown.WorkflowDefinition, shown.WorkflowSimulation);
        if (Simulated is not null)
            Lignes = string.Join('\n', Simulated.Lines);
        return Page();
    }

    private sealed record Shown(Titled? WorkflowDefinition, Simulation? WorkflowSimulation);

    public sealed record Titled(string Key, string Title);

    public sealed record Simulation(Numbered Definition, IReadOnlyList<string> Lines, string StepLabel, string? Outcome, IReadOnlyList<string> Remarks, string Picture, IReadOnlyList<Entry> Journal);

    public sealed record Numbered(int Version);

    public sealed record Entry(DateTimeOffset At, string Text);
}
