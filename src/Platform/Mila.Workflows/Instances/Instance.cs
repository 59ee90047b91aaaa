using Mila.Workflows.Definitions;

namespace Mila.Workflows.Instances;

/// <summary>One run of a definition about one subject (dossier en cours): where it stands, folded from its facts.</summary>
public sealed record Instance
{
    public Guid Id { get; init; }

    public string Definition { get; init; } = "";
    public int DefinitionVersion { get; init; }
    public string DefinitionHash { get; init; } = "";
    public string SubjectKind { get; init; } = "";
    public Guid SubjectId { get; init; }
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Every step where it is: first the trunk's, then those within it, each after the one that encloses it.</summary>
    public IReadOnlyList<Stay> Stays { get; init; } = [];

    /// <summary>The definitions it has called, in order.</summary>
    public IReadOnlyList<CallBegun> Calls { get; init; } = [];

    /// <summary>The trunk's step, and the token of that stay.</summary>
    public string Step => Stays is [var trunk, ..] ? trunk.Step : "";
    public Guid Token => Stays is [var trunk, ..] ? trunk.Token : Guid.Empty;

    /// <summary>The last of the subject's happenings that was heard.</summary>
    public long Heard { get; init; }

    /// <summary>What the happenings have told, each value by its last word.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>What happened before its turn.</summary>
    public IReadOnlyList<HappeningHeld> Held { get; init; } = [];

    public IReadOnlyList<OpenTask> Tasks { get; init; } = [];
    public IReadOnlyList<TimerArmed> Timers { get; init; } = [];

    /// <summary>By its token, the last move of each timer that a person had ring on another day.</summary>
    public IReadOnlyDictionary<Guid, TimerMoved> MovedTimers { get; init; } = new Dictionary<Guid, TimerMoved>();

    /// <summary>Requests that are not answered yet.</summary>
    public IReadOnlyList<RequestSent> Requests { get; init; } = [];

    /// <summary>Incidents that nobody has seen to yet.</summary>
    public IReadOnlyList<IncidentRaised> Incidents { get; init; } = [];

    /// <summary>How it ended when a person gave it up.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The stays that a person had passed.</summary>
    public IReadOnlyList<Guid> Skipped { get; init; } = [];

