using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Dues;

/// <summary>The dues that were late on a day, the longest late first (impayés).</summary>
public sealed class LateDuesModel(PageGraph graph, Frame frame) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? Jour { get; set; }

    public DateOnly Day => Jour ?? frame.Today;

    public List Late { get; private set; } = null!;

    public Unpaid Invoices { get; private set; } = null!;

    public async Task OnGet(string? after, CancellationToken cancellation)
    {
        var shown = (await graph.Run(this, variables: new { asOf = Day, after }, cancellation: cancellation)).Data<Shown>();
        (Late, Invoices) = (shown.LateDues, shown.Invoices);
    }

    private sealed record Shown(List LateDues, Unpaid Invoices);

    public sealed record Unpaid(int TotalCount, IReadOnlyList<LateInvoice> Nodes);

    public sealed record LateInvoice(Sum Owed, Invoiced Invoice);

    public sealed record Invoiced(Guid Id, string Number, Guid StructureId, string? StructureName, DateOnly DueOn, DateOnly IssuedOn, DateOnly? RemindedOn);

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Row> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Named(Guid Id, string? Name);

    public sealed record Called(Guid Id, int Year, DateOnly DueOn);

    public sealed record Sum(string Text);

    public sealed record Row(Named Structure, Called DuesCall, Sum Owed, int DaysLate, DateOnly WrittenOn);
}
