using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Kernel;

namespace Mila.Host.Web.Board;

/// <summary>The meetings of the board and its officers, the latest first, and the next one to prepare (réunions).</summary>
public sealed class MeetingListModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    public bool Runs => Access.Allows("membership.run_board", request.Actor);

    public List Meetings { get; private set; } = null!;

    /// <summary>The civil year whose figures are shown.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Annee { get; set; }

    public int Year => Annee is >= 1900 and <= 9000 ? Annee.Value : frame.Today.Year;

    public IReadOnlyList<Told> Figures { get; private set; } = [];

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

    private async Task Load(string? after, CancellationToken cancellation)
    {
        var keys = Titles.Select(title => Prefix + title.Key);
        var shown = (await graph.Run(this, "Show", new { after, keys, from = new DateOnly(Year, 1, 1), day = new DateOnly(Year, 12, 31) }, cancellation)).Data<Shown>();
        Meetings = shown.BoardMeetings;
        Figures = [.. Titles.Select(title => new Told(title.Title, shown.Figures.Single(figure => figure.Key == Prefix + title.Key)))];
    }

    private const string Prefix = "membership.board_meetings.";

    private static readonly (string Key, string Title)[] Titles =
        [("held.board", "Conseils tenus"), ("held.bureau", "Bureaux tenus"), ("no_quorum", "Sans quorum"), ("presence", "Présence"), ("decisions", "Décisions prises")];

    private sealed record Shown(List BoardMeetings, IReadOnlyList<Figure> Figures);

    public sealed record Figure(string Key, decimal? Value, string Meaning);

    public sealed record Told(string Title, Figure Figure)
    {
        public string Value => Figure.Value switch
        {
            null => "–",
            { } percent when Figure.Key.EndsWith("presence", StringComparison.Ordinal) => French.Typeset($"{percent.ToString("0.#", System.Globalization.CultureInfo.GetCultureInfo("fr-FR"))} %"),
            { } count => French.Number((long)count),
        };
    }

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Line> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Line(Guid Id, string Body, string State, DateOnly Day, TimeOnly Time, string Place, string? MinutesNumber);

    private sealed record Planned(Payload PlanBoardMeeting);

    private sealed record Payload(Named BoardMeeting);

    private sealed record Named(Guid Id);
}
