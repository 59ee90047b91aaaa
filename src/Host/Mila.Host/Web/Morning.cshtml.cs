using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Kernel;

namespace Mila.Host.Web;

/// <summary>What a coordinator opens first: everything that waits for whoever reads, what is due first at the top (page du matin); for a visitor, the front page.</summary>
public sealed class MorningModel(PageGraph graph, RequestScope request, Frame frame) : MilaPage
{
    public bool HasInbox => Access.Allows("workflows.read_tasks", request.Actor);

    public IReadOnlyList<IGrouping<When, WaitingTask>> Groups { get; private set; } = [];

    public int Total { get; private set; }

    public string? Next { get; private set; }

    /// <summary>How many dossiers are stopped by an incident, for who may settle it.</summary>
    public int Stopped { get; private set; }

    public async Task OnGet(string? after, CancellationToken cancellation)
    {
        if (!HasInbox)
            return;
        var inbox = (await graph.Run(this, "Inbox", new { after }, cancellation)).Data<Waiting>().TaskInbox;
        (Total, Next) = (inbox.TotalCount, inbox.PageInfo.HasNextPage ? inbox.PageInfo.EndCursor : null);
        Groups = [.. inbox.Nodes.GroupBy(task => task.When(frame.Today)).OrderBy(group => group.Key)];
        if (Access.Allows("workflows.read_incidents", request.Actor))
            Stopped = (await graph.Run(this, "Stopped", cancellation: cancellation)).Data<Held>().Incidents.TotalCount;
    }

    public async Task<IActionResult> OnPostClaim(Guid id, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Claim", new { id }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("C’est noté : vous vous en occupez.", "/");
        await OnGet(null, cancellation);
        return Again();
    }

    private sealed record Waiting(Inbox TaskInbox);

    private sealed record Inbox(int TotalCount, PageInfo PageInfo, IReadOnlyList<WaitingTask> Nodes);

    private sealed record PageInfo(bool HasNextPage, string? EndCursor);

    private sealed record Held(Count Incidents);

    private sealed record Count(int TotalCount);
}

/// <summary>How near the last day of a task is, in the order of the page.</summary>
public enum When { Late, Today, ThisWeek, Later, Open }

/// <summary>A task as the inbox shows it (tâche).</summary>
public sealed record WaitingTask(Guid Id, Guid InstanceId, string Label, string SubjectKind, Guid SubjectId, string Page, DateOnly? DueOn, Guid? ClaimedBy)
{
    /// <summary>What it is about.</summary>
    public string About => Subjects.Name(SubjectKind);

    /// <summary>Where it is done.</summary>
    public string Path => Page.Replace("{subject}", SubjectId.ToString(), StringComparison.Ordinal);

    public When When(DateOnly today) => DueOn switch
    {
        null => Web.When.Open,
        { } due when due < today => Web.When.Late,
        { } due when due == today => Web.When.Today,
        { } due when due <= today.AddDays(6) => Web.When.ThisWeek,
        _ => Web.When.Later,
    };

    /// <summary>The last day in words: « dans 3 jours, le vendredi 18 juin 2023 ».</summary>
    public string Due(DateOnly today) => DueOn is not { } due ? "quand vous voudrez" : (due.DayNumber - today.DayNumber) switch
    {
        0 => "aujourd’hui",
        1 => "demain",
        -1 => "hier",
        < 0 and var days => $"il y a {French.Count(-days, "jour", "jours")}, le {French.Day(due)}",
        var days => $"dans {French.Count(days, "jour", "jours")}, le {French.Day(due)}",
    };
}
