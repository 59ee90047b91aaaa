namespace Mila.Host.Web.Proofs;

/// <summary>The structures for which the reader asks for proofs (attestations).</summary>
public sealed class ProofListModel(PageGraph graph) : MilaPage
{
    public IReadOnlyList<Own> Mine { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation) =>
        Mine = (await graph.Run(this, "Mine", cancellation: cancellation)).Data<Theirs>().MyStructures;

    private sealed record Theirs(IReadOnlyList<Own> MyStructures);

    public sealed record Own(Guid Id, string? Name);
}
