namespace Mila.Host.Web.Works;

/// <summary>The shops with their landlord and who holds the lease, and how those that look for a tenant find one (boutiques).</summary>
public sealed class ShopListModel(PageGraph graph) : MilaPage
{
    public IReadOnlyList<Premises> All { get; private set; } = [];

    public Shelf Allotments { get; private set; } = null!;

    public async Task OnGet(string? after, CancellationToken cancellation)
    {
        var shown = (await graph.Run(this, variables: new { after }, cancellation: cancellation)).Data<Shown>();
        (All, Allotments) = (shown.PremisesRegister, shown.ShopAllotments);
    }

    private sealed record Shown(IReadOnlyList<Premises> PremisesRegister, Shelf ShopAllotments);

    public sealed record Premises(Guid Id, string Name, string Use, Lease? Lease);

    public sealed record Lease(string Landlord, string Role, Guid? HolderId, string? HolderName, DateOnly From);

    public sealed record Shelf(int TotalCount, Onward PageInfo, IReadOnlyList<Line> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Line(Guid Id, string State, DateOnly OpenedOn, DateOnly ClosesOn, Named? Premises, string? ProposedName, IReadOnlyList<Applicant> Applicants);

    public sealed record Named(Guid Id, string Name);

    public sealed record Applicant(Guid StructureId);
}
