using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Dues;

/// <summary>The calls for dues of a year, the nearest due day first (cotisations).</summary>
public sealed class DuesListModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    public bool Records => Access.Allows("membership.record_dues", request.Actor);

    [BindProperty(SupportsGet = true)]
    public int? Annee { get; set; }

    /// <summary><c>toutes</c>, <c>dues</c>, <c>retard</c>, <c>reglees</c> or <c>annulees</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Etat { get; set; } = "toutes";

    /// <summary>A part of a structure's name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Nom { get; set; }

    public int Year => Annee ?? frame.Today.Year;

    public List Calls { get; private set; } = null!;

    public static IEnumerable<Choice> States { get; } =
        [new("toutes", "Toutes"), new("dues", "À payer"), new("partielles", "Payées en partie"), new("retard", "En retard"), new("reglees", "Réglées"), new("annulees", "Annulées")];

    public async Task OnGet(string? after, CancellationToken cancellation)
    {
        var state = Etat switch { "dues" => "DUE", "partielles" => "PART_PAID", "reglees" => "SETTLED", "annulees" => "CANCELLED", _ => null };
        var answer = await graph.Run(this, variables: new { year = Year, state, overdue = Etat == "retard", search = Nom, after }, cancellation: cancellation);
        Calls = answer.Data<Shown>().DuesCalls;
    }

    private sealed record Shown(List DuesCalls);

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Call> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Sum(long Cents, string Text);

    public sealed record Call(Guid Id, string? StructureName, Sum Amount, Sum Owed, DateOnly DueOn, string State, bool IsOverdue);
}
