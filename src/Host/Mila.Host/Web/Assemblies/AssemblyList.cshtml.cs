using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Assemblies;

/// <summary>The general assemblies, the latest first (assemblées générales).</summary>
public sealed class AssemblyListModel(PageGraph graph, RequestScope request) : MilaPage
{
    public bool Runs => Access.Allows("membership.run_assemblies", request.Actor);

    public List Assemblies { get; private set; } = null!;

    public async Task OnGet(string? after, CancellationToken cancellation) =>
        Assemblies = (await graph.Run(this, variables: new { after }, cancellation: cancellation)).Data<Shown>().Assemblies;

    private sealed record Shown(List Assemblies);

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Line> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Line(Guid Id, string State, DateOnly Day, TimeOnly Time, string Place, int Sitting, Minutes? Minutes);

    public sealed record Minutes(string? Number);
}
