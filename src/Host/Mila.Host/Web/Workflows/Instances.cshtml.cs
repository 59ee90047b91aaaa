using Microsoft.AspNetCore.Mvc;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Workflows;

/// <summary>What is under way and what has ended, by the way it goes (dossiers).</summary>
public sealed class InstancesModel(PageGraph graph) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public string? Deroule { get; set; }

    /// <summary><c>en-cours</c>, <c>termines</c>, <c>archives</c> or <c>tous</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Etat { get; set; } = "en-cours";

    public Shown Answer { get; private set; } = null!;

    public IEnumerable<Choice> Definitions => Answer.WorkflowDefinitions.Select(each => new Choice(each.Key, each.Title)).Prepend(new("", "Tous"));

    public static IEnumerable<Choice> States { get; } = [new("en-cours", "En cours"), new("termines", "Terminés"), new("archives", "Archivés"), new("tous", "Tous")];

    public async Task OnGet(string? after, CancellationToken cancellation)
    {
        bool? running = Etat switch { "termines" or "archives" => false, "tous" => null, _ => true };
        bool? archived = Etat switch { "termines" => false, "archives" => true, _ => null };
        var definition = string.IsNullOrEmpty(Deroule) ? null : Deroule;
        Answer = (await graph.Run(this, variables: new { definition, running, archived, after }, cancellation: cancellation)).Data<Shown>();
    }

    public sealed record Shown(List WorkflowInstances, IReadOnlyList<Definition> WorkflowDefinitions);

    public sealed record List(int TotalCount, PageInfo PageInfo, IReadOnlyList<Instance> Nodes);

    public sealed record PageInfo(bool HasNextPage, string? EndCursor);

    public sealed record Definition(string Key, string Title);

    public sealed record Instance(
        Guid Id, string SubjectKind, string? SubjectTitle, DateTimeOffset StartedAt, string StepLabel, string? Outcome, Titled Definition, Waiting? Task, IReadOnlyList<Incident> Incidents)
    {
        public bool IsStopped => Incidents.Any(incident => incident.End is null);
    }

    public sealed record Titled(string Title);

    public sealed record Waiting(DateOnly? DueOn);

    public sealed record Incident(string? End);
}
