using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.ArtistCalls;

/// <summary>The calls for artists, for everybody (appels à artistes).</summary>
public sealed class ArtistCallListModel(PageGraph graph, RequestScope request) : MilaPage
{
    public Shelf Calls { get; private set; } = null!;

    public bool Runs => Access.Allows("membership.run_artist_calls", request.Actor);

    public async Task OnGet(string? after, CancellationToken cancellation) =>
        Calls = (await graph.Run(this, null, new { after }, cancellation)).Data<Shown>().ArtistCalls;

    private sealed record Shown(Shelf ArtistCalls);

    public sealed record Shelf(int TotalCount, Onward PageInfo, IReadOnlyList<Line> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Line(Guid Id, string? Title, DateOnly EventOn, DateOnly ClosesOn, int Places, string State, bool TakesAnswers);
}
