using System.Text;
using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Invoices;

/// <summary>Invoices as they stood on a day, the latest first; a member sees those of its structures (factures).</summary>
public sealed class InvoiceListModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    public bool Keeps => Access.Allows("membership.keep_invoices", request.Actor);

    public bool Exports => Access.Allows("membership.export_invoices", request.Actor);

    /// <summary>A value of <see cref="InvoiceWords.States"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Etat { get; set; } = "toutes";

    [BindProperty(SupportsGet = true)]
    public DateOnly? Jour { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Structure { get; set; }

    public DateOnly Day => Jour ?? frame.Today;

    public List Listed { get; private set; } = null!;

    public async Task OnGet(string? after, CancellationToken cancellation)
    {
        var state = Etat switch
        {
            "brouillons" => "DRAFT", "dues" => "DUE", "partielles" => "PART_PAID", "reglees" => "SETTLED", "avoirs" => "CREDITED", "abandons" => "WRITTEN_OFF", _ => null,
        };
        Listed = (await graph.Run(this, "Show", new { state, overdue = Etat == "retard", structure = Structure, asOf = Day, after }, cancellation)).Data<Shown>().Invoices;
    }

    public async Task<IActionResult> OnGetCsv(int annee, CancellationToken cancellation)
    {
        var csv = (await graph.Run(this, "Csv", new { year = annee }, cancellation)).Data<Spreadsheet>().InvoicesCsv;
        return File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv)], "text/csv; charset=utf-8", $"factures-{annee}.csv");
    }

    private sealed record Spreadsheet(string InvoicesCsv);

    private sealed record Shown(List Invoices);

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Seen> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Sum(string Text);

    public sealed record Seen(string State, Sum Owed, bool IsOverdue, Invoice Invoice);

    public sealed record Invoice(Guid Id, string? StructureName, string? Number, DateOnly DraftedOn, DateOnly? IssuedOn, DateOnly? DueOn, Sum Total)
    {
        public DateOnly On => IssuedOn ?? DraftedOn;
    }
}
