using Mila.Graph;

namespace Mila.Host.Web.Spaces;

/// <summary>The spaces that are or were offered, the latest to close first (appels pour un espace).</summary>
public sealed class SpaceCallsModel(PageGraph graph) : MilaPage
{
    public List Calls { get; private set; } = null!;

    public async Task OnGet(string? after, CancellationToken cancellation) => Calls = (await graph.Run(this, "Show", new { after }, cancellation)).Data<Shown>().SpaceCalls;

    private sealed record Shown(List SpaceCalls);

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Call> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Call(Guid Id, Named Space, DateOnly FreeFrom, DateOnly ClosesOn, string State, bool IsOpen);

    public sealed record Named(string Name, string Kind);
}
