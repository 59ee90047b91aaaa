using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Invoices;

/// <summary>A credit note, to be printed (avoir).</summary>
public sealed class CreditNoteModel(PageGraph graph) : MilaPage
{
    public PaperSeen Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid id, Guid note, CancellationToken cancellation)
    {
        var invoice = (await graph.Run(this, variables: new { id }, cancellation: cancellation)).Data<Shown>().Invoice;
        if (invoice?.CreditNotes.FirstOrDefault(each => each.Id == note) is not { } found)
            return NotFound();
        Paper = found.Paper;
        return Page();
    }

    private sealed record Shown(Credited? Invoice);

    private sealed record Credited(IReadOnlyList<Note> CreditNotes);

    private sealed record Note(Guid Id, PaperSeen Paper);
}
