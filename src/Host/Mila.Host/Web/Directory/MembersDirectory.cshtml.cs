using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Directory;

/// <summary>The members that consented to be shown, by activity and by name (annuaire).</summary>
public sealed class MembersDirectoryModel(PageGraph graph, RequestScope request) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public string? Activite { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Nom { get; set; }

    public EntryList Entries { get; private set; } = null!;

    /// <summary>The structures whose entry the reader edits.</summary>
    public IReadOnlyList<Own> Mine { get; private set; } = [];

    public bool Writes => Access.Allows("membership.take_part_in_exchange", request.Actor);

    public async Task OnGet(string? after, CancellationToken cancellation)
    {
        var activity = string.IsNullOrEmpty(Activite) ? null : Activite;
        Entries = (await graph.Run(this, "Show", new { activity, search = Nom, after }, cancellation)).Data<Shown>().Directory;
        if (Access.Allows("membership.edit_directory", request.Actor))
            Mine = (await graph.Run(this, "Mine", cancellation: cancellation)).Data<Theirs>().MyStructures;
    }

    private sealed record Shown(EntryList Directory);

    private sealed record Theirs(IReadOnlyList<Own> MyStructures);

    public sealed record Own(Guid Id, string? Name);
}
