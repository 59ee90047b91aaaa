using System.Reflection;
using System.Text.Json;
using Marten;

namespace Mila.Modules;

/// <summary>What the workflow engine asks of a module (demande): the module answers with a command of its own, idempotent by <see cref="Token"/>.</summary>
/// <param name="Token">The same for every attempt of one asking: what the module begins takes its id from it.</param>
/// <param name="InstanceId">The instance that asks.</param>
/// <param name="Step">The step that asks, as its definition names it.</param>
/// <param name="SubjectKind">What the instance is about, <c>candidacy</c>.</param>
/// <param name="Values">The closed words that the subject's happenings have told so far.</param>
public sealed record ServiceRequest(
    Guid Token, Guid InstanceId, string Step, string SubjectKind, Guid SubjectId, IReadOnlyDictionary<string, string> Values);

/// <summary>What a subject's module tells the engine: a closed list that definitions are checked against.</summary>
/// <param name="Name"><c>membership.candidacy_submitted</c>.</param>
/// <param name="SubjectKind">Whose stream it happens on.</param>
/// <param name="Outcomes">The closed words it may carry; none when it carries no outcome.</param>
public sealed record WorkflowAnnouncement(string Name, string SubjectKind, IReadOnlyList<string> Outcomes);

/// <summary>What a module does when a definition asks.</summary>
/// <param name="Name"><c>membership.open_deliberation</c>.</param>
/// <param name="Command">The module's command; a rule that refuses it is the outcome <c>refused</c>, with its code.</param>
/// <param name="Refusals">The rule codes that a definition may route by name.</param>
public sealed record WorkflowRequest(string Name, Func<ServiceRequest, object> Command, IReadOnlyList<string> Refusals);

/// <summary>A value that a subject's happenings tell, and that a decision may compare.</summary>
/// <param name="IsDay">A civil day in place of a closed word, such as 2023-06-15: what a deadline may be counted from.</param>
public sealed record WorkflowValue(string SubjectKind, string Name, IReadOnlyList<string> Words, bool IsDay = false);

/// <summary>Of some subjects, those that still wait for a person's part.</summary>
public delegate Task<IReadOnlyCollection<Guid>> WaitsFor(IQuerySession session, Guid person, IReadOnlyList<Guid> subjects, CancellationToken cancellation);

/// <summary>A definition as its part ships it.</summary>
/// <param name="File">The embedded file's name, <c>intake.workflow.json</c>.</param>
public sealed record ShippedWorkflow(string File, string Json);

/// <summary>What the parts bring to the workflow engine: definitions, and the closed words that definitions may use.</summary>
/// <param name="roles">The roles of the host.</param>
public sealed class WorkflowList(IEnumerable<string> roles)
{
    private readonly List<ShippedWorkflow> shipped = [];
    private readonly Dictionary<string, WorkflowAnnouncement> announcements = [];
    private readonly Dictionary<string, WorkflowRequest> requests = [];
    private readonly Dictionary<(string, string), WorkflowValue> values = [];
    private readonly Dictionary<string, WaitsFor> sharedTasks = [];
    private readonly HashSet<string> types = [];
    private readonly Dictionary<string, string> words = [];
    private Assembly? assembly;

    public IReadOnlySet<string> Roles { get; } = roles.ToHashSet();

    public IReadOnlyList<ShippedWorkflow> Shipped => shipped;

    public IReadOnlyDictionary<string, WorkflowAnnouncement> Announcements => announcements;

    public IReadOnlyDictionary<string, WorkflowRequest> Requests => requests;

    /// <summary>The commands that each of several people gives for one task, and whose part is still missing.</summary>
    public IReadOnlyDictionary<string, WaitsFor> SharedTasks => sharedTasks;

    public IEnumerable<WorkflowValue> Values => values.Values;

    /// <summary>The value of that name among those told of a kind of subject.</summary>
    public WorkflowValue? Value(string subjectKind, string name) => values.GetValueOrDefault((subjectKind, name));

    /// <summary>What is added next is that part's: its definitions are embedded in its assembly.</summary>
    public WorkflowList Of(MilaPart part)
    {
        assembly = part.Assembly;
        types.UnionWith(assembly.GetExportedTypes().Select(type => type.Name));
        return this;
    }

    /// <summary>Whether a part has a command of that name.</summary>
    public bool HasCommand(string name) => types.Contains(name);

    /// <summary>A definition that the part embeds from its folder <c>Workflows/</c>.</summary>
    /// <exception cref="ArgumentException">When the part embeds no such file.</exception>
    public WorkflowList Definition(string file)
    {
        using var reader = new StreamReader(Embedded(file));
        shipped.Add(new(file, reader.ReadToEnd()));
        return this;
    }

    /// <summary>How announcements and requests read in French: a file of the part's folder <c>Workflows/</c>, by name, or by name and outcome.</summary>
    /// <exception cref="ArgumentException">When the part embeds no such file.</exception>
    public WorkflowList Words(string file)
    {
        using var stream = Embedded(file);
        foreach (var (name, french) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
            words.Add(name, french);
        return this;
    }

    /// <summary>An announcement or a request in French; its own name where the part gave no words.</summary>
    public string InFrench(string name, string? outcome = null) =>
        words.TryGetValue($"{name} {outcome}", out var whole) ? whole : words.GetValueOrDefault(name, outcome is null ? name : $"{name} : {outcome}");

    /// <summary>What a definition may wait for, with the outcomes it may carry.</summary>
    public WorkflowList Announcement(string name, string subjectKind, params string[] outcomes)
    {
        announcements.Add(name, new(name, subjectKind, outcomes));
        return this;
    }

    /// <summary>What a definition may ask; the answer is <c>done</c>, or <c>refused</c> with a rule code.</summary>
    /// <param name="command">Makes the module's command, which is idempotent by the request's token.</param>
    /// <param name="refusals">The rule codes that a definition may route apart.</param>
    public WorkflowList Request(string name, Func<ServiceRequest, object> command, params string[] refusals)
    {
        requests.Add(name, new(name, command, refusals));
        return this;
    }

    /// <summary>
    /// A task that several people settle together, each by a command of their own (vote): it stands in the inbox of those whose part is missing.
    /// The engine knows that the task is open, the module who has done what.
    /// </summary>
    public WorkflowList Shared(string command, WaitsFor waitsFor)
    {
        sharedTasks.Add(command, waitsFor);
        return this;
    }

    /// <summary>A value that happenings of a kind of subject carry, with all its words: what a decision may compare.</summary>
    public WorkflowList Value(string subjectKind, string name, params string[] words)
    {
        values.Add((subjectKind, name), new(subjectKind, name, words));
        return this;
    }

    /// <summary>A civil day that happenings of a kind of subject carry, in ISO 8601: what a deadline may be counted from.</summary>
    public WorkflowList Day(string subjectKind, string name)
    {
        values.Add((subjectKind, name), new(subjectKind, name, [], IsDay: true));
        return this;
    }

    private Stream Embedded(string file) => assembly?.GetManifestResourceStream(file)
        ?? throw new ArgumentException($"The part embeds no '{file}'.", nameof(file));
}
