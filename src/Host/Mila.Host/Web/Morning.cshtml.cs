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

    public bool ReadsDossiers => Access.Allows("workflows.read_instances", request.Actor);

    public int Total { get; private set; }

    public string? Next { get; private set; }

    /// <summary>How many dossiers are stopped by an incident, for who may settle it.</summary>
    public int Stopped { get; private set; }

    /// <summary>The day and what it holds: « jeudi 15 juin 2023 : 2 tâches en retard, 3 pour aujourd’hui ».</summary>
    public string Lead
    {
        get
        {
            var (late, today) = (CountOf(When.Late), CountOf(When.Today));
            var says = (late, today) switch
            {
                (0, 0) => "",
                (_, 0) => $" : {French.Count(late, "tâche", "tâches")} en retard",
                (0, _) => $" : {French.Count(today, "tâche", "tâches")} pour aujourd’hui",
                _ => $" : {French.Count(late, "tâche", "tâches")} en retard, {French.Number(today)} pour aujourd’hui",
            };
            return French.Typeset(French.DayInWords(frame.Today) + says);
        }
    }

    private int CountOf(When when) => Groups.FirstOrDefault(group => group.Key == when)?.Count() ?? 0;

    public async Task OnGet(string? after, CancellationToken cancellation)
    {
        if (!HasInbox)
            return;
        var votes = after is null && Access.Allows("membership.vote", request.Actor);
        var member = after is null && Access.Allows("membership.answer_charter", request.Actor);
        var waiting = (await graph.Run(this, "Inbox", new { after, votes, member }, cancellation)).Data<Waiting>();
        var inbox = waiting.TaskInbox;
        WaitingTask[] ballots = [.. (waiting.BallotsToCast ?? []).Where(ballot => !inbox.Nodes.Any(ballot.IsAskedBy)).Select(ballot => ballot.AsTask())];
        WaitingTask[] more =
        [
            .. ballots,
            .. (waiting.ChartersToAnswer ?? []).Where(charter => charter.Answer == "MISSING").Select(charter => charter.AsTask()),
            .. (waiting.Assemblies?.Nodes ?? []).Where(assembly => assembly.State == "CONVENED" && assembly.Day >= frame.Today).Select(assembly => assembly.AsTask()),
        ];
        (Total, Next) = (inbox.TotalCount + more.Length, inbox.PageInfo.HasNextPage ? inbox.PageInfo.EndCursor : null);
        Groups = [.. inbox.Nodes.Concat(more).OrderBy(task => task.DueOn ?? DateOnly.MaxValue).ThenBy(task => task.Since).GroupBy(task => task.When(frame.Today)).OrderBy(group => group.Key)];
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

    /// <param name="outcome">The word of the answer that was pressed.</param>
    public async Task<IActionResult> OnPostAnswer(Guid id, string outcome, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Answer", new { id, outcome }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("Votre réponse est notée, le dossier continue.", "/");
        await OnGet(null, cancellation);
        return Again();
    }

    private sealed record Waiting(Inbox TaskInbox, IReadOnlyList<Ballot>? BallotsToCast, IReadOnlyList<ToSign>? ChartersToAnswer, Coming? Assemblies);

    /// <summary>The charter in force, for a member that has not said whether it signs.</summary>
    private sealed record ToSign(Guid StructureId, string? StructureName, string Answer)
    {
        public WaitingTask AsTask() => new(StructureId, null, "Signer la charte, ou dire que non", "AnswerCharter", "structure", StructureId, StructureName, "/charte", null, null);
    }

    private sealed record Coming(IReadOnlyList<Assembly> Nodes);

    /// <summary>An assembly that members are convened to.</summary>
    private sealed record Assembly(Guid Id, DateOnly Day, string State)
    {
        public WaitingTask AsTask() => new(Id, null, "Venir à l’assemblée, ou donner procuration", "EntrustVoice", "assembly", Id, French.Day(Day), $"/assemblees/{Id}", Day, null);
    }

    /// <summary>A vote that waits for the reader, whether or not a step of a workflow asks for it (bulletin).</summary>
    private sealed record Ballot(Guid Id, string QuestionText, string SubjectKind, Guid SubjectId, string? SubjectTitle, DateOnly ClosesOn)
    {
        public bool IsAskedBy(WaitingTask task) => task.Command == "CastBallot" && task.SubjectId == SubjectId;

        public WaitingTask AsTask() => new(Id, null, QuestionText, "CastBallot", SubjectKind, SubjectId, SubjectTitle, $"/conseil/votes/{Id}", ClosesOn, null);
    }

    private sealed record Inbox(int TotalCount, PageInfo PageInfo, IReadOnlyList<WaitingTask> Nodes);

    private sealed record PageInfo(bool HasNextPage, string? EndCursor);

    private sealed record Held(Count Incidents);

    private sealed record Count(int TotalCount);
}
