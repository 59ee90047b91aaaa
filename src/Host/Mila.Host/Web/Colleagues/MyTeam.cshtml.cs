using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Colleagues;

/// <summary>Whoever leads a structure invites and takes out those who speak for it (équipe).</summary>
public sealed class MyTeamModel(PageGraph graph) : MilaPage
{
    [BindProperty]
    public string? GivenName { get; set; }

    [BindProperty]
    public string? FamilyName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string Role { get; set; } = "COLLEAGUE";

    public IReadOnlyList<Team> Teams { get; private set; } = [];

    public Team? Chosen { get; private set; }

    public async Task<IActionResult> OnGet(Guid? id, CancellationToken cancellation)
    {
        await Load(id, cancellation);
        return id is not null && Chosen is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPost(Guid id, CancellationToken cancellation) => Do(
        "Invite", id, new { id, givenName = GivenName ?? "", familyName = FamilyName ?? "", email = Email ?? "", Role }, "L’invitation est envoyée.", cancellation);

    public Task<IActionResult> OnPostRemove(Guid id, Guid person, CancellationToken cancellation) =>
        Do("Remove", id, new { id, person, Role }, "Cette personne ne parle plus au nom de la structure.", cancellation);

    public Task<IActionResult> OnPostWithdraw(Guid id, Guid invitation, CancellationToken cancellation) =>
        Do("Withdraw", id, new { invitation }, "L’invitation est annulée.", cancellation);

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string sentence, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(sentence, $"/equipe/{id}");
        await Load(id, cancellation);
        return Chosen is null ? NotFound() : Again();
    }

    private async Task Load(Guid? id, CancellationToken cancellation)
    {
        Teams = (await graph.Run(this, "Show", cancellation: cancellation)).Data<Shown>().MyTeams;
        Chosen = id is { } chosen ? Teams.FirstOrDefault(team => team.StructureId == chosen) : Teams is [var first, ..] ? first : null;
    }

    private sealed record Shown(IReadOnlyList<Team> MyTeams);

    public sealed record Team(Guid StructureId, string? StructureName, IReadOnlyList<Member> Colleagues, IReadOnlyList<Invitation> Invitations);

    public sealed record Member(Guid PersonId, string? Name, string Role);

    public sealed record Invitation(Guid Id, string? Name, string Role, DateOnly Until);
}
