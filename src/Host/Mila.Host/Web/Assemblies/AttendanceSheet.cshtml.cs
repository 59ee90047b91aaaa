using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Assemblies;

/// <summary>The attendance sheet, to be printed and signed at the door (feuille d’émargement).</summary>
public sealed class AttendanceSheetModel(PageGraph graph) : MilaPage
{
    public Sheet Assembly { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, variables: new { id }, cancellation: cancellation)).Data<Shown>().Assembly;
        Assembly = found!;
        return found is null ? NotFound() : Page();
    }

    private sealed record Shown(Sheet? Assembly);

    public sealed record Sheet(DateOnly Day, TimeOnly Time, string Place, IReadOnlyList<Line> Roll);

    public sealed record Line(Named? Structure, Named? ProxyToStructure, bool IsPresent, string? PresentByName);

    public sealed record Named(string Name);
}
