using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Proofs;

/// <summary>Proofs of one structure: those that were issued, and a new one (demande d’attestation).</summary>
public sealed class AskProofModel(PageGraph graph, Frame frame) : MilaPage
{
    public string Name { get; private set; } = "";

    public IReadOnlyList<Line> Issued { get; private set; } = [];

    public int ThisYear => frame.Today.Year;

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        await Load(id, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostMembership(Guid id, DateOnly? asOf, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Membership", new { id, asOf }, cancellation);
        return Refused(answer.UserErrors) ? await Anew(id, cancellation) : Issue(answer.Data<Proven>().ProveMembership!);
    }

    public async Task<IActionResult> OnPostPayment(Guid id, int? year, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Payment", new { id, year = year ?? ThisYear }, cancellation);
        return Refused(answer.UserErrors) ? await Anew(id, cancellation) : Issue(answer.Data<Proven>().ProvePayment!);
    }

    private IActionResult Issue(Payload payload) => Done("L’attestation est délivrée.", $"/attestations/{payload.MembershipProof!.Id}");

    private async Task<IActionResult> Anew(Guid id, CancellationToken cancellation)
    {
        await Load(id, cancellation);
        return Again();
    }

    private async Task Load(Guid id, CancellationToken cancellation)
    {
        var shown = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>();
        (Name, Issued) = (shown.DirectoryEntry?.StructureName ?? "Attestations", shown.ProofsOf);
    }

    private sealed record Shown(Entry? DirectoryEntry, IReadOnlyList<Line> ProofsOf);

    private sealed record Entry(string? StructureName);

    public sealed record Line(Guid Id, string Number, string Kind, DateOnly AsOf, int? Year, DateOnly IssuedOn)
    {
        public string What => Kind == "PAYMENT" ? $"Paiement de la cotisation {Year}" : $"Adhésion au {Kernel.French.Day(AsOf)}";
    }

    private sealed record Proven(Payload? ProveMembership, Payload? ProvePayment);

    private sealed record Payload(New? MembershipProof);

    private sealed record New(Guid Id);
}
