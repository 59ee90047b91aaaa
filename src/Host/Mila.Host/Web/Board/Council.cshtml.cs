using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Board;

/// <summary>Who sits on the board, and first of all what waits for a vote (conseil d’administration).</summary>
public sealed class CouncilModel(PageGraph graph, RequestScope request) : MilaPage
{
    /// <summary>The day the members are shown of; today unless chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Au { get; set; }

    public Shown Council { get; private set; } = null!;

    public async Task OnGet(CancellationToken cancellation)
    {
        var me = Access.Allows("membership.vote", request.Actor);
        Council = (await graph.Run(this, variables: new { asOf = Au, me }, cancellation: cancellation)).Data<Shown>();
    }

    /// <summary>How an officer's role reads.</summary>
    public static string RoleName(string role) => role switch
    {
        "PRESIDENT" => "Présidence",
        "TREASURER" => "Trésorerie",
        "SECRETARY" => "Secrétariat",
        _ => "Membre",
    };

    public sealed record Shown(Members Board, IReadOnlyList<Waiting>? BallotsToCast, Votes Open, IReadOnlyList<Line> NextAgenda);

    public sealed record Members(DateOnly AsOf, IReadOnlyList<Seat> Mandates);

    public sealed record Seat(Guid Id, string? Name, string Role, DateOnly From, DateOnly? Until);

    public sealed record Waiting(Guid Id, string? SubjectTitle, string QuestionText, DateOnly ClosesOn, Part? Mine);

    public sealed record Part(string? Option, string? ForName);

    public sealed record Votes(IReadOnlyList<Line> Nodes);

    public sealed record Line(Guid Id, string? SubjectTitle, string QuestionText, DateOnly ClosesOn, bool TakesBallots, bool MayClose, Voices Quorum);

    public sealed record Voices(int Voters, int Needed, bool Reached);
}
