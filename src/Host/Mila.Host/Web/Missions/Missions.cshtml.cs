using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Missions;

/// <summary>The missions of civic service with their tasks; a volunteer sees its own (service civique).</summary>
public sealed class MissionsModel(PageGraph graph, RequestScope request) : MilaPage
{
    public bool Keeps => Access.Allows("membership.keep_missions", request.Actor);

    /// <summary>Whether the person may record a volunteer who is not known yet.</summary>
    public bool Welcomes => Keeps && Access.Allows("people.change", request.Actor);

    public bool Finishes => Access.Allows("membership.do_mission_tasks", request.Actor);

    public List Missions { get; private set; } = null!;

    /// <summary>The agreement that counts; for staff.</summary>
    public Agreement? Current { get; private set; }

    public IEnumerable<Choice> Tutors { get; private set; } = [];

    [BindProperty]
    public string? GivenName { get; set; }

    [BindProperty]
    public string? FamilyName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public Guid? TutorId { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    public Task OnGet(string? after, CancellationToken cancellation) => Load(after, cancellation);

    public async Task<IActionResult> OnPostBegin(CancellationToken cancellation)
    {
        foreach (var (field, value, sentence) in new (string, object?, string)[]
        {
            (nameof(GivenName), GivenName, "Écrivez le prénom."), (nameof(FamilyName), FamilyName, "Écrivez le nom."), (nameof(TutorId), TutorId, "Choisissez qui accompagne."),
            (nameof(From), From, "Choisissez le premier jour."), (nameof(LastDay), LastDay, "Choisissez le dernier jour."), (nameof(Purpose), Purpose, "Écrivez la mission."),
        })
            if (value is null)
                ModelState.AddModelError(field, sentence);
        if (ModelState.IsValid)
        {
            var recorded = await graph.Run(this, "Record", new { givenName = GivenName, familyName = FamilyName, email = Email }, cancellation);
            if (!Refused(recorded.UserErrors))
                return await Do("Begin", new { personId = recorded.Data<Recorded>().RecordPerson.Person.Id, tutorId = TutorId, from = From, lastDay = LastDay, purpose = Purpose }, "La mission est enregistrée.", cancellation);
        }
        await Load(null, cancellation);
        return Again();
    }

    public Task<IActionResult> OnPostShorten(Guid id, DateOnly end, CancellationToken cancellation) => Do("Shorten", new { id, lastDay = end }, "La fin de la mission est enregistrée.", cancellation);

    public Task<IActionResult> OnPostGive(Guid id, string? words, DateOnly dueOn, CancellationToken cancellation) => Do("Give", new { id, words = words ?? "", dueOn }, "La tâche est confiée.", cancellation);

    public Task<IActionResult> OnPostFinish(Guid task, CancellationToken cancellation) => Do("Finish", new { task }, "La tâche est faite.", cancellation);

    public Task<IActionResult> OnPostDrop(Guid task, CancellationToken cancellation) => Do("Drop", new { task }, "La tâche est abandonnée.", cancellation);

    private async Task<IActionResult> Do(string operation, object variables, string done, CancellationToken cancellation)
    {
        var answer = ModelState.IsValid ? await graph.Run(this, operation, variables, cancellation) : null;
        if (answer is not null && !Refused(answer.UserErrors))
            return Done(done, "/service-civique");
        await Load(null, cancellation);
        return Again();
    }

    private async Task Load(string? after, CancellationToken cancellation)
    {
        var staff = Access.Allows("membership.read_documents", request.Actor);
        var shown = (await graph.Run(this, "Show", new { after, staff, keeps = Keeps }, cancellation)).Data<Shown>();
        Missions = shown.CivicMissions;
        Current = shown.RegisteredDocuments?.Where(document => document.Kind == "CIVIC_SERVICE_AGREEMENT").OrderByDescending(document => document.Until).FirstOrDefault();
        var me = request.Actor.PersonId is { } person && Keeps ? new[] { new Choice($"{person}", "Moi") } : [];
        Tutors = [new("", "Choisir…"), .. me, .. (shown.Board?.Mandates ?? []).Where(seat => seat.PersonId != request.Actor.PersonId).Select(seat => new Choice($"{seat.PersonId}", seat.Name ?? "Personne inconnue"))];
    }

    private sealed record Shown(List CivicMissions, IReadOnlyList<Agreement>? RegisteredDocuments, Members? Board);

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Mission> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Mission(Guid Id, string? Name, string? TutorName, DateOnly From, DateOnly LastDay, bool IsUnderWay, string? Purpose, IReadOnlyList<Entrusted> Tasks, IReadOnlyList<Presence> Months);

    public sealed record Presence(DateOnly Month, int Present, int Training, int Absent, DateOnly? StatedOn);

    public sealed record Entrusted(Guid Id, string? Words, DateOnly DueOn, string State, DateOnly? EndedOn);

    public sealed record Agreement(Guid Id, string Kind, DateOnly? Until, bool IsInForce);

    private sealed record Members(IReadOnlyList<Seat> Mandates);

    private sealed record Seat(Guid PersonId, string? Name);

    private sealed record Recorded(Payload RecordPerson);

    private sealed record Payload(Only Person);

    private sealed record Only(Guid Id);
}
