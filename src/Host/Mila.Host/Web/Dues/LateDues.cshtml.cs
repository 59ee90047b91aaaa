using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Dues;

/// <summary>The dues that were late on a day, the longest late first (impayés).</summary>
public sealed class LateDuesModel(PageGraph graph, Frame frame) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? Jour { get; set; }

    public DateOnly Day => Jour ?? frame.Today;

    public List Late { get; private set; } = null!;

    public async Task OnGet(string? after, CancellationToken cancellation) =>
        Late = (await graph.Run(this, variables: new { asOf = Day, after }, cancellation: cancellation)).Data<Shown>().LateDues;

    private sealed record Shown(List LateDues);

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Row> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Named(Guid Id, string? Name);

    public sealed record Called(Guid Id, int Year, DateOnly DueOn);

    public sealed record Sum(string Text);

    public sealed record Row(Named Structure, Called DuesCall, Sum Owed, int DaysLate, DateOnly WrittenOn);
}
