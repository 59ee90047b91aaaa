using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Dues;

/// <summary>The calls for dues of a year, the nearest due day first (cotisations).</summary>
public sealed class DuesListModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    public bool Calls => Access.Allows("membership.call_dues", request.Actor);

    public bool Records => Access.Allows("membership.record_dues", request.Actor);

    [BindProperty(SupportsGet = true)]
    public int? Annee { get; set; }

    /// <summary><c>toutes</c>, <c>dues</c>, <c>retard</c>, <c>reglees</c>, <c>annulees</c> or <c>abandons</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Etat { get; set; } = "toutes";

    /// <summary>A part of a structure's name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Nom { get; set; }

    public int Number => Annee ?? frame.Today.Year;

    public Year Standing { get; private set; } = null!;

    public List Listed { get; private set; } = null!;

    public static IEnumerable<Choice> States { get; } =
        [new("toutes", "Toutes"), new("dues", "À payer"), new("partielles", "Payées en partie"), new("retard", "En retard"), new("reglees", "Réglées"), new("annulees", "Annulées"), new("abandons", "Abandonnées")];

    public async Task OnGet(string? after, CancellationToken cancellation)
    {
        var state = Etat switch { "dues" => "DUE", "partielles" => "PART_PAID", "reglees" => "SETTLED", "annulees" => "CANCELLED", "abandons" => "WRITTEN_OFF", _ => null };
        var answer = await graph.Run(this, "Show", new { year = Number, state, overdue = Etat == "retard", search = Nom, after }, cancellation);
        var shown = answer.Data<Shown>();
        (Standing, Listed) = (shown.DuesYear with { Number = Number }, shown.DuesCalls);
    }

    public async Task<IActionResult> OnGetCsv(CancellationToken cancellation)
    {
        var csv = (await graph.Run(this, "Csv", new { year = Number }, cancellation)).Data<Spreadsheet>().DuesCsv;
        return File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv)], "text/csv; charset=utf-8", $"cotisations-{Number}.csv");
    }

    private sealed record Spreadsheet(string DuesCsv);

    private sealed record Shown(Year DuesYear, List DuesCalls);

    public sealed record Year(
        int Calls, int Due, int PartPaid, int Settled, int Overdue, Sum Called, Sum Received, Sum Owed, Sum Late,
        IReadOnlyList<Month> Months, IReadOnlyList<Campaign> Campaigns)
    {
        public int Number { get; init; }
    }

    public sealed record Month([property: JsonPropertyName("month")] DateOnly First, Sum Called, Sum Received);

    public sealed record Campaign(Guid Id, DateOnly DueOn, string State, IReadOnlyList<Stage> Stages);

    public sealed record Stage([property: JsonPropertyName("stage")] string Kind, int Letters, DateOnly On);

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Call> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Sum(long Cents, string Text);

    public sealed record Call(Guid Id, string? StructureName, Sum Amount, Sum Owed, DateOnly DueOn, string State, bool IsOverdue);
}
