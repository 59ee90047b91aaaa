using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Demonstration;

/// <summary>Moves the clock of a demonstration, then goes back to the page it was moved from (horloge).</summary>
public sealed class MoveClockModel(PageGraph graph) : MilaPage
{
    public IActionResult OnGet() => LocalRedirect("/");

    /// <param name="by">The API's word: <c>DAY</c>, <c>MONTH</c> or <c>NEXT_DUE</c>.</param>
    /// <param name="retour">The page to go back to.</param>
    public async Task<IActionResult> OnPost(string by, string? retour, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, variables: new { by }, cancellation: cancellation);
        if (Refused(answer.UserErrors))
            return Again();
        var today = answer.Data<Moved>().MoveDemonstrationClock.DemonstrationTime.Today;
        return Done($"L’horloge a avancé : nous sommes le {Kernel.French.DayInWords(today)}.", Url.IsLocalUrl(retour) ? retour : "/");
    }

    private sealed record Moved(Payload MoveDemonstrationClock);

    private sealed record Payload(Time DemonstrationTime);

    private sealed record Time(DateOnly Today);
}
