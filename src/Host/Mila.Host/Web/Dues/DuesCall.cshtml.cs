using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Dues;

/// <summary>One call for dues: what is owed, what came in, and a payment to record (appel de cotisation).</summary>
public sealed class DuesCallModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    public DuesCall Call { get; private set; } = null!;

    public bool Calls => Access.Allows("membership.call_dues", request.Actor);

    public bool WritesOff => Access.Allows("membership.write_off", request.Actor);

    public bool Arranges => Access.Allows("membership.arrange_payments", request.Actor);

    public bool Records => Access.Allows("membership.record_dues", request.Actor);

    /// <summary>In euros, as people write them: « 108 », « 54,50 ».</summary>
    [BindProperty]
    public string? Cents { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? Reference { get; set; }

    /// <summary>What is to be paid in parts.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public InstalmentRows Instalments { get; set; } = new();

    /// <summary>Why the call is cancelled.</summary>
    [BindProperty]
    public string? CallFault { get; set; }

    /// <summary>Why the debt is given up.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        if (!await Load(id, cancellation))
            return NotFound();
        On = frame.Today;
        return Page();
    }

    public Task<IActionResult> OnPostPay(Guid id, CancellationToken cancellation) => Move(id, "Pay", "Le paiement est enregistré, son reçu est prêt.", cancellation);

    public Task<IActionResult> OnPostRefund(Guid id, CancellationToken cancellation) => Move(id, "Refund", "Le remboursement est enregistré.", cancellation);

    public Task<IActionResult> OnPostCancelCall(Guid id, CancellationToken cancellation) =>
        Do(id, "CancelCall", new { id, reason = CallFault }, "L’appel est annulé : il ne demande plus rien.", cancellation);

    public Task<IActionResult> OnPostWriteOff(Guid id, CancellationToken cancellation) =>
        Do(id, "WriteOff", new { id, reason = Reason }, "Ce qui restait dû est abandonné.", cancellation);

    public Task<IActionResult> OnPostCancel(Guid id, Guid payment, string fault, CancellationToken cancellation) =>
        Do(id, "Cancel", new { id, payment, fault }, "Le paiement est annulé ; son reçu garde son numéro.", cancellation);

    public async Task<IActionResult> OnPostArrange(Guid id, CancellationToken cancellation)
    {
        var parts = Instalments.Read(ModelState);
        if (ModelState.IsValid && !Refused(Instalments.Named((await graph.Run(this, "Arrange", new { id, parts }, cancellation)).UserErrors)))
            return Done("L’échéancier est convenu, et la structure prévenue.", $"/cotisations/{id}");
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
            return Done(done, $"/cotisations/{id}");
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
        DateOnly CalledOn, DateOnly DueOn, DateOnly? SettledOn, string State, bool IsOverdue, string? Cancelled, DateOnly? CancelledOn, IReadOnlyList<Payment> Payments,
        IReadOnlyList<Refund> Refunds, GivenUp? WrittenOff, ArrangementSeen? Arrangement);

    public sealed record Refund(Sum Amount, DateOnly On, string Reference);

    public sealed record GivenUp(Sum Amount, string Reason, DateOnly On);

    public sealed record Sum(long Cents, string Text);

    public sealed record Payment(Guid Id, Sum Amount, DateOnly On, string Reference, string ReceiptNumber, string? Cancelled);
}
