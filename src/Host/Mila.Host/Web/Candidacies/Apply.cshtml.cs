using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Candidacies;

/// <summary>Where a stranger begins: what is asked and why, and a first form that opens a private page (candidater).</summary>
public sealed class ApplyModel(PageGraph graph) : StampedPage(graph)
{
    public static readonly string[] Fields = ["path", "givenName", "familyName", "email", "phone"];

    /// <summary>The spaces that will be free and may be asked for today.</summary>
    public IReadOnlyList<OpenSpace> Spaces { get; private set; } = [];

    [BindProperty]
    public string Path { get; set; } = "";

    [BindProperty]
    public string GivenName { get; set; } = "";

    [BindProperty]
    public string FamilyName { get; set; } = "";

    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public string Phone { get; set; } = "";

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (!CandidacyLabels.Paths.Any(choice => choice.Value == Path))
            ModelState.AddModelError("path", "Choisissez ce que vous demandez.");
        if (ModelState.IsValid)
        {
            var answer = await Graph.Run(this, "Begin", new { Path, GivenName, FamilyName, Email, Phone, Stamp, Website }, cancellation);
            if (!Refused(answer.UserErrors))
                return Done("Votre dossier est ouvert. Gardez l’adresse de cette page : c’est elle qui l’ouvre.",
                    $"/candidature/{answer.Data<Begun>().BeginCandidacy.BegunCandidacy!.Link}");
        }
        return await AgainStamped(cancellation);
    }

    protected override async Task Load(CancellationToken cancellation) =>
        Spaces = (await Graph.Run(this, "Spaces", cancellation: cancellation)).Data<Shown>().OpenSpaces.Nodes;

    public sealed record OpenSpace(DateOnly FreeFrom, DateOnly ClosesOn, Described Space);

    public sealed record Described(string Kind, decimal? SquareMetres, Amount? MonthlyFee);

    public sealed record Amount(string Text);

    private sealed record Shown(Some OpenSpaces);

    private sealed record Some(IReadOnlyList<OpenSpace> Nodes);

    private sealed record Begun(BegunPayload BeginCandidacy);

    private sealed record BegunPayload(BegunLink? BegunCandidacy);

    private sealed record BegunLink(string Link);
}
