using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Directory;

/// <summary>A member writes to a structure of the directory; the message is relayed (écrire à un adhérent).</summary>
public sealed class WriteToModel(PageGraph graph) : MilaPage
{
    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid id, string? text, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Write", new { id, text = text ?? "" }, cancellation);
        return Refused(answer.UserErrors)
            ? await Load(id, cancellation) ? Again() : NotFound()
            : Done("Votre message est relayé.", $"/entraide/messages/{answer.Data<Relayed>().RelayContact.RelayedContact!.Id}");
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().DirectoryEntry;
        Name = found?.StructureName ?? "Structure effacée";
        return found is not null;
    }

    private sealed record Shown(Entry? DirectoryEntry);

    private sealed record Entry(string? StructureName);

    private sealed record Relayed(Payload RelayContact);

    private sealed record Payload(New? RelayedContact);

    private sealed record New(Guid Id);
}
