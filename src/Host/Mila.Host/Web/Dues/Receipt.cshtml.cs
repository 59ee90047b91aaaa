using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Dues;

/// <summary>A payment's receipt, to be printed (reçu de cotisation).</summary>
public sealed class ReceiptModel(PageGraph graph) : MilaPage
{
    public Receipt Paid { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid id, Guid payment, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, variables: new { call = id, payment }, cancellation: cancellation)).Data<Shown>().DuesReceipt;
        Paid = found!;
        return found is null ? NotFound() : Page();
    }

    private sealed record Shown(Receipt? DuesReceipt);

    public sealed record Sum(string Text);

    public sealed record Receipt(
        string Number, Sum Amount, DateOnly On, string Reference, bool IsVoid, int Year, string Association,
        string? StructureName, string? StructureAddress, string? StructureSiret, string Mentions);
}
