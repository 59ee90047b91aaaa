using Microsoft.AspNetCore.Mvc;
using Mila.Host.Web.Tags;
using Mila.Kernel;

namespace Mila.Host.Web.Workflows;

/// <summary>All the dossiers of a definition brought to the version in force: what it would do, what stands in the way, and doing it (migration groupée).</summary>
public sealed class MigrationModel(PageGraph graph) : MilaPage
{
    public Titled Definition { get; private set; } = null!;

    public IReadOnlyList<Group> Groups { get; private set; } = [];

    /// <summary>By a step's key, that of the step which takes its place; empty for none.</summary>
    [BindProperty(SupportsGet = true)]
    public Dictionary<string, string?> Place { get; set; } = [];

    public int Movable => Groups.Where(group => group.Obstacles.Count == 0).Sum(group => group.Count);

    /// <summary>The steps without a place of their own, each once.</summary>
    public IEnumerable<Misplaced> Displaced => Groups.SelectMany(group => group.Displaced).DistinctBy(each => each.Step.Key);

    public async Task<IActionResult> OnGet(string key, CancellationToken cancellation) => await Load(key, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string key, int version, int movable, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Migrate", new { key, version, steps = Steps() }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done($"{French.Count(movable, "dossier passe", "dossiers passent")} à la version {version}, un par un. Rechargez la page pour voir ce qui reste.", $"/deroules/{key}/migration");
        return await Load(key, cancellation) ? Again() : NotFound();
    }

    public static IEnumerable<Choice> Places(Misplaced displaced) =>
        displaced.Places.Select(place => new Choice(place.Key, place.Label)).Prepend(new("", "Aucune : ces dossiers gardent leur version"));

    private IEnumerable<object> Steps() => Place.Where(move => !string.IsNullOrEmpty(move.Value)).Select(move => new { from = move.Key, to = move.Value });

    private async Task<bool> Load(string key, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Show", new { key, steps = Steps() }, cancellation);
        var found = answer.Data<Found>();
        Definition = found.WorkflowDefinition!;
        Groups = found.WorkflowMigration?.Groups ?? [];
        return found.WorkflowMigration is not null;
    }

    private sealed record Found(Titled? WorkflowDefinition, Planned? WorkflowMigration);

    private sealed record Planned(IReadOnlyList<Group> Groups);

    public sealed record Titled(string Key, string Title, int Version);

    public sealed record Group(int Version, int Count, IReadOnlyList<string> Obstacles, IReadOnlyList<Step> Steps, IReadOnlyList<Misplaced> Displaced);

    public sealed record Misplaced(Step Step, IReadOnlyList<Step> Places);

    public sealed record Step(string Key, string Label);
}
