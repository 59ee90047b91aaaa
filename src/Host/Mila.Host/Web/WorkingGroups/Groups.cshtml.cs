using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.WorkingGroups;

/// <summary>The working groups, the latest first, and another to form (groupes de travail).</summary>
public sealed class GroupsModel(PageGraph graph, RequestScope request) : MilaPage
{
    public bool Keeps => Access.Allows("membership.keep_groups", request.Actor);

    public List Groups { get; private set; } = null!;

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    public Task OnGet(string? after, CancellationToken cancellation) => Load(after, cancellation);

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Form", new { title = Title ?? "", purpose = Purpose ?? "" }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("Le groupe est créé. Ajoutez qui y prend part.", $"/groupes/{answer.Data<Formed>().FormWorkingGroup.WorkingGroup.Id}");
        await Load(null, cancellation);
        return Again();
    }

    private async Task Load(string? after, CancellationToken cancellation) => Groups = (await graph.Run(this, "Show", new { after }, cancellation)).Data<Shown>().WorkingGroups;

    private sealed record Shown(List WorkingGroups);

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Line> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Line(Guid Id, string Title, string Purpose, DateOnly? ClosedOn, IReadOnlyList<Somebody> Participants, IReadOnlyList<Met> Meetings);

    public sealed record Somebody(Guid Id);

    public sealed record Met(DateOnly On);

    private sealed record Formed(Payload FormWorkingGroup);

    private sealed record Payload(Somebody WorkingGroup);
}
