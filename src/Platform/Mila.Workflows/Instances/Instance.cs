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

    /// <summary>The step where it is, and the token of this stay.</summary>
    public string Step { get; init; } = "";
    public Guid Token { get; init; }

    /// <summary>The last of the subject's happenings that was heard.</summary>
    public long Heard { get; init; }

    /// <summary>What the happenings have told, each value by its last word.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>What happened before its turn.</summary>
    public IReadOnlyList<HappeningHeld> Held { get; init; } = [];

    public OpenTask? Task { get; init; }
    public IReadOnlyList<TimerArmed> Timers { get; init; } = [];

    /// <summary>Requests that are not answered yet.</summary>
    public IReadOnlyList<RequestSent> Requests { get; init; } = [];

    /// <summary>Incidents that nobody has seen to yet.</summary>
    public IReadOnlyList<IncidentRaised> Incidents { get; init; } = [];

    /// <summary>How it ended; none while it runs.</summary>
    public string? Outcome { get; init; }

    /// <summary>The steps entered, in order.</summary>
    public IReadOnlyList<Visit> Path { get; init; } = [];

    public bool Ended => Outcome is not null;

    /// <summary>Names exactly the text of its definition.</summary>
    public Guid Pin => PinnedDefinition.IdOf(Definition, DefinitionVersion, DefinitionHash);

    public Instance Evolve(object fact) => fact switch
    {
        InstanceStarted f => this with
        {
            Id = f.InstanceId, Definition = f.Definition, DefinitionVersion = f.DefinitionVersion, DefinitionHash = f.DefinitionHash,
            SubjectKind = f.SubjectKind, SubjectId = f.SubjectId, StartedAt = f.StartedAt, Heard = f.FromVersion - 1,
        },
        StepEntered f => this with { Step = f.Step, Token = f.Token, Path = [.. Path, new(f.Step, f.Through)] },
        TaskOpened f => this with { Task = new(f, null) },
        TaskClaimed f => this with { Task = Task! with { ClaimedBy = f.By } },
        TaskSettled => this with { Task = null },
        TimerArmed f => this with { Timers = [.. Timers, f] },
        TimerFired f => this with { Timers = [.. Timers.Where(timer => timer.Token != f.Token)] },
        TimerCancelled f => this with { Timers = [.. Timers.Where(timer => timer.Token != f.Token)] },
        RequestSent f => this with { Requests = [.. Requests, f] },
        RequestAnswered f => this with { Requests = Without(f.Token) },
        HappeningHeld f => this with { Held = [.. Held.Append(f).OrderBy(held => held.Version)] },
        HappeningHeard f => this with { Heard = f.Version, Held = [.. Held.Where(held => held.Version != f.Version)], Values = Told(f.Values) },
        IncidentRaised f => this with { Incidents = [.. Incidents, f], Requests = Without(f.Token) },
        IncidentRetried f => this with { Incidents = Open(f.IncidentId) },
        IncidentResolved f => this with { Incidents = Open(f.IncidentId) },
        InstanceEnded f => this with { Outcome = f.Outcome },
        _ => this,
    };

    /// <summary>While a request of the current step is unanswered, or its failure unseen, what happens waits: it is heard by the step that comes next.</summary>
    public bool AwaitsAnswer => Requests.Any(request => request.Token == Token) || Incidents.Any(incident => incident.Token == Token);

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

/// <summary>A step that was entered, and through what.</summary>
public sealed record Visit(string Step, string? Through);

/// <summary>The task that is open at the current step.</summary>
public sealed record OpenTask(TaskOpened Opened, Guid? ClaimedBy);
