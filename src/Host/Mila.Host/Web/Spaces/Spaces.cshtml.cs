using Mila.Graph;

namespace Mila.Host.Web.Spaces;

/// <summary>Who sits where on a day, site by site (plan des espaces).</summary>
public sealed class SpacesModel(PageGraph graph, Frame frame) : MilaPage
{
    /// <summary>The day asked about.</summary>
    public DateOnly Day { get; private set; }

    public IReadOnlyList<Site> Sites { get; private set; } = [];

    public int Allocated => Sites.Sum(site => site.Spaces.Count(space => space.IsAllocated && space.State != "WITHDRAWN"));

    public int Taken => Sites.Sum(site => site.Spaces.Count(space => space is { IsAllocated: true, Occupation: not null }));

    public async Task OnGet(DateOnly? jour, CancellationToken cancellation)
    {
        Day = jour ?? frame.Today;
        Sites = (await graph.Run(this, "Show", new { day = Day }, cancellation)).Data<Shown>().Sites;
    }

    private sealed record Shown(IReadOnlyList<Site> Sites);

    public sealed record Site(Guid Id, string Name, string? Address, IReadOnlyList<Space> Spaces);

    public sealed record Space(Guid Id, string Name, string Kind, decimal? SquareMetres, bool IsAllocated, string State, Occupation? Occupation);

    public sealed record Occupation(Guid StructureId, string? StructureName, DateOnly? LastDay, bool IsOverstaying);
}
