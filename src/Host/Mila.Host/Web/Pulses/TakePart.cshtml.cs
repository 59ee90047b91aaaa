using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Pulses;

/// <summary>Who acts for a structure agrees to be asked every year, or no more (donner des nouvelles).</summary>
public sealed class TakePartModel(PageGraph graph) : MilaPage
{
    public IReadOnlyList<Consent> Consents { get; private set; } = [];

    public Task OnGet(CancellationToken cancellation) => Load(cancellation);

    public async Task<IActionResult> OnPost(Guid structure, bool agrees, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Agree", new { structure, agrees }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(agrees ? "Merci : le questionnaire arrivera une fois par an." : "Votre structure n’est plus interrogée.", "/pouls/participer");
        await Load(cancellation);
        return Again();
    }

    private async Task Load(CancellationToken cancellation) => Consents = (await graph.Run(this, "Show", cancellation: cancellation)).Data<Shown>().MyPulseConsents;

    private sealed record Shown(IReadOnlyList<Consent> MyPulseConsents);

    public sealed record Consent(Guid StructureId, string? StructureName, bool Agrees);
}
