using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Bookings;

/// <summary>What an agenda reads at a secret address (agenda à suivre); an unknown one, a revoked one and another association's answer alike.</summary>
public sealed class FeedModel(PageGraph graph) : MilaPage
{
    public async Task<IActionResult> OnGet(string secret, CancellationToken cancellation) =>
        (await graph.Run(this, variables: new { secret }, cancellation: cancellation)).Data<Read>().CalendarText is { } text
            ? File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8")
            : NotFound();

    private sealed record Read(string? CalendarText);
}
