using System.Text;
using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Usages;

/// <summary>Who has used nothing this year, and whose use is counted (usage des services).</summary>
public sealed class UsageListModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? Le { get; set; }

    /// <summary>A part of the name of whoever used something.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Structure { get; set; }

    public bool Counts => Access.Allows("membership.count_usages", request.Actor);

    public DateOnly Day => Le ?? frame.Today;

    public List Idle { get; private set; } = null!;

    public IReadOnlyList<Line> Found { get; private set; } = [];

    public async Task OnGet(string? after, CancellationToken cancellation)
    {
        Idle = (await graph.Run(this, "Show", new { asOf = Day, after }, cancellation)).Data<Shown>().UsersOfNothing;
        if (Structure is { Length: > 0 } search)
            Found = (await graph.Run(this, "Find", new { search }, cancellation)).Data<Searched>().Members.Nodes;
    }

    public async Task<IActionResult> OnGetCsv(CancellationToken cancellation)
    {
        var csv = (await graph.Run(this, "Csv", new { asOf = Day }, cancellation)).Data<Exported>().UsersOfNothingCsv;
        return File(Encoding.UTF8.GetBytes("\uFEFF" + csv), "text/csv", $"sans-usage-{Day:yyyy-MM-dd}.csv");
    }

    private sealed record Shown(List UsersOfNothing);

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Line> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Line(Guid StructureId, string Name, IReadOnlyList<string>? Activities);

    private sealed record Searched(Members Members);

    private sealed record Members(IReadOnlyList<Line> Nodes);

    private sealed record Exported(string UsersOfNothingCsv);
}
