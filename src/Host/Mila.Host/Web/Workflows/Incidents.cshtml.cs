using Microsoft.AspNetCore.Mvc;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Workflows;

/// <summary>What stopped dossiers, the newest first (incidents).</summary>
public sealed class IncidentsModel(PageGraph graph) : MilaPage
{
    /// <summary><c>ouverts</c> or <c>tous</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Etat { get; set; } = "ouverts";

    public List Incidents { get; private set; } = null!;

    public static IEnumerable<Choice> States { get; } = [new("ouverts", "Ouverts"), new("tous", "Tous")];

    public async Task OnGet(string? after, CancellationToken cancellation)
    {
        bool? open = Etat == "tous" ? null : true;
        Incidents = (await graph.Run(this, variables: new { open, after }, cancellation: cancellation)).Data<Shown>().Incidents;
    }

    private sealed record Shown(List Incidents);

    public sealed record List(int TotalCount, PageInfo PageInfo, IReadOnlyList<Incident> Nodes);

    public sealed record PageInfo(bool HasNextPage, string? EndCursor);

    public sealed record Incident(Guid Id, Guid InstanceId, string SubjectKind, string? SubjectTitle, string Request, int Attempt, string? Code, DateTimeOffset RaisedAt, string? End);
}
