using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Spaces;

/// <summary>One space that is offered: who asks for it, in which order, and the answer (appel pour un espace).</summary>
public sealed class SpaceCallModel(PageGraph graph, RequestScope request, Frame frame) : MilaPage
{
    public bool Runs => Access.Allows("incubation.run_calls", request.Actor);

    public bool Asks => Access.Allows("incubation.ask_for_space", request.Actor);

    public bool Hears => Access.Allows("incubation.hold_interviews", request.Actor);

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

    /// <summary>Those whose interview may be set, or set anew.</summary>
    public IReadOnlyList<Tags.Choice> ToSet { get; private set; } = [];

    /// <summary>Those whose interview's day has come.</summary>
    public IReadOnlyList<Tags.Choice> ToNote { get; private set; } = [];

    /// <summary>Whether the interview that was sent was refused.</summary>
    public bool Sets { get; private set; }

    /// <summary>Whether the note that was sent was refused.</summary>
    public bool Notes { get; private set; }

    [BindProperty]
    public Guid? Interviewed { get; set; }

    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public TimeOnly? Time { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public Guid? Heard { get; set; }

    [BindProperty]
    public int? Mark { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsk(Guid id, CancellationToken cancellation) =>
        Do("Ask", id, new { id, structure = StructureId ?? Guid.Empty, reason = Reason ?? "" }, "La candidature est enregistrée.", cancellation);

    public Task<IActionResult> OnPostWithdraw(Guid id, CancellationToken cancellation) =>
        Do("Withdraw", id, new { id, structure = StructureId ?? Guid.Empty }, "La candidature est retirée.", cancellation);

    /// <param name="ranks">The rank of each structure, as typed.</param>
    public Task<IActionResult> OnPostRank(Guid id, Dictionary<Guid, int> ranks, CancellationToken cancellation) =>
        Do("Rank", id, new { id, ranking = (ranks ?? []).OrderBy(each => each.Value).Select(each => each.Key) }, "Le classement est transmis.", cancellation);

    public async Task<IActionResult> OnPostSetInterview(Guid id, CancellationToken cancellation)
    {
        Sets = true;
        if (Day is null)
            ModelState.AddModelError(nameof(Day), "Choisissez le jour.");
        if (Time is null)
            ModelState.AddModelError(nameof(Time), "Choisissez l’heure.");
        return Day is { } day && Time is { } time
            ? await Do("SetInterview", id, new { id, structure = Interviewed ?? Guid.Empty, day, time, place = Place ?? "" }, "L’entretien est fixé ; la structure en est avertie.", cancellation)
            : await Load(id, cancellation) ? Again() : NotFound();
    }

    public Task<IActionResult> OnPostNoteInterview(Guid id, CancellationToken cancellation)
    {
        Notes = true;
        return Do("NoteInterview", id, new { id, structure = Heard ?? Guid.Empty, mark = Mark ?? 0, words = Words ?? "" }, "Le compte rendu est enregistré.", cancellation);
    }

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
        if (Hears && found is { State: "OPEN" or "TO_BE_RANKED_AGAIN" })
        {
            ToSet = Choices(found.Applicants.Where(each => each.InterviewNote is null));
            ToNote = Choices(found.Applicants.Where(each => each.Interview?.Day <= frame.Today));
        }
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

    private static Tags.Choice[] Choices(IEnumerable<Applicant> applicants) => [.. applicants.Select(each => new Tags.Choice(each.StructureId.ToString(), each.Called))];

    private sealed record Shown(Sheet? SpaceCall);

    public sealed record Sheet(
        Guid Id, Room Space, DateOnly FreeFrom, DateOnly ClosesOn, string State, bool IsOpen, Guid? DeliberationId, Guid? OfferedTo, DateOnly? AnswerBy, IReadOnlyList<Applicant> Applicants);

    public sealed record Room(Guid Id, string Name, string Kind, Amount? MonthlyFee);

    public sealed record Amount(string Text);

    public sealed record Applicant(Guid StructureId, string? StructureName, string? Reason, DateOnly On, Interview? Interview, InterviewNote? InterviewNote, int? Rank, bool HasDeclined)
    {
        public string Called => StructureName ?? "Structure effacée";
    }

    public sealed record Interview(DateOnly Day, TimeOnly Time, string Place);

    public sealed record InterviewNote(int Mark, string? Words);

    public sealed record Waiting(Guid Id, DateOnly? WaitingSince, Identity? Identity);

    public sealed record Identity(string Name);

    private sealed record Listed(Candidates Candidacies);

    private sealed record Candidates(IReadOnlyList<Waiting> Nodes);

    private sealed record Own(IReadOnlyList<Mine> MyStructures);

    private sealed record Mine(Guid Id, string? Name);

    private sealed record Searched(Some Members);

    private sealed record Some(IReadOnlyList<Member> Nodes);

    private sealed record Member(Guid StructureId, string Name);
}
