using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.OutsideContacts;

/// <summary>Somebody who is no member enters the register, with what it consents to (nouveau contact).</summary>
public sealed class NewContactModel(PageGraph graph) : MilaPage
{
    [BindProperty]
    public string Kind { get; set; } = "INSTITUTION";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? GivenName { get; set; }

    [BindProperty]
    public string? FamilyName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public List<string> Consents { get; set; } = [];

    [BindProperty]
    public string Source { get; set; } = "WRITTEN";

    [BindProperty]
    public DateOnly? On { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var answer = await graph.Run(this, null, new { Kind, Name, GivenName, FamilyName, Email, Phone, Address, Consents, Source, On }, cancellation);
        return Refused(answer.UserErrors)
            ? Again()
            : Done("Le contact est au registre.", $"/contacts/{answer.Data<Recorded>().RecordOutsideContact.OutsideContact!.Id}");
    }

    private sealed record Recorded(Payload RecordOutsideContact);

    private sealed record Payload(New? OutsideContact);

    private sealed record New(Guid Id);
}
