using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Letters;

/// <summary>One letter (courrier), as its reader got it.</summary>
public sealed class LetterSheet(PageGraph graph) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public LetterShown Letter { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellation) => await Read(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Retry", new { Id }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("Le courrier repart.", $"/courriers/{Id}");
        return await Read(cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Read(CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Show", new { Id }, cancellation);
        Letter = answer.Data<LetterAnswer>().Letter!;
        return Letter is not null;
    }
}

public sealed record LetterAnswer(LetterShown? Letter);

public sealed record LetterShown(
    Guid Id, string Subject, string? ToName, string? ToEmail, string Status, string? Reason, int Attempts,
    DateTimeOffset WrittenAt, DateTimeOffset? SentAt, string Text, string Html, bool IsErased)
{
    public bool CanBeRetried => !IsErased && Status is ("KEPT" or "FAILED" or "REFUSED");
}