    /// <summary>How it ended; none while it runs.</summary>
    public string? Outcome { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The steps entered, in order.</summary>
    public IReadOnlyList<Visit> Path { get; init; } = [];

    public bool Ended => Outcome is not null;

    /// <summary>Names exactly the text of its definition.</summary>
    public Guid Pin => PinnedDefinition.IdOf(Definition, DefinitionVersion, DefinitionHash);

    /// <summary>Names every text it goes by: its own, those it has called, and those it went by before.</summary>
    public IEnumerable<Guid> Pins => Former.Concat(Calls.Select(call => call.Pin)).Prepend(Pin).Distinct();

    /// <summary>The texts it went by before it was migrated.</summary>
    public IReadOnlyList<Guid> Former { get; init; } = [];

    public Instance Evolve(object fact) => fact switch
    {
        InstanceStarted f => this with
        {
            Id = f.InstanceId, Definition = f.Definition, DefinitionVersion = f.DefinitionVersion, DefinitionHash = f.DefinitionHash,
            SubjectKind = f.SubjectKind, SubjectId = f.SubjectId, StartedAt = f.StartedAt, Heard = f.FromVersion - 1,
        },
        StepEntered f => Entered(f),
        BranchEnded f => this with { Stays = [.. Leaving(f.Token).Select(stay => stay.Token == f.Within ? stay with { Ended = [.. stay.Ended, f.Outcome] } : stay)] },
        CallBegun f => this with { Calls = [.. Calls, f] },
        TaskOpened f => this with { Tasks = [.. Others(f.Token), new(f, null)] },
        TaskClaimed f => this with { Tasks = [.. Tasks.Select(task => task.Opened.Token == f.Token ? task with { ClaimedBy = f.By } : task)] },
        TaskSettled f => this with { Tasks = [.. Others(f.Token)] },
        TimerArmed f => this with { Timers = [.. Timers, f] },
        TimerFired f => this with { Timers = [.. Timers.Where(timer => timer.Token != f.Token)] },
        TimerMoved f => MovedBy(f),
        TimerCancelled f => this with { Timers = [.. Timers.Where(timer => timer.Token != f.Token)] },
        RequestSent f => this with { Requests = [.. Requests, f] },
        RequestAnswered f => this with { Requests = Without(f.Token) },
        HappeningHeld f => this with { Held = [.. Held.Append(f).OrderBy(held => held.Version)] },
        HappeningHeard f => this with { Heard = f.Version, Held = [.. Held.Where(held => held.Version != f.Version)], Values = Told(f.Values) },
        IncidentRaised f => this with { Incidents = [.. Incidents, f], Requests = Without(f.Token) },
        IncidentRetried f => this with { Incidents = Open(f.IncidentId) },
        IncidentResolved f => this with { Incidents = Open(f.IncidentId) },
        InstanceMigrated f => this with
        {
            Definition = f.Definition, DefinitionVersion = f.DefinitionVersion, DefinitionHash = f.DefinitionHash, Former = [.. Former, Pin],
            Stays = [.. Stays.Select(stay => stay.Call is null ? stay with { Step = Moved(f, stay.Step) } : stay)],
            Path = [.. Path.Select(visit => visit.Call is null ? visit with { Step = Moved(f, visit.Step), From = visit.From is { } from ? Moved(f, from) : null } : visit)],
        },
        StepSkipped f => this with { Skipped = [.. Skipped, f.Token] },
        InstanceCancelled f => this with { Outcome = Cancelled, EndedAt = f.CancelledAt, Stays = [.. Stays.Take(1)] },
        InstanceEnded f => this with { Outcome = f.Outcome, EndedAt = f.EndedAt },
        _ => this,
    };

    /// <summary>While a request of a step where it is is unanswered, or its failure unseen, what happens waits: it is heard by the step that comes next.</summary>
    public bool AwaitsAnswer => Requests.Any(request => StayAt(request.Token) is not null) || Incidents.Any(incident => StayAt(incident.Token) is not null);

    /// <summary>The stay of that token; none once it was left, or all is over.</summary>
    public Stay? StayAt(Guid token) => Ended ? null : Stays.FirstOrDefault(stay => stay.Token == token);

    /// <summary>Names the text of the definition whose step a stay is at.</summary>
    /// <param name="call">The token of the call it is in; none in the instance's own definition.</param>
    public Guid PinOf(Guid? call) => Calls.FirstOrDefault(each => each.Token == call)?.Pin ?? Pin;

    /// <summary>A stay at a new step takes the place of the one that was left, with all that was within; a branch or a call leaves none.</summary>
    private Instance Entered(StepEntered f)
    {
        var call = Calls.Any(each => each.Token == f.Within) ? f.Within : f.Within is { } outer ? StayAt(outer)?.Call : null;
        var left = f.From is { } from && from != f.Within ? Leaving(from) : Stays;
        return this with
        {
            Stays = [.. left, new(f.Token, f.Step, f.Within, call, f.On, f.Through)],
            Path = [.. Path, new(f.Step, f.Through, f.From is { } token && f.Through is not null ? StayAt(token)?.Step : null, call)],
        };
    }

    /// <summary>A deadline that moves takes its task's last day along.</summary>
    private Instance MovedBy(TimerMoved f)
    {
        var step = Timers.FirstOrDefault(timer => timer.Token == f.Token && timer.Reminder is null)?.StepToken;
        return this with
        {
            Timers = [.. Timers.Select(timer => timer.Token == f.Token ? timer with { DueOn = f.DueOn, DueAt = f.DueAt } : timer)],
            Tasks = [.. Tasks.Select(task => task.Opened.Token == step ? task with { Opened = task.Opened with { DueOn = f.DueOn } } : task)],
            MovedTimers = new Dictionary<Guid, TimerMoved>(MovedTimers) { [f.Token] = f },
        };
    }

    /// <summary>The stays that remain without one and those within it.</summary>
    private IEnumerable<Stay> Leaving(Guid token) => Stays.Where(stay => stay.Token != token && !IsWithin(stay, token));

    public bool IsWithin(Stay stay, Guid outer) => stay.Within is { } within && (within == outer || (StayAt(within) is { } enclosing && IsWithin(enclosing, outer)));

    private static string Moved(InstanceMigrated migrated, string step) => migrated.Steps?.GetValueOrDefault(step) ?? step;

    private IEnumerable<OpenTask> Others(Guid token) => Tasks.Where(task => task.Opened.Token != token);

    private List<RequestSent> Without(Guid token) => [.. Requests.Where(request => request.Token != token)];

    private List<IncidentRaised> Open(Guid over) => [.. Incidents.Where(incident => incident.IncidentId != over)];

    private SortedDictionary<string, string> Told(IReadOnlyDictionary<string, string> values)
    {
        var told = new SortedDictionary<string, string>(Values.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, word) in values)
            told[name] = word;
        return told;
    }
}

/// <summary>A step where an instance is (position).</summary>
/// <param name="Token">Names this stay.</param>
/// <param name="Within">The token of the step that encloses it.</param>
/// <param name="Call">The token of the call it is in; none in the instance's own definition.</param>
/// <param name="On">The day it was entered.</param>
/// <param name="Through">What led to it, as the definition's ways name it.</param>
public sealed record Stay(Guid Token, string Step, Guid? Within, Guid? Call, DateOnly? On, string? Through = null)
{
    /// <summary>The outcomes that its branches, or its call, have reached.</summary>
    public IReadOnlyList<string> Ended { get; init; } = [];
}

/// <summary>A step that was entered, through what, from which step, and in which call.</summary>
public sealed record Visit(string Step, string? Through, string? From = null, Guid? Call = null);

/// <summary>A task that is open at a step.</summary>
public sealed record OpenTask(TaskOpened Opened, Guid? ClaimedBy);
