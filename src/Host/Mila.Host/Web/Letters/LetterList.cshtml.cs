using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Letters;

/// <summary>What the association wrote (courriers), latest first.</summary>
public sealed class LetterList(PageGraph graph, RequestScope request) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Only letters that stand there.</summary>
    [BindProperty(SupportsGet = true, Name = "etat")]
    public string? Status { get; set; }

    public bool MayEdit => Access.Allows("letters.edit_templates", request.Actor);

    public LetterPage Letters { get; private set; } = new([], new(false, null), 0);

    public async Task OnGet(CancellationToken cancellation)
    {
        var status = LetterWords.Of(Status) is null ? null : Status;
        var after = string.IsNullOrEmpty(After) ? null : After;
        Letters = (await graph.Run(this, null, new { after, status }, cancellation)).Data<LettersAnswer>().Letters;
    }
}

public sealed record LettersAnswer(LetterPage Letters);

public sealed record LetterPage(IReadOnlyList<LetterRow> Nodes, PageEnd PageInfo, int TotalCount);

public sealed record LetterRow(Guid Id, string Subject, string? ToName, string Status, string? Reason, DateTimeOffset WrittenAt, bool IsErased)
{
    public string Title => LetterWords.TitleOf(Subject, IsErased);
}

public sealed record PageEnd(bool HasNextPage, string? EndCursor);
