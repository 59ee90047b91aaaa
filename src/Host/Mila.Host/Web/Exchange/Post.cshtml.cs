using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Exchange;

/// <summary>One post, and the answer that is relayed to its author (annonce d’entraide).</summary>
public sealed class PostModel(PageGraph graph, RequestScope request) : MilaPage
{
    public Sheet Post { get; private set; } = null!;

    public bool Moderates => Access.Allows("membership.moderate_exchange", request.Actor);

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAnswer(Guid id, string? text, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Answer", new { id, text = text ?? "" }, cancellation);
        return Refused(answer.UserErrors)
            ? await Load(id, cancellation) ? Again() : NotFound()
            : Done("Votre message est relayé.", $"/entraide/messages/{answer.Data<Relayed>().RelayContact.RelayedContact!.Id}");
    }

    public Task<IActionResult> OnPostClose(Guid id, CancellationToken cancellation) => Do("Close", id, new { id }, "L’annonce n’est plus affichée.", cancellation);

    public Task<IActionResult> OnPostWithdraw(Guid id, string reason, CancellationToken cancellation) =>
        Do("Withdraw", id, new { id, reason }, "L’annonce est retirée ; qui l’a écrite reçoit un courrier.", cancellation);

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string sentence, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(sentence, "/entraide");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().MemberPost;
        Post = found!;
        return found is not null;
    }

    private sealed record Shown(Sheet? MemberPost);

    public sealed record Sheet(
        Guid Id, string Kind, string? Title, string? Words, string? StructureName, DateOnly PublishedOn, DateOnly Until, string? Withdrawn, bool IsShown, bool IsMine);

    private sealed record Relayed(Payload RelayContact);

    private sealed record Payload(New? RelayedContact);

    private sealed record New(Guid Id);
}
