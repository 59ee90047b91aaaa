using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Members;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Successions;

/// <summary>One succession: what was declared, the structure that is proposed, what the board decided.</summary>
public sealed class SuccessionModel(PageGraph graph, RequestScope request) : MilaPage
{
    /// <summary>A part of the name of the structure that takes the place.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Nom { get; set; }

    public static IEnumerable<Choice> Kinds { get; } = [.. Words.Kinds.Select(kind => new Choice(kind.Key, kind.Value))];

    public Sheet Shown { get; private set; } = null!;

    public IReadOnlyList<Choice> Found { get; private set; } = [];

    public bool Proposes => Access.Allows("membership.propose_successions", request.Actor);

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostPropose(Guid id, Guid successor, DateOnly? since, CancellationToken cancellation) =>
        Do("Propose", id, new { id, successor, since }, "Le conseil d’administration est saisi.", $"/successions/{id}", cancellation);

    public Task<IActionResult> OnPostDrop(Guid id, string reason, CancellationToken cancellation) =>
        Do("Drop", id, new { id, reason }, "La déclaration est classée.", $"/successions/{id}", cancellation);

    /// <summary>The new structure has the trades and the people of the one it takes the place of.</summary>
    public async Task<IActionResult> OnPostRegister(Guid id, string kind, string? name, string? siret, string? legalForm, string? address, CancellationToken cancellation)
    {
        if (!await Load(id, cancellation))
            return NotFound();
        var before = (await graph.Run(this, "Before", new { id = Shown.PredecessorId }, cancellation)).Data<Earlier>().Structure;
        return await Do(
            "Register", id, new { kind, name = name ?? "", siret, legalForm, address, before.Activities, before.InQpv, contacts = before.Contacts.Select(contact => new { contact.PersonId, contact.Role }) },
            "La structure est enregistrée. Proposez-la au conseil.", $"/successions/{id}?nom={Uri.EscapeDataString(name ?? "")}", cancellation);
    }

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string sentence, string next, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(sentence, next);
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        if ((await graph.Run(this, "Show", new { id }, cancellation)).Data<Answer>().Succession is not { } found)
            return false;
        Shown = found;
        if (Nom is { Length: > 0 } search)
            Found = [.. (await graph.Run(this, "Find", new { search }, cancellation)).Data<Searched>().Structures.Nodes
                .Where(each => each.Id != found.PredecessorId).Select(each => new Choice($"{each.Id}", each.Identity?.Name ?? "Structure effacée"))];
        return true;
    }

    private sealed record Answer(Sheet? Succession);

    public sealed record Sheet(
        Guid Id, Guid PredecessorId, string? PredecessorName, string Change, string? Words, string? DeclaredByName, DateOnly DeclaredOn, string State,
        Guid? SuccessorId, string? SuccessorName, DateOnly? Since, Guid? DeliberationId, string? Dropped, DateOnly? EndedOn)
    {
        public bool ToPropose => State is "DECLARED" or "TO_BE_VOTED_AGAIN";
    }

    private sealed record Searched(Structures Structures);

    private sealed record Structures(IReadOnlyList<Known> Nodes);

    private sealed record Known(Guid Id, Identity? Identity);

    private sealed record Identity(string Name);

    private sealed record Earlier(Before Structure);

    private sealed record Before(IReadOnlyList<string> Activities, bool InQpv, IReadOnlyList<Contact> Contacts);

    private sealed record Contact(Guid PersonId, string Role);
}
