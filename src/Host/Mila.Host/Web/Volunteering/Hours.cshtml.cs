using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Volunteering;

/// <summary>Time given to the association: declared in a tap, put right, and, for who keeps the accounts, all of it (bénévolat).</summary>
public sealed class HoursModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public int? Annee { get; set; }

    public int Year => Annee ?? frame.Today.Year;

    public bool Declares => Access.Allows("membership.declare_hours", request.Actor);

    public bool Reads => Access.Allows("membership.read_hours", request.Actor);

    public Ledger? Mine { get; private set; }

    public Whole? All { get; private set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? Task { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public Task OnGet(string? after, CancellationToken cancellation)
    {
        On = frame.Today;
        return Load(after, cancellation);
    }

    /// <param name="minutes">Of the button that was tapped.</param>
    /// <param name="other">Another duration, in minutes, when that was typed.</param>
    public Task<IActionResult> OnPostDeclare(int minutes, int? other, CancellationToken cancellation) =>
        Do("Declare", new { task = Task ?? "OTHER", minutes = minutes > 0 ? minutes : other ?? 0, on = On ?? frame.Today, words = Words }, $"Merci. {VolunteerLabels.Time(minutes > 0 ? minutes : other ?? 0)} : déclaration enregistrée.", cancellation);

    public Task<IActionResult> OnPostCorrect(Guid declaration, string task, int minutes, DateOnly on, CancellationToken cancellation) =>
        Do("Correct", new { declaration, task, minutes, on }, "La déclaration est corrigée.", cancellation);

    public Task<IActionResult> OnPostCancel(int year, Guid declaration, CancellationToken cancellation) =>
        Do("Cancel", new { year, declaration }, "La déclaration ne compte plus.", cancellation);

    private async Task<IActionResult> Do(string operation, object variables, string done, CancellationToken cancellation)
    {
        var answer = ModelState.IsValid ? await graph.Run(this, operation, variables, cancellation) : null;
        if (answer is not null && !Refused(answer.UserErrors))
            return Done(done, "/benevolat");
        await Load(null, cancellation);
        return Again();
    }

    private async Task Load(string? after, CancellationToken cancellation)
    {
        if (Declares)
            Mine = (await graph.Run(this, "Mine", new { year = Year }, cancellation)).Data<Own>().MyHours;
        if (Reads)
            All = (await graph.Run(this, "All", new { year = Year, after }, cancellation)).Data<Whole>();
    }

    private sealed record Own(Ledger MyHours);

    public sealed record Ledger(int Minutes, IReadOnlyList<Entry> Entries);

    public sealed record Entry(Guid Id, string Task, int Minutes, DateOnly On, bool IsCancelled, string? Words);

    public sealed record Whole(YearSeen VolunteerYear, List VolunteerHours);

    public sealed record YearSeen(int People, int Minutes, Sum Value, string Source, IReadOnlyList<Share> Tasks);

    public sealed record Share(string Task, int Minutes);

    public sealed record Sum(string Text);

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Giver> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Giver(Guid PersonId, string? Name, int Minutes, Sum Value);
}
