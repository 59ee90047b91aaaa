using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.WorkingGroups;

/// <summary>One working group: what for, who takes part, when it met (groupe de travail).</summary>
public sealed class GroupModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    public bool Keeps => Access.Allows("membership.keep_groups", request.Actor);

    public WorkingGroup Group { get; private set; } = null!;

    /// <summary>A part of the name of who is to take part.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Nom { get; set; }

    public IReadOnlyList<Candidate> Found { get; private set; } = [];

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public List<Guid> Present { get; set; } = [];

    [BindProperty]
    public string? Notes { get; set; }

    public string NameOf(Guid participant) => Group.Participants.FirstOrDefault(each => each.Id == participant)?.Called ?? "un ancien participant";

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        On = frame.Today;
        return await Load(id, cancellation) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAdd(Guid id, Guid participant, string kind, CancellationToken cancellation) => Do("Add", id, new { id, participant, kind }, "Ce participant rejoint le groupe.", cancellation);

    public Task<IActionResult> OnPostRemove(Guid id, Guid participant, CancellationToken cancellation) => Do("Remove", id, new { id, participant }, "Ce participant quitte le groupe.", cancellation);

    public Task<IActionResult> OnPostMet(Guid id, CancellationToken cancellation) =>
        Do("Met", id, new { id, on = On ?? frame.Today, present = Present, notes = Notes }, "La réunion est enregistrée.", cancellation);

    public Task<IActionResult> OnPostClose(Guid id, CancellationToken cancellation) => Do("Close", id, new { id }, "Le groupe est clos.", cancellation);

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string done, CancellationToken cancellation)
    {
        var answer = ModelState.IsValid ? await graph.Run(this, operation, variables, cancellation) : null;
        if (answer is not null && !Refused(answer.UserErrors))
            return Done(done, $"/groupes/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().WorkingGroup;
        Group = found!;
        if (found is not null && Keeps && Nom is { Length: > 0 } search)
        {
            var names = (await graph.Run(this, "Find", new { search }, cancellation)).Data<Searched>();
            Found =
            [
                .. names.Members.Nodes.Select(each => new Candidate(each.StructureId, "MEMBER", each.Name)), .. names.OutsideContacts.Nodes.Select(each => new Candidate(each.Id, "OUTSIDER", each.Name ?? "Contact sans nom")),
            ];
        }
        return found is not null;
    }

    private sealed record Shown(WorkingGroup? WorkingGroup);

    public sealed record WorkingGroup(Guid Id, string Title, string Purpose, DateOnly FormedOn, DateOnly? ClosedOn, IReadOnlyList<Participant> Participants, IReadOnlyList<Meeting> Meetings);

    public sealed record Participant(Guid Id, string Kind, string? Name, DateOnly From)
    {
        public string Called => Name ?? "Nom effacé";
    }

    public sealed record Meeting(Guid Id, DateOnly On, IReadOnlyList<Guid> Present, string? Notes);

    public sealed record Candidate(Guid Id, string Kind, string Name);

    private sealed record Searched(Some<Member> Members, Some<Contact> OutsideContacts);

    private sealed record Some<T>(IReadOnlyList<T> Nodes);

    private sealed record Member(Guid StructureId, string Name);

    private sealed record Contact(Guid Id, string? Name);
}
