using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Board;

/// <summary>Links of members of the board with structures and files: declared with one tap, withdrawn as fast, and who declared which (intérêts déclarés).</summary>
public sealed class InterestsModel(PageGraph graph, RequestScope request) : MilaPage
{
    /// <summary>A part of the name of a structure.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Nom { get; set; }

    /// <summary>The vote whose file a link is declared with.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Vote { get; set; }

    public bool Declares => Access.Allows("membership.vote", request.Actor);

    public IReadOnlyList<Link> Mine { get; private set; } = [];

    public Shelf All { get; private set; } = null!;

    /// <summary>What a link may be declared with; none before something was looked for.</summary>
    public IReadOnlyList<Link>? Found { get; private set; }

    public Task OnGet(string? after, CancellationToken cancellation) => Load(after, cancellation);

    public Task<IActionResult> OnPostDeclare(string kind, Guid subject, CancellationToken cancellation) => Declare(kind, subject, true, "Le lien est déclaré : le déport vous sera proposé.", cancellation);

    public Task<IActionResult> OnPostWithdraw(string kind, Guid subject, CancellationToken cancellation) => Declare(kind, subject, false, "Le lien est retiré.", cancellation);

    private async Task<IActionResult> Declare(string kind, Guid subject, bool holds, string done, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Declare", new { kind, subject, holds }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(done, "/interets");
        await Load(null, cancellation);
        return Again();
    }

    private async Task Load(string? after, CancellationToken cancellation)
    {
        var shown = (await graph.Run(this, "Show", new { me = request.Actor.PersonId ?? Guid.Empty, after, declares = Declares }, cancellation)).Data<Shown>();
        (Mine, All) = (shown.Mine?.Nodes ?? [], shown.Interests);
        if (Declares && Vote is { } vote && (await graph.Run(this, "Vote", new { id = vote }, cancellation)).Data<Voted>().Deliberation is { } voted)
            Found = [new(voted.SubjectKind, voted.SubjectId, voted.SubjectTitle ?? voted.QuestionText, null)];
        else if (Declares && Nom is { Length: > 0 } search)
            Found = [.. (await graph.Run(this, "Find", new { search }, cancellation)).Data<Searched>().Structures.Nodes.Select(each => new Link("structure", each.Id, each.Identity?.Name, null))];
    }

    private sealed record Shown(Own? Mine, Shelf Interests);

    private sealed record Own(IReadOnlyList<Link> Nodes);

    public sealed record Link(string SubjectKind, Guid SubjectId, string? SubjectTitle, DateOnly? Since)
    {
        public string Title => Subjects.Called(SubjectKind, SubjectTitle);
    }

    public sealed record Shelf(int TotalCount, Onward PageInfo, IReadOnlyList<Declared> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Declared(Guid Id, string? Name, string SubjectKind, Guid SubjectId, string? SubjectTitle, DateOnly Since);

    private sealed record Searched(Structures Structures);

    private sealed record Structures(IReadOnlyList<Known> Nodes);

    private sealed record Known(Guid Id, Identity? Identity);

    private sealed record Identity(string Name);

    private sealed record Voted(Deliberation? Deliberation);

    private sealed record Deliberation(string SubjectKind, Guid SubjectId, string? SubjectTitle, string QuestionText);
}
