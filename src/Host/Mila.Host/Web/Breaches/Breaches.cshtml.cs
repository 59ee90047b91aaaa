using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Breaches;

/// <summary>Breaches under way and past, and a new report (manquements).</summary>
public sealed class BreachesModel(PageGraph graph, RequestScope request) : MilaPage
{
    /// <summary><c>cours</c> or <c>tous</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Etat { get; set; } = "cours";

    /// <summary>A part of the name of the structure that a report is about.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Structure { get; set; }

    [BindProperty]
    public Guid? About { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public List Breaches { get; private set; } = null!;

    /// <summary>The members whose name was looked for; none before a search.</summary>
    public IReadOnlyList<Choice>? Candidates { get; private set; }

    public bool Handles => Access.Allows("membership.handle_breaches", request.Actor);

    public static IEnumerable<Choice> States { get; } = [new("cours", "En cours"), new("tous", "Tous")];

    public Task OnGet(string? after, CancellationToken cancellation) => Load(after, cancellation);

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (About is null)
            ModelState.AddModelError("structureId", "Choisissez la structure.");
        if (string.IsNullOrWhiteSpace(Text))
            ModelState.AddModelError("text", "Écrivez ce qui a été signalé.");
        if (ModelState.IsValid)
        {
            var answer = await graph.Run(this, "Report", new { structure = About, kind = Kind ?? "GOOD_PRACTICE", text = Text }, cancellation);
            if (!Refused(answer.UserErrors))
                return Done("Le manquement est signalé.", $"/manquements/{answer.Data<Reported>().ReportBreach.Breach!.Id}");
        }
        await Load(null, cancellation);
        return Again();
    }

    private async Task Load(string? after, CancellationToken cancellation)
    {
        Breaches = (await graph.Run(this, "Show", new { open = Etat == "tous" ? (bool?)null : true, after }, cancellation)).Data<Shown>().Breaches;
        if (Handles && Structure is { Length: > 0 } search)
            Candidates = [.. (await graph.Run(this, "Find", new { search }, cancellation)).Data<Found>().Members.Nodes.Select(each => new Choice($"{each.StructureId}", each.Name))];
    }

    private sealed record Shown(List Breaches);

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Line> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Line(Guid Id, string? StructureName, string Kind, string State, DateOnly? AnswerBy, DateOnly ReportedOn, string? Sanction, string? Dismissed);

    private sealed record Found(MemberList Members);

    private sealed record MemberList(IReadOnlyList<Member> Nodes);

    private sealed record Member(Guid StructureId, string Name);

    private sealed record Reported(Payload ReportBreach);

    private sealed record Payload(New? Breach);

    private sealed record New(Guid Id);
}
