using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Colleagues;

/// <summary>What whoever was invited sees by the private link, and accepts (invitation).</summary>
public sealed class InvitationModel(PageGraph graph) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public string Link { get; set; } = "";

    public Offered Place { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellation) => await Load(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Join", new { Link }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("Bienvenue : vous parlez désormais au nom de la structure.", $"/invitation/{Link}");
        return await Load(cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { Link }, cancellation)).Data<Shown>().OfferedPlace;
        Place = found!;
        return found is not null;
    }

    private sealed record Shown(Offered? OfferedPlace);

    public sealed record Offered(string? StructureName, string Role, string? InvitedByName, DateOnly Until, bool Waits, DateOnly? JoinedOn);
}
