using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Spaces;

/// <summary>One space that is offered: who asks for it, in which order, and the answer (appel pour un espace).</summary>
public sealed class SpaceCallModel(PageGraph graph, RequestScope request) : MilaPage
{
    public bool Runs => Access.Allows("incubation.run_calls", request.Actor);

    public bool Asks => Access.Allows("incubation.ask_for_space", request.Actor);

    public bool IsOffice => request.Actor.Is("coordinator");

    public Sheet Call { get; private set; } = null!;

    /// <summary>The structures that one may ask for: those one leads, or those that the office found.</summary>
    public IReadOnlyList<Tags.Choice> Structures { get; private set; } = [];

    /// <summary>Candidacies on the waiting list for a space of that kind.</summary>
    public IReadOnlyList<Waiting> OnWaitingList { get; private set; } = [];

    /// <summary>A part of the name of the structure that the office asks for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Nom { get; set; }

    [BindProperty]
    public Guid? StructureId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsk(Guid id, CancellationToken cancellation) =>
        Do("Ask", id, new { id, structure = StructureId ?? Guid.Empty, reason = Reason ?? "" }, "La candidature est enregistrée.", cancellation);

    public Task<IActionResult> OnPostWithdraw(Guid id, CancellationToken cancellation) =>
        Do("Withdraw", id, new { id, structure = StructureId ?? Guid.Empty }, "La candidature est retirée.", cancellation);

    /// <param name="ranks">The rank of each structure, as typed.</param>
    public Task<IActionResult> OnPostRank(Guid id, Dictionary<Guid, int> ranks, CancellationToken cancellation) =>
        Do("Rank", id, new { id, ranking = (ranks ?? []).OrderBy(each => each.Value).Select(each => each.Key) }, "Le classement est transmis.", cancellation);

    public Task<IActionResult> OnPostAnswer(Guid id, bool accepts, CancellationToken cancellation) =>
        Do("Answer", id, new { id, accepts }, accepts ? "L’espace est attribué." : "La réponse est enregistrée.", cancellation);

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string done, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(done, $"/appels-espaces/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().SpaceCall;
        Call = found!;
        if (found is not { IsOpen: true } || !Asks)
            return found is not null;
        if (IsOffice && SpaceLabels.PathTo(found.Space.Kind) is { } candidates)
            OnWaitingList = (await graph.Run(this, "Waiting", new { path = candidates }, cancellation)).Data<Listed>().Candidacies.Nodes;
        if (!IsOffice)
            Structures = [.. (await graph.Run(this, "Mine", new { }, cancellation)).Data<Own>().MyStructures.Select(each => new Tags.Choice(each.Id.ToString(), each.Name ?? "Structure effacée"))];
        else if (Nom is { Length: > 0 } search)
            Structures = [.. (await graph.Run(this, "Find", new { search }, cancellation)).Data<Searched>().Members.Nodes.Select(each => new Tags.Choice(each.StructureId.ToString(), each.Name))];
        return true;
    }

    private sealed record Shown(Sheet? SpaceCall);

    public sealed record Sheet(
        Guid Id, Place Space, DateOnly FreeFrom, DateOnly ClosesOn, string State, bool IsOpen, Guid? DeliberationId, Guid? OfferedTo, DateOnly? AnswerBy, IReadOnlyList<Applicant> Applicants);

    public sealed record Place(Guid Id, string Name, string Kind, Amount? MonthlyFee);

    public sealed record Amount(string Text);

    public sealed record Applicant(Guid StructureId, string? StructureName, string? Reason, DateOnly On, int? Rank, bool HasDeclined)
    {
        public string Called => StructureName ?? "Structure effacée";
    }

    public sealed record Waiting(Guid Id, DateOnly? DecidedOn, Identity? Identity);

    public sealed record Identity(string Name);

    private sealed record Listed(Candidates Candidacies);

    private sealed record Candidates(IReadOnlyList<Waiting> Nodes);

    private sealed record Own(IReadOnlyList<Mine> MyStructures);

    private sealed record Mine(Guid Id, string? Name);

    private sealed record Searched(Some Members);

    private sealed record Some(IReadOnlyList<Member> Nodes);

    private sealed record Member(Guid StructureId, string Name);
}
