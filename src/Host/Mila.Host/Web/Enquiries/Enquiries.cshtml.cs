using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Enquiries;

/// <summary>What was asked before candidacies, and a form that puts one more down in ten seconds (renseignements).</summary>
public sealed class EnquiriesModel(PageGraph graph) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public string? Etat { get; set; }

    [BindProperty]
    public string Channel { get; set; } = "PHONE";

    [BindProperty]
    public string Wish { get; set; } = "MEMBERSHIP";

    [BindProperty]
    public string? GivenName { get; set; }

    [BindProperty]
    public string? FamilyName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public bool WantsVisit { get; set; }

    [BindProperty]
    public bool Answered { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    public Shelf List { get; private set; } = null!;

    public Task OnGet(string? after, CancellationToken cancellation) => Load(after, cancellation);

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var answer = await graph.Run(
            this, "Log", new { Channel, Wish, givenName = GivenName ?? "", familyName = FamilyName ?? "", Email, Phone, Words, WantsVisit, Answered, On }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("La demande est notée.", $"/renseignements/{answer.Data<Logged>().LogEnquiry.Enquiry!.Id}");
        await Load(null, cancellation);
        return Again();
    }

    private async Task Load(string? after, CancellationToken cancellation) => List =
        (await graph.Run(this, "Show", new { state = string.IsNullOrEmpty(Etat) ? null : Etat, after }, cancellation)).Data<Shown>().Enquiries;

    private sealed record Shown(Shelf Enquiries);

    public sealed record Shelf(int TotalCount, Onward PageInfo, IReadOnlyList<Line> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Line(Guid Id, Asker? Person, string Channel, string Wish, bool WantsVisit, string State, DateOnly ReceivedOn, bool IsOverdue);

    public sealed record Asker(string DisplayName);

    private sealed record Logged(Payload LogEnquiry);

    private sealed record Payload(New? Enquiry);

    private sealed record New(Guid Id);
}
