using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Proofs;

/// <summary>A proof as it is printed (attestation).</summary>
public sealed class ProofModel(PageGraph graph) : MilaPage
{
    public string Association { get; private set; } = "";

    public Paper Proof { get; private set; } = null!;

    /// <summary>Where whoever is handed the paper checks it.</summary>
    public string CheckAt => $"{Request.Scheme}://{Request.Host}/verifier/{Proof.Code}";

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        var shown = (await graph.Run(this, variables: new { id }, cancellation: cancellation)).Data<Shown>();
        (Association, Proof) = (shown.Here.Title, shown.MembershipProof!);
        return shown.MembershipProof is null ? NotFound() : Page();
    }

    private sealed record Shown(Where Here, Paper? MembershipProof);

    private sealed record Where(string Title);

    public sealed record Sum(string Text);

    public sealed record Sheet(string Name, string? LegalForm, string? Siret, string? Address);

    public sealed record Paper(
        string Number, string Code, string Kind, Guid StructureId, Sheet? Identity, DateOnly AsOf, DateOnly? MemberSince, string? Affiliation,
        int? Year, Sum? Amount, DateOnly IssuedOn, string? IssuedByName, bool ByStaff)
    {
        public bool IsPayment => Kind == "PAYMENT";

        public string Title => IsPayment ? "Attestation de paiement" : "Attestation d’adhésion";
    }
}
