using System.Text;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;
using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Members;

/// <summary>Who is a member on a day, as it was known on another (adhérents).</summary>
public sealed class MembersModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    private const int YearsShown = 4;

    [BindProperty(SupportsGet = true)]
    public DateOnly? Jour { get; set; }

    /// <summary>As it was known at the end of this day.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Connu { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Rattachement { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Activite { get; set; }

    /// <summary><c>qpv</c>, <c>a-jour</c> or <c>en-retard</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Situation { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Recherche { get; set; }

    public Shown Answer { get; private set; } = null!;

    public bool MayKeep => Access.Allows("membership.keep_structures", request.Actor);

    public DateOnly Day => Jour ?? frame.Today;

    public static IEnumerable<Choice> Situations { get; } =
        [new("", "Toutes"), new("qpv", "En quartier prioritaire"), new("a-jour", "À jour de cotisation"), new("en-retard", "En retard de cotisation")];

    /// <summary>The address of the same list as a file.</summary>
    public string CsvPath => "/adherents" + QueryString.Create([.. Request.Query.Where(pair => pair.Key != "after"), new("handler", "Csv")]);

    public async Task OnGet(string? after, CancellationToken cancellation) =>
        Answer = (await graph.Run(this, "Show", new { asOf = Day, knownAt = KnownAt, filter = Filter, after, from = Day.AddYears(-YearsShown) }, cancellation)).Data<Shown>();

    public async Task<IActionResult> OnGetCsv(CancellationToken cancellation)
    {
        var csv = (await graph.Run(this, "Csv", new { asOf = Day, knownAt = KnownAt, filter = Filter }, cancellation)).Data<Spreadsheet>().MembersCsv;
        return File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv)], "text/csv; charset=utf-8", $"adherents-{Day:yyyy-MM-dd}.csv");
    }

    private DateTimeOffset? KnownAt => Connu is { } day && day < frame.Today ? frame.EndOf(day) : null;

    private object Filter => new
    {
        affiliation = string.IsNullOrEmpty(Rattachement) ? null : Rattachement,
        activity = string.IsNullOrEmpty(Activite) ? null : Activite,
        inQpv = Situation == "qpv" ? true : (bool?)null,
        upToDate = Situation switch { "a-jour" => true, "en-retard" => false, _ => (bool?)null },
        search = Recherche,
    };

    public sealed record Shown(List Members, Counts MemberCounts, IReadOnlyList<Month> MemberSeries);

    public sealed record List(int TotalCount, IReadOnlyList<Member> Nodes, Pages PageInfo);

    public sealed record Pages(bool HasNextPage, string? EndCursor);

    public sealed record Member(
        Guid StructureId, string Name, string? Affiliation, IReadOnlyList<string> Activities, bool InQpv, bool UpToDate, DateOnly Since);

    public sealed record Counts(
        int Members, int UpToDate, int InQpv, IReadOnlyList<OfAffiliation> ByAffiliation, IReadOnlyList<OfActivity> ByActivity);

    public sealed record OfAffiliation(string Affiliation, int Members);

    public sealed record OfActivity(string Activity, int Members);

    public sealed record Month(DateOnly Day, int Members);

    private sealed record Spreadsheet(string MembersCsv);
}
