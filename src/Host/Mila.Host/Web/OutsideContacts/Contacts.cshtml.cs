using Microsoft.AspNetCore.Mvc;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.OutsideContacts;

/// <summary>The register of contacts who are no members (contacts).</summary>
public sealed class ContactsModel(PageGraph graph) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public string? Nom { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Nature { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Accord { get; set; }

    public static IEnumerable<Choice> Kinds { get; } = [new("", "Toutes"), .. OutsideLabels.Kinds];

    public static IEnumerable<Choice> Channels { get; } = [new("", "Peu importe"), .. OutsideLabels.Channels];

    public ContactShelf Shelf { get; private set; } = null!;

    public async Task OnGet(string? after, CancellationToken cancellation) => Shelf =
        (await graph.Run(this, null, new { kind = Chosen(Nature), consentsTo = Chosen(Accord), search = Nom, after }, cancellation)).Data<Shown>().OutsideContacts;

    private static string? Chosen(string? word) => string.IsNullOrEmpty(word) ? null : word;

    private sealed record Shown(ContactShelf OutsideContacts);
}
