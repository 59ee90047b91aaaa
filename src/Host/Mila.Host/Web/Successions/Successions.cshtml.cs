namespace Mila.Host.Web.Successions;

/// <summary>The successions, the latest first.</summary>
public sealed class SuccessionsModel(PageGraph graph) : MilaPage
{
    public Shelf List { get; private set; } = null!;

    public async Task OnGet(string? after, CancellationToken cancellation) => List = (await graph.Run(this, null, new { after }, cancellation)).Data<Shown>().Successions;

    private sealed record Shown(Shelf Successions);

    public sealed record Shelf(int TotalCount, Onward PageInfo, IReadOnlyList<Line> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Line(Guid Id, string? PredecessorName, string? SuccessorName, string Change, string State, DateOnly DeclaredOn);
}
