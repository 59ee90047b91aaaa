using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Documents;

/// <summary>One document of the register, current or older (document du registre).</summary>
public sealed class DocumentSheetModel(PageGraph graph, RequestScope request) : MilaPage
{
    public Document Shown { get; private set; } = null!;

    public bool Keeps => Access.Allows("membership.keep_documents", request.Actor);

    public bool IsCurrent => Shown is { ReplacedBy: null, WithdrawnOn: null };

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostWithdraw(Guid id, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Withdraw", new { id }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("Le document est retiré du registre.", "/documents");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Answer>().RegisteredDocument;
        Shown = found!;
        return found is not null;
    }

    private sealed record Answer(Document? RegisteredDocument);

    public sealed record Document(
        Guid Id, string Kind, DateOnly From, DateOnly? Until, DateOnly RegisteredOn, Guid? Replaces, Guid? ReplacedBy, DateOnly? ReplacedFrom, DateOnly? WithdrawnOn, Guid FileId, string? FileName);
}
