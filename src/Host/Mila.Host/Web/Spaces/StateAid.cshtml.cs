using Microsoft.AspNetCore.Mvc;
using Mila.Files;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Kernel;

namespace Mila.Host.Web.Spaces;

/// <summary>The State aid of a structure over three years, line by line, to be printed; what it will be at the planned end; and what is declared of others (aides de minimis).</summary>
public sealed class StateAidModel(PageGraph graph, RequestScope request, Frame frame, Uploads uploads, Sentences sentences) : MilaPage
{
    /// <summary>The last of the three years' days.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Jour { get; set; }

    [BindProperty]
    public string? Giver { get; set; }

    [BindProperty(Name = "amountCents")]
    public string? Amount { get; set; }

    [BindProperty]
    public DateOnly? GrantedOn { get; set; }

    public Reckoning Aid { get; private set; } = null!;

    /// <summary>At the planned end of its stay; none when that is no later.</summary>
    public Reckoned? Later { get; private set; }

    public bool Declares => Access.Allows("incubation.declare_aid", request.Actor);

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostDeclare(Guid id, IFormFile? file, CancellationToken cancellation)
    {
        if (Euros.CentsOf(Amount) is null)
            ModelState.AddModelError("amountCents", "Écrivez un montant en euros, comme 1500 ou 1500,50.");
        if (GrantedOn is null)
            ModelState.AddModelError("grantedOn", "Choisissez le jour où l’aide a été accordée.");
        if (ModelState.IsValid && await Declare(id, file, cancellation))
            return Done("L’aide est déclarée.", $"/structures/{id}/aides");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    public async Task<IActionResult> OnPostWithdraw(Guid id, Guid aid, CancellationToken cancellation)
    {
        ModelState.Clear(); // the other form's fields
        var answer = await graph.Run(this, "Withdraw", new { structure = id, aid }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("La déclaration est retirée.", $"/structures/{id}/aides");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Declare(Guid id, IFormFile? file, CancellationToken cancellation)
    {
        try
        {
            Guid? kept = null;
            if (file is not null)
            {
                await using var bytes = file.OpenReadStream();
                kept = await uploads.Receive(file.FileName, bytes, cancellation);
            }
            var answer = await graph.Run(this, "Declare", new { structure = id, giver = Giver ?? "", amount = Euros.CentsOf(Amount), on = GrantedOn, file = kept }, cancellation);
            return !Refused(answer.UserErrors);
        }
        catch (RuleViolation violation)
        {
            Refused([sentences.Of(violation)]);
            return false;
        }
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        Jour ??= frame.Today;
        var found = (await graph.Run(this, "Show", new { structure = id, asOf = Jour }, cancellation)).Data<Shown>().AidReckoning;
        Aid = found!;
        if (found is { PlannedLastDay: { } last } && last > Jour)
            Later = (await graph.Run(this, "Later", new { structure = id, asOf = last }, cancellation)).Data<Ahead>().AidReckoning;
        return found is not null;
    }

    private sealed record Shown(Reckoning? AidReckoning);

    private sealed record Ahead(Reckoned? AidReckoning);

    public sealed record Reckoned(Sum Total, Sum Ceiling, bool IsOver);

    public sealed record Sum(string Text);

    public sealed record Reckoning(
        Guid StructureId, string? StructureName, DateOnly From, DateOnly LastDay, DateOnly? PlannedLastDay, Sum Advantage, Sum Declared, Sum Total, Sum Ceiling, string CeilingSource, bool IsOver,
        IReadOnlyList<Line> Lines);

    public sealed record Line(DateOnly On, string? SpaceName, int Days, Sum MarketRent, Sum Fee, Sum Amount, string? Giver, Guid? AidId, Guid? FileId);
}
