using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Desk;

/// <summary>Requests, what is late first: every member's for the office, its own for a member (demandes).</summary>
public sealed class DeskListModel(PageGraph graph, RequestScope request) : MilaPage
{
    /// <summary><c>cours</c>, <c>retard</c>, <c>closes</c> or <c>toutes</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Etat { get; set; } = "cours";

    [BindProperty(SupportsGet = true)]
    public string? Nature { get; set; }

    public static IEnumerable<Choice> States { get; } =
        [new("cours", "En cours"), new("retard", "En retard"), new("closes", "Closes"), new("toutes", "Toutes")];

    public static IEnumerable<Choice> Kinds { get; } = [new("", "Toutes"), .. DeskLabels.Kinds];

    public List Requests { get; private set; } = null!;

    /// <summary>How many are open, kind by kind; for the office alone.</summary>
    public IReadOnlyList<Count> Counts { get; private set; } = [];

    public bool KeepsTheDesk => Access.Allows("membership.handle_requests", request.Actor);

    public async Task OnGet(string? after, CancellationToken cancellation)
    {
        var kind = string.IsNullOrEmpty(Nature) ? null : Nature;
        var open = Etat switch { "closes" => (bool?)false, "toutes" => null, _ => true };
        Requests = (await graph.Run(this, "Show", new { open, overdue = Etat == "retard" ? true : (bool?)null, kind, after }, cancellation)).Data<Shown>().DeskRequests;
        if (KeepsTheDesk)
            Counts = (await graph.Run(this, "Count", cancellation: cancellation)).Data<Counted>().DeskCounts;
    }

    private sealed record Shown(List DeskRequests);

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Line> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Line(
        Guid Id, string? StructureName, string Kind, string State, string Priority, string? Words, DateOnly DueOn, DateOnly? ClosedOn, bool IsOverdue, string? AssigneeName);

    private sealed record Counted(IReadOnlyList<Count> DeskCounts);

    public sealed record Count(string Kind, int Open, int Overdue);
}
