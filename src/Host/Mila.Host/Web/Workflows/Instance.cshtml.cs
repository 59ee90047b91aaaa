using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Workflows;

/// <summary>One dossier: where it stands, what it waits for, how it got there, and what stops it.</summary>
public sealed class InstanceModel(PageGraph graph, RequestScope request) : MilaPage
{
    public Card Instance { get; private set; } = null!;

    public bool MaySteer => Instance.Outcome is null && Access.Allows("workflows.steer", request.Actor);

    public static IEnumerable<Choice> CancelReasons { get; } =
        [new("DUPLICATE", "C’est un doublon"), new("BEGUN_BY_MISTAKE", "Commencé par erreur"), new("NO_LONGER_NEEDED", "Ce n’est plus utile"), new("HANDLED_ELSEWHERE", "Traité autrement")];

    public static IEnumerable<Choice> SkipReasons { get; } =
        [new("DONE_ELSEWHERE", "C’est fait ailleurs"), new("NOT_APPLICABLE", "Elle n’a pas lieu d’être ici"), new("CANNOT_BE_DONE", "Elle ne peut pas être faite")];

    public static IEnumerable<Choice> MoveReasons { get; } =
        [new("AGREED", "C’est convenu avec les personnes concernées"), new("ABSENCE", "Une personne attendue est absente"), new("THIRD_PARTY", "Un tiers fixe ce jour"), new("MISTAKE", "Le jour de départ était faux")];

    public IEnumerable<Choice> Movable => Instance.Timers.Select(timer =>
        new Choice($"{timer.Token}", Kernel.French.Typeset($"{(timer.IsReminder ? "Relance" : "Échéance")} du {Kernel.French.Day(timer.DueOn)}")));

    /// <summary>A way out that its definition gives no name.</summary>
    public static string Words(string through) => through switch { "deadline" => "échéance passée", "done" => "fait", "refused" => "refusé", "otherwise" => "sinon", _ => through };

    /// <summary>Every way out of every step where it stands, but those into branches.</summary>
    public IEnumerable<Choice> Exits => Instance.Standings.SelectMany(standing => standing.Step.Ways.Where(way => way.Through != "branch")
        .Select(way => new Choice($"{standing.Token} {way.Through}", Kernel.French.Typeset($"{standing.Step.Label} : {way.Words}"))));

    public bool MaySettle => Access.Allows("workflows.settle_incidents", request.Actor);

