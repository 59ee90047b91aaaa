using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Board;

/// <summary>The meetings of the board and its officers, the latest first, and the next one to prepare (réunions).</summary>
public sealed class MeetingListModel(PageGraph graph, RequestScope request) : MilaPage
{
    public bool Runs => Access.Allows("membership.run_board", request.Actor);

    public List Meetings { get; private set; } = null!;

    [BindProperty]
    public string Body { get; set; } = "BOARD";

    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public TimeOnly? Time { get; set; } = new(18, 30);

    [BindProperty]
    public string? Place { get; set; } = "Pôle MILA";

    public Task OnGet(string? after, CancellationToken cancellation) => Load(after, cancellation);

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (Day is null)
            ModelState.AddModelError(nameof(Day), "Choisissez le jour de la réunion.");
        if (Time is null)
            ModelState.AddModelError(nameof(Time), "Choisissez l’heure de la réunion.");
        if (ModelState.IsValid)
        {
            var answer = await graph.Run(this, "Plan", new { body = Body, day = Day, time = Time, place = Place ?? "" }, cancellation);
            if (!Refused(answer.UserErrors))
                return Done("La réunion est préparée. Complétez son ordre du jour, puis convoquez.", $"/conseil/reunions/{answer.Data<Planned>().PlanBoardMeeting.BoardMeeting.Id}");
        }
        await Load(null, cancellation);
        return Again();
    }

    private async Task Load(string? after, CancellationToken cancellation) =>
        Meetings = (await graph.Run(this, "Show", new { after }, cancellation)).Data<Shown>().BoardMeetings;

    private sealed record Shown(List BoardMeetings);

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Line> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Line(Guid Id, string Body, string State, DateOnly Day, TimeOnly Time, string Place, string? MinutesNumber);

    private sealed record Planned(Payload PlanBoardMeeting);

    private sealed record Payload(Named BoardMeeting);

    private sealed record Named(Guid Id);
}
