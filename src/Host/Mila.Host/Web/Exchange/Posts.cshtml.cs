using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Exchange;

/// <summary>What members tell each other today, the latest first (entraide).</summary>
public sealed class PostsModel(PageGraph graph) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public string? Rubrique { get; set; }

    public List Posts { get; private set; } = null!;

    public async Task OnGet(string? after, CancellationToken cancellation) =>
        Posts = (await graph.Run(this, "Show", new { kind = string.IsNullOrEmpty(Rubrique) ? null : Rubrique, after }, cancellation)).Data<Shown>().MemberPosts;

    private sealed record Shown(List MemberPosts);

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Line> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Line(Guid Id, string Kind, string? Title, string? StructureName, DateOnly PublishedOn, DateOnly Until);
}
