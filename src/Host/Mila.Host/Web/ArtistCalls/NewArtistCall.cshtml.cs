using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.ArtistCalls;

/// <summary>The office asks members for artists (nouvel appel).</summary>
public sealed class NewArtistCallModel(PageGraph graph) : MilaPage
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Occasion { get; set; }

    [BindProperty]
    public string? Partner { get; set; }

    [BindProperty]
    public DateOnly? EventOn { get; set; }

    [BindProperty]
    public DateOnly? ClosesOn { get; set; }

    [BindProperty]
    public int Places { get; set; } = 1;

    [BindProperty]
    public List<string> OpenTo { get; set; } = [];

    public void OnGet() { }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (ClosesOn is null)
            ModelState.AddModelError("closesOn", "Choisissez le dernier jour pour répondre.");
        if (EventOn is null)
            ModelState.AddModelError("eventOn", "Choisissez le jour joué.");
        if (!ModelState.IsValid)
            return Again();
        var answer = await graph.Run(this, null, new { title = Title ?? "", occasion = Occasion ?? "", Partner, EventOn, ClosesOn, Places, OpenTo }, cancellation);
        return Refused(answer.UserErrors) ? Again() : Done("L’appel est ouvert.", $"/appels-artistes/{answer.Data<Opened>().OpenArtistCall.ArtistCall!.Id}");
    }

    private sealed record Opened(Payload OpenArtistCall);

    private sealed record Payload(New? ArtistCall);

    private sealed record New(Guid Id);
}
