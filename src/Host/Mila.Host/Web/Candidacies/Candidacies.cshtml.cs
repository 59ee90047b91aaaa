using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Candidacies;

/// <summary>Candidacies for those who examine them, by state (candidatures).</summary>
public sealed class CandidaciesModel(PageGraph graph) : MilaPage
{
    [BindProperty(SupportsGet = true, Name = "etat")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "demande")]
    public string? Path { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Connection List { get; private set; } = null!;

    public async Task OnGet(CancellationToken cancellation)
    {
        var state = CandidacyLabels.States.Any(choice => choice.Value == State) ? State : null;
        var path = CandidacyLabels.Paths.Any(choice => choice.Value == Path) ? Path : null;
        List = (await graph.Run(this, "List", new { state, path, After }, cancellation)).Data<Shown>().Candidacies;
    }

    public sealed record Connection(int TotalCount, PageInfo PageInfo, IReadOnlyList<Row> Nodes);

    public sealed record PageInfo(bool HasNextPage, string? EndCursor);

    public sealed record Row(
        Guid Id, string State, string Path, bool OfMember, bool Opens, DateOnly MovedOn, DateOnly? SubmittedOn, decimal? Score, bool AwaitsMyReview, Named? Identity, Named? Applicant)
    {
        public string Title => Identity?.Name ?? Applicant?.Name ?? (Opens ? "Candidature" : "Dossier dont vous vous êtes déporté");
    }

    public sealed record Named(string Name);

    private sealed record Shown(Connection Candidacies);
}
