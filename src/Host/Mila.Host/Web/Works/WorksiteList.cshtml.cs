using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Works;

/// <summary>Works in the order in which they are to be done, all of them, and the claims that some hang on (travaux et sinistres).</summary>
public sealed class WorksiteListModel(PageGraph graph, RequestScope request) : MilaPage
{
    public bool Keeps => Access.Allows("incubation.keep_works", request.Actor);

    public Lists Seen { get; private set; } = null!;

    public IEnumerable<Choice> Places => Seen.PremisesRegister.Select(each => new Choice($"{each.Id}", each.Name));

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public List<Guid> Premises { get; set; } = [];

    [BindProperty]
    public string Kind { get; set; } = "WATER";

    [BindProperty]
    public string? Insurer { get; set; }

    [BindProperty]
    public DateOnly? HappenedOn { get; set; }

    /// <summary>Where the damage was done.</summary>
    [BindProperty]
    public List<Guid> Damaged { get; set; } = [];

    public Task OnGet(string? after, CancellationToken cancellation) => Load(after, cancellation);

    public async Task<IActionResult> OnPostPlan(CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Plan", new { title = Title ?? "", premises = Premises }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("Le chantier est ouvert. Joignez-y les devis reçus.", $"/travaux/{answer.Data<Planned>().PlanWorksite.Worksite.Id}");
        await Load(null, cancellation);
        return Again();
    }

    public async Task<IActionResult> OnPostClaim(CancellationToken cancellation)
    {
        if (HappenedOn is null)
            ModelState.AddModelError(nameof(HappenedOn), "Choisissez le jour du sinistre.");
        if (ModelState.IsValid)
        {
            var answer = await graph.Run(this, "Claim", new { kind = Kind, premises = Damaged, insurer = Insurer ?? "", happenedOn = HappenedOn }, cancellation);
            if (!Refused([.. answer.UserErrors.Select(error => error.Field == "premises" ? error with { Field = "damaged" } : error)]))
                return Done("Le sinistre est déclaré.", $"/sinistres/{answer.Data<Opened>().OpenClaim.DamageClaim.Id}");
        }
        await Load(null, cancellation);
        return Again();
    }

    private async Task Load(string? after, CancellationToken cancellation) => Seen = (await graph.Run(this, "Show", new { after }, cancellation)).Data<Lists>();

    public sealed record Lists(IReadOnlyList<Line> WorksitePriorities, Shelf Worksites, Some<Claim> DamageClaims, IReadOnlyList<Place> PremisesRegister);

    public sealed record Shelf(int TotalCount, Onward PageInfo, IReadOnlyList<Line> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Some<T>(IReadOnlyList<T> Nodes);

    public sealed record Line(
        Guid Id, string Title, string State, IReadOnlyList<Named> Premises, Sum? Cost, Sum Missing, decimal? PaybackYears, string? WorstCondition, Held? Blockage)
    {
        public string Where => string.Join(", ", Premises.Select(each => each.Name));
    }

    public sealed record Held(string Party, string Awaited, DateOnly Since);

    public sealed record Claim(Guid Id, string Kind, string State, string Insurer, DateOnly HappenedOn, IReadOnlyList<Named> Premises, Sum? Accepted, Sum Paid, IReadOnlyList<Titled> Blocks);

    public sealed record Titled(Guid Id, string Title);

    public sealed record Named(string Name);

    public sealed record Place(Guid Id, string Name);

    public sealed record Sum(long Cents, string Text);

    private sealed record Planned(PlanPayload PlanWorksite);

    private sealed record PlanPayload(Only Worksite);

    private sealed record Opened(ClaimPayload OpenClaim);

    private sealed record ClaimPayload(Only DamageClaim);

    private sealed record Only(Guid Id);
}
