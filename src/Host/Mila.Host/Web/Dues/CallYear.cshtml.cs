using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Dues;

/// <summary>Whom the year's call would ask, and for how much; then asking them (appel de l’année).</summary>
public sealed class CallYearModel(PageGraph graph, Frame frame) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public int? Annee { get; set; }

    public int Year => Annee ?? frame.Today.Year;

    public Preview? Plan { get; private set; }

    public Task OnGet(CancellationToken cancellation) => Load(cancellation);

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Call", new { year = Year }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done($"Les cotisations {Year} sont appelées, et un courrier part à chaque structure.", $"/cotisations?annee={Year}");
        await Load(cancellation);
        return Again();
    }

    private async Task Load(CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Preview", new { year = Year }, cancellation);
        if (answer.Errors is [{ Code: { } code } refused, ..] && code.Contains('.', StringComparison.Ordinal))
            ModelState.AddModelError("annee", refused.Message);
        else
            Plan = answer.Data<Shown>().YearDuesPlan;
    }

    private sealed record Shown(Preview YearDuesPlan);

    public sealed record Sum(string Text);

    public sealed record Named(Guid Id, string? Name);

    public sealed record Planned(Named Structure, Sum Amount, int? FirstMonth);

    public sealed record Preview(DateOnly On, DateOnly DueOn, Sum Sum, int CalledAlready, IReadOnlyList<Planned> Calls, IReadOnlyList<Named> WithoutAffiliation);
}