    public bool ReadsSettings => Access.Allows("platform.read_settings", request.Actor);

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Found>().WorkflowInstance;
        if (found is null)
            return NotFound();
        Instance = found;
        return Page();
    }

    public async Task<IActionResult> OnPostRetry(Guid id, Guid incident, CancellationToken cancellation) =>
        await Settle(id, await graph.Run(this, "Retry", new { id = incident }, cancellation), "La demande est refaite. Rechargez la page pour voir où en est le dossier.", cancellation);

    /// <param name="reason">The API's word: <c>DONE_BY_HAND</c> or <c>NOT_NEEDED</c>.</param>
    public async Task<IActionResult> OnPostResolve(Guid id, Guid incident, string reason, CancellationToken cancellation) =>
        await Settle(id, await graph.Run(this, "Resolve", new { id = incident, reason }, cancellation), "L’incident est clos, le dossier continue.", cancellation);

    /// <param name="reason">The API's word.</param>
    public async Task<IActionResult> OnPostCancel(Guid id, string reason, CancellationToken cancellation) =>
        await Settle(id, await graph.Run(this, "Cancel", new { id, reason }, cancellation), "Le dossier est annulé. Ce qui était déjà enregistré le reste.", cancellation);

    /// <summary>Whether each step without a place of its own could take another's.</summary>
    public bool HasPlaces => Instance.Displaced.Count > 0 && Instance.Displaced.All(displaced => displaced.Places.Count > 0);

    /// <param name="place">By the key of a step without a place of its own, that of the step which takes its place.</param>
    public async Task<IActionResult> OnPostMigrate(Guid id, Dictionary<string, string> place, CancellationToken cancellation) =>
        await Settle(id, await graph.Run(this, "Migrate", new { id, steps = place.Select(move => new { from = move.Key, to = move.Value }) }, cancellation), "Le dossier suit désormais la version en vigueur. Ses échéances ont été recalculées.", cancellation);

    /// <param name="exit">A stay and one of its step's ways out, as <see cref="Exits"/> offers them.</param>
    /// <param name="motive">The API's word.</param>
    public async Task<IActionResult> OnPostSkip(Guid id, string exit, string motive, CancellationToken cancellation)
    {
        var (token, through) = exit?.Split(' ', 2) is [var stay, var way] && Guid.TryParse(stay, out var read) ? (read, way) : (Guid.Empty, "");
        var answer = await graph.Run(this, "Skip", new { id, token, through, reason = motive }, cancellation);
        return await Settle(id, answer, "L’étape est passée, le dossier continue.", cancellation);
    }

    /// <param name="timer">The token of an échéance or a relance.</param>
    /// <param name="why">The API's word.</param>
    public async Task<IActionResult> OnPostMove(Guid id, Guid timer, DateOnly dueOn, string why, CancellationToken cancellation) =>
        await Settle(id, await graph.Run(this, "Move", new { id, token = timer, dueOn, reason = why }, cancellation), "Le nouveau jour est noté, et le journal garde son motif.", cancellation);

    /// <param name="outcome">The word of the answer that was pressed.</param>
    public async Task<IActionResult> OnPostAnswer(Guid id, Guid task, string outcome, CancellationToken cancellation) =>
        await Settle(id, await graph.Run(this, "Answer", new { task, outcome }, cancellation), "Votre réponse est notée, le dossier continue.", cancellation);

    public bool MayAnswer(Waiting task) => request.Actor.Roles.Contains(task.Role);

    private async Task<IActionResult> Settle(Guid id, PageAnswer answer, string sentence, CancellationToken cancellation)
    {
        if (!Refused(answer.UserErrors))
            return Done(sentence, $"/dossiers/{id}");
        return await OnGet(id, cancellation) is NotFoundResult missing ? missing : Again();
    }

    private sealed record Found(Card? WorkflowInstance);

    public sealed record Card(
        Guid Id, string SubjectKind, Guid SubjectId, string? SubjectTitle, DateTimeOffset StartedAt, string Step, string StepLabel, int? NewerVersion, IReadOnlyList<string> MigrationObstacles, IReadOnlyList<Misplaced> Displaced, string? Outcome, string Picture,
        Pinned Definition, IReadOnlyList<Standing> Standings, IReadOnlyList<Called> Calls, IReadOnlyList<Waiting> Tasks, IReadOnlyList<Timer> Timers, IReadOnlyList<Incident> Incidents, IReadOnlyList<Entry> Journal);

    public sealed record Misplaced(Place Step, IReadOnlyList<Place> Places);

    public sealed record Place(string Key, string Label);

    public sealed record Pinned(string Key, string Title, int Version);

    public sealed record Standing(Guid Token, Guid? Call, DateOnly? On, Named Step);

    public sealed record Named(string Key, string Label, IReadOnlyList<Way> Ways);

    public sealed record Way(string Through, string? Label, string To)
    {
        public string Words => Label ?? InstanceModel.Words(Through);
    }

    public sealed record Called(Guid Token, bool Running, string Picture, Pinned Definition);

    public sealed record Waiting(Guid Id, string Label, string Role, string Page, DateOnly? DueOn, Guid SubjectId, IReadOnlyList<WaitingTask.Answer> Answers)
    {
        public string Path => Page.Replace("{subject}", SubjectId.ToString(), StringComparison.Ordinal);
    }

    public sealed record Timer(Guid Token, bool IsReminder, DateOnly DueOn, string Setting, int Days);

    public sealed record Incident(Guid Id, string Step, string Request, int Attempt, string Cause, string? Code, DateTimeOffset RaisedAt, string? End)
    {
        public string Ending => End switch
        {
            null => "ouvert",
            "RETRIED" => "relancé",
            "DONE_BY_HAND" => "fait à la main",
            "NOT_NEEDED" => "plus utile",
            "STEP_LEFT" => "étape quittée",
            _ => End,
        };
    }

    public sealed record Entry(DateTimeOffset At, string Text);
}
