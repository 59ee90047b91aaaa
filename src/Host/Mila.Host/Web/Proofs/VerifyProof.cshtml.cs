using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Proofs;

/// <summary>Whoever was handed a proof asks what it says and whether it still holds (vérification).</summary>
public sealed class VerifyProofModel(PageGraph graph) : MilaPage
{
    public string Association { get; private set; } = "";

    /// <summary>What was typed or followed; null before.</summary>
    public string? Asked { get; private set; }

    public Verified? Found { get; private set; }

    public async Task OnGet(string? code, [FromQuery(Name = "code")] string? typed, CancellationToken cancellation)
    {
        Association = (await graph.Run(this, "Where", cancellation: cancellation)).Data<Placed>().Here.Title;
        Asked = string.IsNullOrWhiteSpace(code) ? typed : code;
        if (!string.IsNullOrWhiteSpace(Asked))
            Found = (await graph.Run(this, "Show", new { code = Asked }, cancellation)).Data<Shown>().VerifiedProof;
    }

    private sealed record Placed(Where Here);

    private sealed record Where(string Title);

    private sealed record Shown(Verified? VerifiedProof);

    public sealed record Verified(string Number, string Kind, string? StructureName, DateOnly AsOf, int? Year, DateOnly IssuedOn, bool Holds, bool IsMemberToday)
    {
        public bool IsPayment => Kind == "PAYMENT";
    }
}
