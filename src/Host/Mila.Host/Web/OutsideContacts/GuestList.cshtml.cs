using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.OutsideContacts;

/// <summary>Whom one invites to something on a day; those who consent go into a spreadsheet (liste d’invités).</summary>
public sealed class GuestListModel(PageGraph graph) : MilaPage
{
    public Sheet List { get; private set; } = null!;

    public ContactShelf Guests { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid id, string? after, CancellationToken cancellation) => await Load(id, after, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnGetCsv(Guid id, CancellationToken cancellation) =>
        (await graph.Run(this, "Csv", new { id }, cancellation)).Data<Exported>().GuestListCsv is { } csv
            ? File(Encoding.UTF8.GetBytes("\uFEFF" + csv), "text/csv", "invites.csv")
            : NotFound();

    public Task<IActionResult> OnPostAdd(Guid id, List<string>? kinds, CancellationToken cancellation) =>
        Do("Add", id, new { id, kinds = kinds ?? [] }, "Ceux qui consentent sont sur la liste.", cancellation);

    public Task<IActionResult> OnPostRemove(Guid id, Guid contact, CancellationToken cancellation) =>
        Do("Remove", id, new { id, contact }, "Le contact n’est plus sur la liste.", cancellation);

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string sentence, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(sentence, $"/contacts/invitations/{id}");
        return await Load(id, null, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, string? after, CancellationToken cancellation)
    {
        var shown = (await graph.Run(this, "Show", new { id, after }, cancellation)).Data<Shown>();
        (List, Guests) = (shown.GuestList!, shown.Guests);
        return shown.GuestList is not null;
    }

    private sealed record Shown(Sheet? GuestList, ContactShelf Guests);

    public sealed record Sheet(Guid Id, string? Title, string Channel, DateOnly EventOn);

    private sealed record Exported(string? GuestListCsv);
}
