using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Charter;

/// <summary>The charter in force, read by everybody and answered by who leads a member (charte de valeurs communes).</summary>
public sealed class CharterModel(PageGraph graph, RequestScope request) : MilaPage
{
    public Shown Answer { get; private set; } = null!;

    public bool Follows => Access.Allows("membership.read_pledges", request.Actor);

    public bool ReadsBreaches => Access.Allows("membership.read_breaches", request.Actor);

    public async Task OnGet(CancellationToken cancellation) => await Load(cancellation);

    public async Task<IActionResult> OnPost(Guid structure, int version, bool signs, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Answer", new { structure, version, signs }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(signs ? "La charte est signée. Merci !" : "C’est noté : vous ne serez pas relancé·e. Vous pourrez signer plus tard.", "/charte");
        await Load(cancellation);
        return Again();
    }

    private async Task Load(CancellationToken cancellation)
    {
        var mine = Access.Allows("membership.answer_charter", request.Actor);
        Answer = (await graph.Run(this, "Show", new { mine }, cancellation)).Data<Shown>();
    }

    public sealed record Shown(InForce? Charter, IReadOnlyList<ToAnswer>? ChartersToAnswer);

    public sealed record InForce(int Version, string Text, DateOnly AdoptedOn);

    public sealed record ToAnswer(Guid StructureId, string? StructureName, int Version, string Answer, DateOnly? On);
}
