using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Exchange;

/// <summary>What two members wrote to each other through the association (échange relayé).</summary>
public sealed class ContactModel(PageGraph graph) : MilaPage
{
    public Sheet Contact { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostAnswer(Guid id, string? text, CancellationToken cancellation) =>
        Do("Answer", id, new { id, text = text ?? "" }, "Votre message est relayé.", cancellation);

    public Task<IActionResult> OnPostIntroduce(Guid id, bool recommends, CancellationToken cancellation) =>
        Do("Introduce", id, new { id, recommends }, "C’est noté, merci.", cancellation);

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string sentence, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(sentence, $"/entraide/messages/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().RelayedContact;
        Contact = found!;
        return found is not null;
    }

    private sealed record Shown(Sheet? RelayedContact);

    public sealed record Sheet(
        Guid Id, string? PostTitle, string? FromStructureName, string? ToStructureName, bool IsMine, DateOnly? IntroducedOn, bool Recommends, IReadOnlyList<Message> Messages)
    {
        /// <summary>The other side.</summary>
        public string With => (IsMine ? ToStructureName : FromStructureName) ?? "Structure effacée";
    }

    public sealed record Message(string? Text, string? ByName, DateOnly On);
}
