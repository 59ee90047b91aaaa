using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Dues;

/// <summary>One call for dues: what is owed, what came in, and a payment to record (appel de cotisation).</summary>
public sealed class DuesCallModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    public DuesCall Call { get; private set; } = null!;

    public bool Records => Access.Allows("membership.record_dues", request.Actor);

    /// <summary>In euros, as people write them: « 108 », « 54,50 ».</summary>
    [BindProperty]
    public string? Cents { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? Reference { get; set; }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        if (!await Load(id, cancellation))
            return NotFound();
        On = frame.Today;
        return Page();
    }

    public async Task<IActionResult> OnPostPay(Guid id, CancellationToken cancellation)
    {
        if (Euros.CentsOf(Cents) is not { } cents)
            ModelState.AddModelError(nameof(Cents), "Écrivez un montant en euros, par exemple 108 ou 54,50.");
        else if (On is { } on && ModelState.IsValid)
        {
            var answer = await graph.Run(this, "Pay", new { id, cents, on, reference = Reference ?? "" }, cancellation);
            if (!Refused(answer.UserErrors))
                return Done("Le paiement est enregistré, son reçu est prêt.", $"/cotisations/{id}");
        }
        if (On is null)
            ModelState.AddModelError(nameof(On), "Choisissez le jour où l’argent est arrivé.");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    public async Task<IActionResult> OnPostCancel(Guid id, Guid payment, string fault, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Cancel", new { id, payment, fault }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("Le paiement est annulé ; son reçu garde son numéro.", $"/cotisations/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().DuesCall;
        Call = found!;
        return found is not null;
    }

    private sealed record Shown(DuesCall? DuesCall);

    public sealed record DuesCall(
        Guid Id, Guid StructureId, string? StructureName, int Year, int? FirstMonth, Sum Amount, Sum Owed, Sum Credit,
        DateOnly CalledOn, DateOnly DueOn, DateOnly? SettledOn, string State, bool IsOverdue, string? Cancelled, DateOnly? CancelledOn, IReadOnlyList<Payment> Payments);

    public sealed record Sum(long Cents, string Text);

    public sealed record Payment(Guid Id, Sum Amount, DateOnly On, string Reference, string ReceiptNumber, string? Cancelled);
}
