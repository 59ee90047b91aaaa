using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Assemblies;

/// <summary>A day, a place and an agenda for the next assembly (préparer une assemblée).</summary>
public sealed class PlanAssemblyModel(PageGraph graph) : MilaPage
{
    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public TimeOnly? Time { get; set; } = new(18, 30);

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Agenda { get; set; } = ["ACTIVITY_REPORT", "ACCOUNTS", "FEE_GRID"];

    /// <summary>Other questions, one a line.</summary>
    [BindProperty]
    public string? Others { get; set; }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (Day is null)
            ModelState.AddModelError(nameof(Day), "Choisissez le jour de l’assemblée.");
        if (Time is null)
            ModelState.AddModelError(nameof(Time), "Choisissez l’heure de l’assemblée.");
        if (Day is null || Time is null)
            return Again();

        var questions = Agenda.Select(kind => new Question(kind, null))
            .Concat((Others ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(title => new Question("OTHER", title)));
        var answer = await graph.Run(this, "Plan", new { day = Day, time = Time, place = Place ?? "", agenda = questions }, cancellation);
        return Refused(answer.UserErrors)
            ? Again()
            : Done("L’assemblée est préparée. Il reste à envoyer la convocation.", $"/assemblees/{answer.Data<Planned>().PlanAssembly.Assembly.Id}");
    }

    private sealed record Question(string Kind, string? Title);

    private sealed record Planned(Payload PlanAssembly);

    private sealed record Payload(Named Assembly);

    private sealed record Named(Guid Id);
}
