using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Documents;

/// <summary>The register on a day, and what each scheme asks for (registre des documents).</summary>
public sealed class DocumentRegisterModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    public bool Keeps => Access.Allows("membership.keep_documents", request.Actor);

    [BindProperty(SupportsGet = true)]
    public DateOnly? Jour { get; set; }

    /// <summary>A day on which the papers must still be valid.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Avant { get; set; }

    public DateOnly Day => Jour ?? frame.Today;

    public DateOnly Until => Avant ?? Day.AddMonths(3);

    public IReadOnlyList<Scheme> Schemes { get; private set; } = [];

    public IReadOnlyList<Document> Documents { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        var shown = (await graph.Run(this, variables: new { asOf = Day, before = Until }, cancellation: cancellation)).Data<Shown>();
        (Schemes, Documents) = (shown.SchemePapers, shown.RegisteredDocuments);
    }

    private sealed record Shown(IReadOnlyList<Scheme> SchemePapers, IReadOnlyList<Document> RegisteredDocuments);

    public sealed record Scheme(string Key, string Title, IReadOnlyList<Paper> Papers, IReadOnlyList<string> Unknown);

    public sealed record Paper(string Kind, string State, Answering? Document);

    public sealed record Answering(Guid Id, DateOnly? Until);

    public sealed record Document(Guid Id, string Kind, DateOnly From, DateOnly? Until, Guid FileId, string? FileName);
}
