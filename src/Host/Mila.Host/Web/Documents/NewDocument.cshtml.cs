using Microsoft.AspNetCore.Mvc;
using Mila.Files;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Host.Web.Documents;

/// <summary>A file enters the register, perhaps in the place of an older version (dépôt au registre).</summary>
public sealed class NewDocumentModel(PageGraph graph, Frame frame, Uploads uploads, Sentences sentences) : MilaPage
{
    /// <summary>The version that it takes the place of.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Remplace { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    public Version? Older { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        From = frame.Today;
        return await Load(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
            ModelState.AddModelError("file", "Choisissez le fichier à déposer.");
        if (From is null)
            ModelState.AddModelError(nameof(From), "Choisissez le premier jour de validité.");
        if (file is not null && ModelState.IsValid && await Register(file, cancellation) is { } done)
            return done;
        return await Load(cancellation) ? Again() : NotFound();
    }

    /// <summary>Null when a rule refused it.</summary>
    private async Task<IActionResult?> Register(IFormFile file, CancellationToken cancellation)
    {
        try
        {
            await using var bytes = file.OpenReadStream();
            var kept = await uploads.Receive(file.FileName, bytes, cancellation);
            var answer = await graph.Run(this, "Register", new { kind = Kind, file = kept, from = From, until = Until, replaces = Remplace }, cancellation);
            return Refused(answer.UserErrors) ? null : Done("Le document est au registre.", $"/documents/{answer.Data<Registered>().RegisterDocument.RegisteredDocument.Id}");
        }
        catch (RuleViolation violation)
        {
            Refused([sentences.Of(violation)]);
            return null;
        }
    }

    private async Task<bool> Load(CancellationToken cancellation)
    {
        if (Remplace is not { } id)
            return true;
        Older = (await graph.Run(this, "Older", new { id }, cancellation)).Data<Found>().RegisteredDocument;
        return Older is not null;
    }

    private sealed record Found(Version? RegisteredDocument);

    public sealed record Version(string Kind, DateOnly From);

    private sealed record Registered(Payload RegisterDocument);

    private sealed record Payload(Only RegisteredDocument);

    private sealed record Only(Guid Id);
}
