using System.Security.Cryptography;
using System.Text;

namespace Mila.Workflows.Definitions;

/// <summary>How something goes from step to step (déroulement): data, immutable, versioned. It routes; modules decide.</summary>
/// <param name="Key">Its name, <c>intake</c>.</param>
/// <param name="Title">In French.</param>
/// <param name="Subject">The kind of thing an instance is about, <c>candidacy</c>.</param>
/// <param name="Start">The key of the first step.</param>
/// <param name="Text">The JSON it was read from, kept as it was.</param>
public sealed record Definition(
    string Key, int Version, string Title, string Subject, string Start, IReadOnlyList<Step> Steps, string Text)
{
    /// <summary>Pins an instance to exactly this text.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <exception cref="KeyNotFoundException">When it has no such step; validation excludes it.</exception>
    public Step this[string key] =>
        Steps.FirstOrDefault(step => step.Key == key) ?? throw new KeyNotFoundException($"The definition {Key} {Version} has no step '{key}'.");
}

/// <summary>A step of a definition (étape). The kinds are closed.</summary>
/// <param name="Label">In French, for tasks, journal and picture.</param>
public abstract record Step(string Key, string Label)
{
    /// <summary>Where it leads if nothing else has led on in time; none on a step that is passed at once.</summary>
    public Deadline? Deadline { get; init; }

    public IReadOnlyList<Reminder> Reminders { get; init; } = [];

    /// <summary>Every way out, in the order they are tried.</summary>
    public IEnumerable<Way> Ways => Deadline is { } deadline ? Exits.Append(new Way(Way.Deadline, deadline.To)) : Exits;

    protected abstract IEnumerable<Way> Exits { get; }
}

/// <summary>A person of a role acts by a command; what the module announces of it settles the task (tâche).</summary>
/// <param name="Role">Who; <c>applicant</c> acts by a private page and is in no inbox.</param>
/// <param name="Command">The module's command that settles it.</param>
/// <param name="Page">Where it is done, with <c>{subject}</c> for the subject's id.</param>
public sealed record UserStep(string Key, string Label, string Role, string Command, string Page, IReadOnlyList<Hearing> On) : Step(Key, Label)
{
    protected override IEnumerable<Way> Exits => On.Select(hearing => hearing.Way);
}

/// <summary>Something must happen elsewhere (attente).</summary>
public sealed record WaitStep(string Key, string Label, IReadOnlyList<Hearing> On) : Step(Key, Label)
{
    protected override IEnumerable<Way> Exits => On.Select(hearing => hearing.Way);
}

/// <summary>A module is asked to do something (demande).</summary>
public sealed record ServiceStep(string Key, string Label, string Request, IReadOnlyList<Answer> On) : Step(Key, Label)
{
    protected override IEnumerable<Way> Exits => On.Select(answer => answer.Way);
}

/// <summary>Chooses by what is known (aiguillage); passed at once.</summary>
public sealed record DecisionStep(string Key, string Label, IReadOnlyList<Case> Cases, string Otherwise) : Step(Key, Label)
{
    protected override IEnumerable<Way> Exits => Cases.Select(each => each.Way).Append(new Way(Way.Otherwise, Otherwise));
}

/// <summary>The instance is over (fin).</summary>
public sealed record EndStep(string Key, string Label, string Outcome) : Step(Key, Label)
{
    protected override IEnumerable<Way> Exits => [];
}

/// <summary>A way from a step to another.</summary>
/// <param name="Through">What leads there, as facts name it.</param>
/// <param name="Label">What it is called in French, for pictures; the engine does without.</param>
public sealed record Way(string Through, string To, string? Label = null)
{
    public const string Deadline = "deadline";
    public const string Otherwise = "otherwise";
}

/// <summary>An announcement leads on, whatever its outcome or with just that one.</summary>
public sealed record Hearing(string Announcement, string? Outcome, string To, string? Label = null)
{
    public Way Way => new(Outcome is null ? Announcement : $"{Announcement}={Outcome}", To, Label);

    public bool Matches(string name, string? outcome) => Announcement == name && (Outcome is null || Outcome == outcome);
}

/// <summary>An answer to a request leads on: <c>done</c>, <c>refused</c>, or refused by one rule code.</summary>
public sealed record Answer(string Outcome, string To, string? Label = null)
{
    public const string Done = "done";
    public const string Refused = "refused";

    public Way Way => new(Outcome, To, Label);
}

/// <summary>What is known satisfies a guard.</summary>
public sealed record Case(Guard When, string To, string? Label = null)
{
    public Way Way => new(When.ToString(), To, Label);
}

/// <summary>Until the end of the day that comes so many days after the step was entered (échéance).</summary>
/// <param name="After">A setting in days; its value is fixed when the timer is armed.</param>
public sealed record Deadline(string After, string To);

/// <summary>A request made while the step lasts (relance); its answer leads nowhere.</summary>
/// <param name="After">A setting: days after the step was entered.</param>
/// <param name="BeforeDeadline">Or a setting: days before its deadline.</param>
public sealed record Reminder(string? After, string? BeforeDeadline, string Request)
{
    public string Setting => After ?? BeforeDeadline!;
}
