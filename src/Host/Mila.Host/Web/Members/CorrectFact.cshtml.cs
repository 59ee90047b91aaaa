using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Members;

/// <summary>A line of a structure's history took effect on another day, or never was (correction).</summary>
public sealed class CorrectFactModel(PageGraph graph) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    /// <summary>Whether the fact never was; else its day is corrected.</summary>
    [BindProperty]
    public bool NeverWas { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public string Name { get; private set; } = "";

    public Line Fact { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        if (!await Load(cancellation))
            return NotFound();
        On = Fact.On;
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (!await Load(cancellation))
            return NotFound();
        if (Reason is null)
            ModelState.AddModelError(nameof(Reason), "Choisissez la raison.");
        if (On is null && !NeverWas && ModelState[nameof(On)]?.Errors.Count is null or 0)
            ModelState.AddModelError(nameof(On), "Choisissez le bon jour.");
        if (!ModelState.IsValid)
            return Again();

        var text = string.IsNullOrWhiteSpace(Text) ? null : Text;
        var answer = NeverWas
            ? await graph.Run(this, "Cancel", new { id = Id, fact = Number, reason = Reason, text }, cancellation)
            : await graph.Run(this, "Correct", new { id = Id, fact = Number, on = On, reason = Reason, text }, cancellation);
        return Refused(answer.UserErrors)
            ? Again()
            : Done(NeverWas ? "La ligne est annulée ; elle reste dans l’historique." : "La date est corrigée ; l’historique garde les deux.", $"/structures/{Id}");
    }

    private async Task<bool> Load(CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id = Id }, cancellation)).Data<Shown>().Structure;
        Name = found?.Identity?.Name ?? "Structure sans nom";
        Fact = found?.History.FirstOrDefault(line => line.Number == Number && line.MayChange)!;
        return Fact is not null;
    }

    private sealed record Shown(Known? Structure);

    private sealed record Known(Named? Identity, IReadOnlyList<Line> History);

    private sealed record Named(string Name);

    public sealed record Line(int Number, string Sentence, DateOnly On, bool MayChange);
}
