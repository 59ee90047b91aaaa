using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Works;

/// <summary>Damage to premises: the expert, what the insurer accepts and pays, and the works that still hang on it (sinistre).</summary>
public sealed class ClaimSheetModel(PageGraph graph, RequestScope request) : MilaPage
{
    public bool Keeps => Access.Allows("incubation.keep_works", request.Actor);

    public Sheet Claim { get; private set; } = null!;

    [BindProperty]
    public DateOnly? Day { get; set; }

    /// <summary>What is accepted or paid, in euros.</summary>
    [BindProperty]
    public string? Cents { get; set; }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostVisit(Guid id, CancellationToken cancellation)
    {
        if (Day is null)
            ModelState.AddModelError(nameof(Day), "Choisissez le jour de la visite.");
        return await Do("Visit", id, new { id, day = Day }, "La visite est notée.", cancellation);
    }

    public Task<IActionResult> OnPostAccept(Guid id, CancellationToken cancellation) => OfMoney("Answer", id, "L’indemnité acceptée est notée.", cancellation);

    public Task<IActionResult> OnPostPay(Guid id, CancellationToken cancellation) => OfMoney("Pay", id, "Le versement est noté.", cancellation);

    public Task<IActionResult> OnPostRefuse(Guid id, CancellationToken cancellation) => Do("Answer", id, new { id }, "Le refus est noté.", cancellation);

    private Task<IActionResult> OfMoney(string operation, Guid id, string done, CancellationToken cancellation)
    {
        if (Euros.CentsOf(Cents) is null)
            ModelState.AddModelError(nameof(Cents), "Écrivez un montant en euros, par exemple 1080 ou 54,50.");
        return Do(operation, id, new { id, cents = Euros.CentsOf(Cents) }, done, cancellation);
    }

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string done, CancellationToken cancellation)
    {
        var answer = ModelState.IsValid ? await graph.Run(this, operation, variables, cancellation) : null;
        if (answer is not null && !Refused(answer.UserErrors))
            return Done(done, $"/sinistres/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().DamageClaim;
        Claim = found!;
        return found is not null;
    }

    private sealed record Shown(Sheet? DamageClaim);

    public sealed record Sheet(
        Guid Id, string Kind, string State, string Insurer, DateOnly HappenedOn, DateOnly OpenedOn, IReadOnlyList<DateOnly> Visits, IReadOnlyList<Place> Premises, Sum? Accepted, Sum Paid,
        IReadOnlyList<Titled> Blocks);

    public sealed record Place(Guid Id, string Name);

    public sealed record Titled(Guid Id, string Title);

    public sealed record Sum(string Text);
}
