using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Host.Web.Missions;

/// <summary>One month of a mission, day by day, then stated (état de présence). Its address is a mission and a month; that of the month alone leads there.</summary>
public sealed class MissionMonthModel(PageGraph graph, Frame frame) : MilaPage
{
    public Mission Shown { get; private set; } = null!;

    public MonthSeen Month { get; private set; } = null!;

    /// <summary>What was written for each day, by its date.</summary>
    [BindProperty]
    public Dictionary<string, string?> Day { get; set; } = [];

    public string Path => PathOf(Shown.Id, Month.Month);

    /// <summary>The days of the mission in that month.</summary>
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, DateTime.DaysInMonth(Month.Month.Year, Month.Month.Month))
        .Select(Month.Month.AddDays).Where(day => Shown.From <= day && day <= Shown.LastDay);

    public async Task<IActionResult> OnGet(Guid id, string? mois, CancellationToken cancellation)
    {
        if (mois is not null)
            return await Load(id, mois, cancellation) ? Page() : NotFound();
        var which = (await graph.Run(this, "Which", new { id }, cancellation)).Data<Asked>().MissionMonth;
        return which is null ? NotFound() : LocalRedirect(PathOf(which.MissionId, which.Month));
    }

    /// <param name="fill">Whether worked days until today of which nothing is said were days of presence.</param>
    public async Task<IActionResult> OnPostMark(Guid id, string mois, bool fill, CancellationToken cancellation)
    {
        if (!await Load(id, mois, cancellation))
            return NotFound();
        var days = Days.Where(day => Day.ContainsKey($"{day:O}")).Select(day => new { day, presence = Written(day) ?? (fill && day <= frame.Today && CivilCalendar.IsWorked(day) ? "PRESENT" : null) });
        return await Do("Mark", new { id, month = Month.Month, days }, "Les présences sont enregistrées.", mois, cancellation);
    }

    public async Task<IActionResult> OnPostState(Guid id, string mois, CancellationToken cancellation) =>
        await Load(id, mois, cancellation) ? await Do("State", new { id, month = Month.Month }, "L’état de présence est constaté.", mois, cancellation) : NotFound();

    /// <summary>What a day is: as written, else as marked.</summary>
    public string? Of(DateOnly day) => Day.Count > 0 ? Written(day) : Month.Days?.FirstOrDefault(each => each.Day == day)?.Presence;

    private string? Written(DateOnly day) => Day.GetValueOrDefault($"{day:O}") is { Length: > 0 } word ? word : null;

    private async Task<IActionResult> Do(string operation, object variables, string done, string mois, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        return Refused(answer.UserErrors) ? Again() : Done(done, PathOf(Shown.Id, Month.Month));
    }

    private async Task<bool> Load(Guid id, string mois, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Found>().CivicMission;
        var month = found?.Months.FirstOrDefault(each => $"{each.Month:yyyy-MM}" == mois);
        (Shown, Month) = (found!, month!);
        return month is not null;
    }

    private static string PathOf(Guid mission, DateOnly month) => string.Create(CultureInfo.InvariantCulture, $"/service-civique/mois/{mission}/{month:yyyy-MM}");

    private sealed record Asked(Named? MissionMonth);

    private sealed record Named(Guid MissionId, DateOnly Month);

    private sealed record Found(Mission? CivicMission);

    public sealed record Mission(Guid Id, string? Name, DateOnly From, DateOnly LastDay, IReadOnlyList<MonthSeen> Months);

    public sealed record MonthSeen(
        DateOnly Month, int Present, int Training, int Absent, IReadOnlyList<Marked>? Days, bool MayMark, bool MayState, DateOnly? StatedOn, string? StatedByName, DateOnly? CorrectedOn);

    public sealed record Marked(DateOnly Day, string Presence);
}
