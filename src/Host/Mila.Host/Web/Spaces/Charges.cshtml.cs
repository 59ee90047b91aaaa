using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Spaces;

/// <summary>What the days in spaces cost in a month, and the invoices (redevances d’occupation).</summary>
public sealed class ChargesModel(PageGraph graph, RequestScope request, Frame frame) : MilaPage
{
    public bool Invoices => Access.Allows("incubation.invoice_occupancy", request.Actor);

    /// <summary>The first day of the month that is shown.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>Whether something of the month is still to be invoiced, as far as is known.</summary>
    public bool IsToInvoice => IsOver && (Charges.Count == 0 || Charges.Any(charge => charge.State == "REFUSED"));

    public bool IsOver => Month.AddMonths(1) <= frame.Today;

    public IReadOnlyList<Charge> Charges { get; private set; } = [];

    public Mila.Kernel.Money Total => new(Charges.Sum(charge => charge.Amount.Cents));

    /// <param name="id">A month, as its task leads here; the last one that is over without it.</param>
    /// <param name="mois">A day of the month.</param>
    public async Task<IActionResult> OnGet(Guid? id, DateOnly? mois, CancellationToken cancellation)
    {
        if (id is { } known)
            return (await graph.Run(this, "Of", new { id = known }, cancellation)).Data<Known>().OccupancyMonth is { } found
                ? Redirect($"/redevances?mois={found.Month:O}")
                : NotFound();
        await Load(mois ?? frame.Today.AddMonths(-1), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPost(DateOnly mois, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Invoice", new { month = mois }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("Les redevances du mois sont demandées ; les factures arrivent aux structures.", $"/redevances?mois={mois:O}");
        await Load(mois, cancellation);
        return Again();
    }

    private async Task Load(DateOnly day, CancellationToken cancellation)
    {
        Month = new(day.Year, day.Month, 1);
        Charges = (await graph.Run(this, "Show", new { month = Month }, cancellation)).Data<Shown>().OccupancyCharges.Nodes.OrderBy(charge => charge.StructureName, StringComparer.CurrentCulture).ToList();
    }

    private sealed record Known(MonthOf? OccupancyMonth);

    private sealed record MonthOf(DateOnly Month);

    private sealed record Shown(Some OccupancyCharges);

    private sealed record Some(int TotalCount, IReadOnlyList<Charge> Nodes);

    public sealed record Charge(Guid Id, string? StructureName, Named Space, int Days, Amount Amount, string State, Guid? InvoiceId, string? Number, string? RefusedBecause);

    public sealed record Named(string Name);

    public sealed record Amount(long Cents, string Text);
}
