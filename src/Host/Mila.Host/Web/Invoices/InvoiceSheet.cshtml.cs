using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Dues;

namespace Mila.Host.Web.Invoices;

/// <summary>One invoice, to be printed, with all that happened to its money and what may be done about it (facture).</summary>
public sealed class InvoiceSheetModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    public Invoice Shown { get; private set; } = null!;

    public bool Keeps => Access.Allows("membership.keep_invoices", request.Actor);

    public bool Arranges => Access.Allows("membership.arrange_payments", request.Actor);

    public bool WritesOff => Access.Allows("membership.write_off", request.Actor);

    /// <summary>In euros, as people write them.</summary>
    [BindProperty]
    public string? Cents { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? Reference { get; set; }

    /// <summary>What is to be paid in parts.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public InstalmentRows Instalments { get; set; } = new();

    /// <summary>Why the debt is given up.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? CreditReason { get; set; }

    /// <summary>What is taken back of each line, in euros.</summary>
    [BindProperty]
    public List<string?> Taken { get; set; } = [];

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        On = frame.Today;
        return await Load(id, cancellation) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostIssue(Guid id, CancellationToken cancellation) =>
        Do(id, "Issue", new { id }, "La facture est émise, et la structure prévenue.", cancellation);

    public async Task<IActionResult> OnPostDiscard(Guid id, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Discard", new { id }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("Le brouillon est retiré.", "/factures");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    public Task<IActionResult> OnPostPay(Guid id, CancellationToken cancellation) => Move(id, "Pay", "Le paiement est enregistré.", cancellation);

    public Task<IActionResult> OnPostRefund(Guid id, CancellationToken cancellation) => Move(id, "Refund", "Le remboursement est enregistré.", cancellation);

    public Task<IActionResult> OnPostCancel(Guid id, Guid payment, string fault, CancellationToken cancellation) =>
        Do(id, "Cancel", new { id, payment, fault }, "Le paiement est annulé.", cancellation);

    public Task<IActionResult> OnPostWriteOff(Guid id, CancellationToken cancellation) =>
        Do(id, "WriteOff", new { id, reason = Reason }, "La créance est abandonnée.", cancellation);

    public async Task<IActionResult> OnPostCredit(Guid id, CancellationToken cancellation)
    {
        var lines = new List<Line>();
        for (var n = 0; n < Taken.Count; n++)
            if (!string.IsNullOrWhiteSpace(Taken[n]))
            {
                if (Euros.CentsOf(Taken[n]) is { } cents)
                    lines.Add(new(n + 1, cents));
                else
                    ModelState.AddModelError("lines", $"Ligne {n + 1} : écrivez un montant en euros, par exemple 108 ou 54,50.");
            }
        if (ModelState.IsValid)
            return await Do(id, "Credit", new { id, reason = CreditReason, lines }, "L’avoir est émis, et la structure prévenue.", cancellation);
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    public async Task<IActionResult> OnPostArrange(Guid id, CancellationToken cancellation)
    {
        var parts = Instalments.Read(ModelState);
        if (ModelState.IsValid && !Refused(Instalments.Named((await graph.Run(this, "Arrange", new { id, parts }, cancellation)).UserErrors)))
            return Done("L’échéancier est convenu, et la structure prévenue.", $"/factures/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    public Task<IActionResult> OnPostCancelArrangement(Guid id, Guid arrangement, CancellationToken cancellation) =>
        Do(id, "CancelArrangement", new { arrangement }, "L’échéancier est annulé.", cancellation);

    private async Task<IActionResult> Move(Guid id, string operation, string done, CancellationToken cancellation)
    {
        if (Euros.CentsOf(Cents) is not { } cents)
            ModelState.AddModelError(nameof(Cents), "Écrivez un montant en euros, par exemple 108 ou 54,50.");
        else if (On is { } on && ModelState.IsValid)
            return await Do(id, operation, new { id, cents, on, reference = Reference ?? "" }, done, cancellation);
        if (On is null)
            ModelState.AddModelError(nameof(On), "Choisissez le jour du mouvement.");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<IActionResult> Do(Guid id, string operation, object variables, string done, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(done, $"/factures/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Answer>().Invoice;
        Shown = found!;
        return found is not null;
    }

    private sealed record Line([property: System.Text.Json.Serialization.JsonPropertyName("line")] int Number, int Cents);

    private sealed record Answer(Invoice? Invoice);

    public sealed record Invoice(
        Guid Id, Guid StructureId, string? StructureName, string Purpose, string? Number, string State, DateOnly ServedOn, DateOnly DraftedOn, bool IsOverdue,
        PaperSeen.Sum Total, PaperSeen.Sum Received, PaperSeen.Sum Credited, PaperSeen.Sum Owed, PaperSeen.Sum Surplus, IReadOnlyList<Sold> Lines, IReadOnlyList<PaperSeen.Share> Shares,
        IReadOnlyList<Payment> Payments, IReadOnlyList<Moved> Refunds, IReadOnlyList<Note> CreditNotes, GivenUp? WrittenOff, DateOnly? RemindedOn, ArrangementSeen? Arrangement, PaperSeen? Paper);

    public sealed record Text([property: System.Text.Json.Serialization.JsonPropertyName("text")] string Said);

    public sealed record Sold(int Number, string Label, int Quantity, PaperSeen.Sum UnitPrice, int? VatRate, PaperSeen.Sum Net, PaperSeen.Sum Left);

    public sealed record Payment(Guid Id, Text Amount, DateOnly On, string Reference, string? Cancelled);

    public sealed record Moved(Text Amount, DateOnly On, string Reference);

    public sealed record Note(Guid Id, string Number, DateOnly On, string Reason, Text Total);

    public sealed record GivenUp(Text Amount, string Reason, DateOnly On);
}
