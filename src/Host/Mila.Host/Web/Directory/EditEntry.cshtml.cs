using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Mila.Files;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Host.Web.Directory;

/// <summary>A structure writes its own entry, and says whether everybody may see it (modifier la fiche).</summary>
public sealed class EditEntryModel(PageGraph graph, Uploads uploads, Sentences sentences) : MilaPage
{
    public Sheet Entry { get; private set; } = null!;

    [BindProperty]
    public string? Presentation { get; set; }

    [BindProperty]
    public string? Links { get; set; }

    [BindProperty]
    public string? LogoText { get; set; }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        if (!await Load(id, cancellation))
            return NotFound();
        (Presentation, Links, LogoText) = (Entry.Presentation, string.Join('\n', Entry.Links), Entry.LogoText);
        return Page();
    }

    public async Task<IActionResult> OnPostEdit(Guid id, IFormFile? logo, bool withoutLogo, CancellationToken cancellation)
    {
        if (!await Load(id, cancellation))
            return NotFound();
        try
        {
            var shown = logo is not null ? await Upload(logo, cancellation) : withoutLogo ? null : Entry.LogoId;
            var links = (Links ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var answer = await graph.Run(this, "Edit", new { id, Presentation, links, logo = shown, LogoText }, cancellation);
            return Refused(answer.UserErrors) ? Again() : Done("La fiche est enregistrée.", $"/annuaire/{id}/modifier");
        }
        catch (RuleViolation violation)
        {
            Refused([sentences.Of(violation) with { Field = "logo" }]);
            return Again();
        }
    }

    public async Task<IActionResult> OnPostList(Guid id, bool listed, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "List", new { id, listed }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(listed ? "La structure figure dans l’annuaire public." : "La structure ne figure plus dans l’annuaire public.", $"/annuaire/{id}/modifier");
        return await OnGet(id, cancellation) is PageResult ? Again() : NotFound();
    }

    private async Task<Guid?> Upload(IFormFile logo, CancellationToken cancellation)
    {
        await using var bytes = logo.OpenReadStream();
        return await uploads.Receive(logo.FileName, bytes, cancellation);
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().DirectoryEntry;
        Entry = found!;
        return found is not null;
    }

    private sealed record Shown(Sheet? DirectoryEntry);

    public sealed record Sheet(string? StructureName, bool IsListed, string? Presentation, IReadOnlyList<string> Links, Guid? LogoId, string? LogoText);
}
