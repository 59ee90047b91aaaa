using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Directory;

/// <summary>The association's members, activity by activity, for everybody and for caches: the page is the same whoever reads it (page publique par activité).</summary>
public sealed class PublicDirectoryModel(PageGraph graph) : MilaPage
{
    private const string ForCaches = "public, max-age=300";

    /// <summary>The activity shown; null on the page that lists them.</summary>
    public string? Activity { get; private set; }

    public string Title { get; private set; } = "";

    public IReadOnlyList<Count> Counts { get; private set; } = [];

    public EntryList? Entries { get; private set; }

    public async Task<IActionResult> OnGet(string? activite, string? after, CancellationToken cancellation)
    {
        Activity = activite is null ? null : DirectoryLabels.ActivityAt(activite);
        if (activite is not null && Activity is null)
            return NotFound();

        var counted = (await graph.Run(this, "Count", cancellation: cancellation)).Data<Counted>();
        (Title, Counts) = (counted.Here.Title, counted.DirectoryCounts);
        if (Activity is not null)
            Entries = (await graph.Run(this, "Show", new { Activity, after }, cancellation)).Data<Shown>().Directory;
        Response.Headers.CacheControl = ForCaches;
        return Page();
    }

    private sealed record Counted(Association Here, IReadOnlyList<Count> DirectoryCounts);

    private sealed record Association(string Title);

    public sealed record Count(string Activity, int Listed);

    private sealed record Shown(EntryList Directory);
}
