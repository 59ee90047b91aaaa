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

    /// <summary>Names key, version and text in one id.</summary>
    public Guid Pin => PinnedDefinition.IdOf(Key, Version, Hash);

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

    /// <summary>The announcements that lead on from here.</summary>
    public virtual IReadOnlyList<Hearing> Hearings => [];

    /// <summary>The outcomes that lead on from here: of a request, of branches, of a call.</summary>
    public virtual IReadOnlyList<Answer> Answers => [];

    protected virtual IEnumerable<Way> Exits => Hearings.Select(hearing => hearing.Way).Concat(Answers.Select(answer => answer.Way));
}

/// <summary>A person of a role is waited for (tâche).</summary>
/// <param name="Role">Who; <c>applicant</c> acts by a private page and is in no inbox.</param>
/// <param name="Command">The command that settles it.</param>
/// <param name="Page">Where it is done, with <c>{subject}</c> for the subject's id and <c>{instance}</c> for the instance's.</param>
public abstract record TaskStep(string Key, string Label, string Role, string Command, string Page) : Step(Key, Label);

/// <summary>A person acts by a module's command; what the module announces of it settles the task.</summary>
public sealed record UserStep(string Key, string Label, string Role, string Command, string Page, IReadOnlyList<Hearing> On) : TaskStep(Key, Label, Role, Command, Page)
{
    public override IReadOnlyList<Hearing> Hearings => On;
}

/// <summary>A person gives one of a few answers (question), where no module has a command for it: a second reading, a check, an agreement.</summary>
/// <param name="On">The answers, each with the words it is given in.</param>
/// <param name="Interruptions">Announcements that lead out without an answer.</param>
public sealed record QuestionStep(string Key, string Label, string Role, IReadOnlyList<Answer> On, IReadOnlyList<Hearing> Interruptions)
    : TaskStep(Key, Label, Role, nameof(Tasks.AnswerTask), "/dossiers/{instance}")
{
    public override IReadOnlyList<Answer> Answers => On;
    public override IReadOnlyList<Hearing> Hearings => Interruptions;
}

/// <summary>Something must happen elsewhere (attente).</summary>
public sealed record WaitStep(string Key, string Label, IReadOnlyList<Hearing> On) : Step(Key, Label)
{
    public override IReadOnlyList<Hearing> Hearings => On;
}

/// <summary>A module is asked to do something (demande).</summary>
public sealed record ServiceStep(string Key, string Label, string Request, IReadOnlyList<Answer> On) : Step(Key, Label)
{
    public override IReadOnlyList<Answer> Answers => On;
}

/// <summary>Chooses by what is known (aiguillage); passed at once.</summary>
public sealed record DecisionStep(string Key, string Label, IReadOnlyList<Case> Cases, string Otherwise) : Step(Key, Label)
{
    protected override IEnumerable<Way> Exits => Cases.Select(each => each.Way).Append(new Way(Way.Otherwise, Otherwise));
}

/// <summary>A step that lasts while others are gone through within it: the outcomes of the ends they reach lead on.</summary>
/// <param name="On">Tried in their order: the first whose outcome was reached is taken.</param>
/// <param name="Interruptions">Announcements that lead out at once, whatever is still open within.</param>
public abstract record EnclosingStep(string Key, string Label, IReadOnlyList<Answer> On, IReadOnlyList<Hearing> Interruptions) : Step(Key, Label)
{
    public override IReadOnlyList<Hearing> Hearings => Interruptions;
    public override IReadOnlyList<Answer> Answers => On;
}

/// <summary>Several things go on side by side (en parallèle), each branch until an end of its own.</summary>
public sealed record ParallelStep(string Key, string Label, Join Join, IReadOnlyList<Branch> Branches, IReadOnlyList<Answer> On, IReadOnlyList<Hearing> Interruptions)
    : EnclosingStep(Key, Label, On, Interruptions)
{
    protected override IEnumerable<Way> Exits => Branches.Select(branch => branch.Way).Concat(base.Exits);
}

/// <summary>When branches are joined: once all have ended, or as soon as the first has; the others are then given up.</summary>
public enum Join { All, First }

/// <summary>Another definition is gone through about the same subject (appel); it is given up when this step is left.</summary>
/// <param name="Definition">Its key; the version in force when the step is entered is pinned.</param>
public sealed record CallStep(string Key, string Label, string Definition, IReadOnlyList<Answer> On, IReadOnlyList<Hearing> Interruptions)
    : EnclosingStep(Key, Label, On, Interruptions);

/// <summary>The instance is over, or the branch or the call it is in (fin).</summary>
public sealed record EndStep(string Key, string Label, string Outcome) : Step(Key, Label)
{
    protected override IEnumerable<Way> Exits => [];
}
