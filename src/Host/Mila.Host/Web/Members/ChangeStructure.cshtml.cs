using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Members;

/// <summary>Something about a structure changes from a day on (changement): its affiliation, its activities, its membership.</summary>
public sealed class ChangeStructureModel(PageGraph graph, Frame frame) : MilaPage
{
    private static readonly Dictionary<string, string> Titles = new()
    {
        ["rattachement"] = "Changer de rattachement",
        ["activites"] = "Changer les activités",
        ["adhesion"] = "Commencer une adhésion",
        ["fin"] = "Terminer l’adhésion",
    };

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string What { get; set; } = "";

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? Affiliation { get; set; }

    [BindProperty]
    public string? Cause { get; set; }

    [BindProperty]
    public List<string> Activities { get; set; } = [];

    public string Name { get; private set; } = "";

    public string Title => Titles[What];

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        if (await Load(cancellation) is not { } structure)
            return NotFound();
        (On, Affiliation, Activities) = (frame.Today, structure.Affiliation, [.. structure.Activities]);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (await Load(cancellation) is null)
            return NotFound();
        Need(On is not null, nameof(On), "Choisissez un jour.");
        Need(What != "rattachement" || Affiliation is not null, nameof(Affiliation), "Choisissez un rattachement.");
        Need(What != "fin" || Cause is not null, nameof(Cause), "Choisissez le motif.");
        if (!ModelState.IsValid)
            return Again();

        var (operation, variables) = What switch
        {
            "rattachement" => ("Affiliation", (object)new { id = Id, affiliation = Affiliation, on = On }),
            "activites" => ("Activities", new { id = Id, activities = Activities, on = On }),
            "adhesion" => ("Begin", new { id = Id, on = On }),
            _ => ("End", new { id = Id, on = On, cause = Cause }),
        };
        return Refused((await graph.Run(this, operation, variables, cancellation)).UserErrors)
            ? Again()
            : Done("C’est enregistré.", $"/structures/{Id}");
    }

    private void Need(bool there, string field, string sentence)
    {
        if (!there && ModelState[field]?.Errors.Count is null or 0)
            ModelState.AddModelError(field, sentence);
    }

    private async Task<Known?> Load(CancellationToken cancellation)
    {
        if (!Titles.ContainsKey(What))
            return null;
        var found = (await graph.Run(this, "Show", new { id = Id }, cancellation)).Data<Shown>().Structure;
        Name = found?.Identity?.Name ?? "Structure sans nom";
        return found;
    }

    private sealed record Shown(Known? Structure);

    private sealed record Known(Named? Identity, IReadOnlyList<string> Activities, string? Affiliation);

    private sealed record Named(string Name);
}
