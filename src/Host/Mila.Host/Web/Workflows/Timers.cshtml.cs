using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Workflows;

/// <summary>What is to ring, in the order of the days: deadlines and reminders of every dossier (échéances).</summary>
public sealed class TimersModel(PageGraph graph, RequestScope request) : MilaPage
{
    /// <summary><c>toutes</c>, <c>echeances</c> or <c>relances</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Sorte { get; set; } = "toutes";

    public List Timers { get; private set; } = null!;

    public bool MayMove => Access.Allows("workflows.steer", request.Actor);

    public static IEnumerable<Choice> Kinds { get; } = [new("toutes", "Échéances et relances"), new("echeances", "Échéances seules"), new("relances", "Relances seules")];

    public async Task OnGet(string? after, CancellationToken cancellation)
    {
        bool? reminders = Sorte switch { "echeances" => false, "relances" => true, _ => null };
        Timers = (await graph.Run(this, variables: new { reminders, after }, cancellation: cancellation)).Data<Shown>().DueTimers;
    }

    private sealed record Shown(List DueTimers);

    public sealed record List(int TotalCount, PageInfo PageInfo, IReadOnlyList<Timer> Nodes);

    public sealed record PageInfo(bool HasNextPage, string? EndCursor);

    public sealed record Timer(Guid Id, bool IsReminder, DateOnly DueOn, string? StepLabel, string? Request, Instance Instance)
    {
        public string What => IsReminder ? Request ?? "Relance" : StepLabel ?? "Échéance";
    }

    public sealed record Instance(Guid Id, string SubjectKind, string? SubjectTitle, Titled Definition);

    public sealed record Titled(string Title);
}
