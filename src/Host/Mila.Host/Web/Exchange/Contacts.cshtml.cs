namespace Mila.Host.Web.Exchange;

/// <summary>Those to whom one wrote, and who wrote to one, through the association (mes messages).</summary>
public sealed class ContactsModel(PageGraph graph) : MilaPage
{
    public List Contacts { get; private set; } = null!;

    public async Task OnGet(string? after, CancellationToken cancellation) =>
        Contacts = (await graph.Run(this, "Show", new { after }, cancellation)).Data<Shown>().RelayedContacts;

    private sealed record Shown(List RelayedContacts);

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Line> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Line(Guid Id, string? PostTitle, string? FromStructureName, string? ToStructureName, bool IsMine, DateOnly On, DateOnly? IntroducedOn)
    {
        /// <summary>The other side.</summary>
        public string With => (IsMine ? ToStructureName : FromStructureName) ?? "Structure effacée";
    }
}
