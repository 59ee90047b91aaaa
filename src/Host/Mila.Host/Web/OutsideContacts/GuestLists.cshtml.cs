using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.OutsideContacts;

/// <summary>The lists of guests, and a form that begins one (listes d’invités).</summary>
public sealed class GuestListsModel(PageGraph graph) : MilaPage
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public DateOnly? EventOn { get; set; }

    [BindProperty]
    public string Channel { get; set; } = "EMAIL";

    public Shelf Lists { get; private set; } = null!;

    public Task OnGet(string? after, CancellationToken cancellation) => Load(after, cancellation);

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (EventOn is null)
            ModelState.AddModelError("eventOn", "Choisissez le jour auquel on invite.");
        if (ModelState.IsValid)
        {
            var answer = await graph.Run(this, "Open", new { title = Title ?? "", EventOn, Channel }, cancellation);
            if (!Refused(answer.UserErrors))
                return Done("La liste est prête à recevoir des invités.", $"/contacts/invitations/{answer.Data<Opened>().OpenGuestList.GuestList!.Id}");
        }
        await Load(null, cancellation);
        return Again();
    }

    private async Task Load(string? after, CancellationToken cancellation) =>
        Lists = (await graph.Run(this, "Show", new { after }, cancellation)).Data<Shown>().GuestLists;

    private sealed record Shown(Shelf GuestLists);

    public sealed record Shelf(int TotalCount, Onward PageInfo, IReadOnlyList<Line> Nodes);

    public sealed record Line(Guid Id, string? Title, string Channel, DateOnly EventOn, int GuestCount);

    private sealed record Opened(Payload OpenGuestList);

    private sealed record Payload(New? GuestList);

    private sealed record New(Guid Id);
}
