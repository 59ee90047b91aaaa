using System.Text.Json.Serialization;
using Mila.Workflows.Definitions;

namespace Mila.Workflows.Instances;

// What happens to an instance, in its stream. Facts hold ids, closed words and days: never a person's data.
// A token names one stay at one step; a timer's token names one ring; a request's token is its step's or its reminder's.

/// <summary>An instance began, pinned to exactly this text of its definition.</summary>
/// <param name="FromVersion">The first of the subject's happenings that it hears.</param>
public sealed record InstanceStarted(
    Guid InstanceId, string Definition, int DefinitionVersion, string DefinitionHash, string SubjectKind, Guid SubjectId, long FromVersion,
    DateTimeOffset StartedAt);

/// <summary>A step was entered, and the one before it left.</summary>
/// <param name="Entry">Counts the steps entered, from 1.</param>
/// <param name="From">The token of the step that was left; none at the start.</param>
/// <param name="Through">What led here, as the definition's ways name it; none at the start.</param>
/// <param name="Within">The token of the step that encloses it: one with branches, or one that calls; none on the trunk.</param>
/// <param name="On">The day it was entered.</param>
public sealed record StepEntered(string Step, Guid Token, int Entry, Guid? From, string? Through, Guid? Within = null, DateOnly? On = null);

/// <summary>A branch, or a called definition, reached an end (branche terminée).</summary>
/// <param name="Token">The stay at that end.</param>
/// <param name="Within">The step that encloses it.</param>
public sealed record BranchEnded(Guid Token, Guid Within, string Outcome);

/// <summary>A step calls a definition, pinned to exactly this text for as long as the call lasts (appel).</summary>
/// <param name="Token">The step's.</param>
public sealed record CallBegun(Guid Token, string Definition, int DefinitionVersion, string DefinitionHash)
{
    [JsonIgnore]
    public Guid Pin => PinnedDefinition.IdOf(Definition, DefinitionVersion, DefinitionHash);
}

/// <summary>A task waits for a person of a role (tâche ouverte).</summary>
/// <param name="DueOn">The last day of its deadline, or of the one that led to it; none when it may wait for ever.</param>
/// <param name="Answers">What can be answered, for a question; none when a module's command settles it.</param>
public sealed record TaskOpened(
    Guid Token, string Step, string Label, string Role, string Command, string Page, DateOnly? DueOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<TaskAnswer>? Answers = null);

/// <summary>One answer to a question (réponse).</summary>
/// <param name="Label">In French, as it is given.</param>
public sealed record TaskAnswer(string Outcome, string Label);

/// <summary>A person said they see to it (tâche prise).</summary>
public sealed record TaskClaimed(Guid Token, Guid By);

/// <summary>The task waits no longer: an announcement or an answer settled it, or its deadline passed.</summary>
public sealed record TaskSettled(Guid Token, string Through);

/// <summary>A deadline or a reminder was set, its duration fixed for good.</summary>
/// <param name="Token">The timer's.</param>
/// <param name="StepToken">The step it belongs to.</param>
/// <param name="Reminder">Which of the step's reminders; none for its deadline.</param>
/// <param name="Setting">The setting the duration came from, and <paramref name="Days"/> its value then.</param>
/// <param name="DueOn">The civil day: a deadline's last, a reminder's own.</param>
/// <param name="Zone">The zone the instant was derived in.</param>
/// <param name="DueAt">The instant it rings at.</param>
public sealed record TimerArmed(
    Guid Token, Guid StepToken, int? Reminder, string Setting, int Days, DateOnly DueOn, string Zone, DateTimeOffset DueAt);

public sealed record TimerFired(Guid Token);

/// <summary>A person had a deadline or a reminder ring on another day (échéance déplacée).</summary>
/// <param name="DueOn">A deadline's last day, a reminder's own.</param>
public sealed record TimerMoved(Guid Token, DateOnly DueOn, DateTimeOffset DueAt, MoveReason Reason);

/// <summary>Why a day is moved: closed, so that no sentence about a person is kept for ever.</summary>
public enum MoveReason
{
    /// <summary>Agreed with whom it concerns.</summary>
    Agreed,

    /// <summary>Somebody who is needed is away, or the house is closed.</summary>
    Absence,

    /// <summary>A third party, such as an authority or a landlord, sets the day.</summary>
    ThirdParty,

    /// <summary>The day was counted from a mistaken one.</summary>
    Mistake,
}

/// <summary>The step was left before the timer rang.</summary>
public sealed record TimerCancelled(Guid Token);

/// <summary>A module was asked (demande envoyée).</summary>
/// <param name="Attempt">From 1; one more each time a person asks again.</param>
/// <param name="StepToken">The stay that asks, or that its reminder belongs to.</param>
public sealed record RequestSent(Guid Token, string Step, string Request, int Attempt, Guid? StepToken = null);

/// <summary>The module answered.</summary>
/// <param name="Outcome"><c>done</c> or <c>refused</c>.</param>
/// <param name="Code">The rule that refused.</param>
public sealed record RequestAnswered(Guid Token, int Attempt, string Outcome, string? Code);

/// <summary>Something happened before its turn: it waits for what came before it, or for an answer.</summary>
public sealed record HappeningHeld(long Version, string Name, string? Outcome, IReadOnlyDictionary<string, string> Values);

/// <summary>Something that happened to the subject was heard in its turn; what follows in the stream is what it led to.</summary>
public sealed record HappeningHeard(long Version, string Name, string? Outcome, IReadOnlyDictionary<string, string> Values);

/// <summary>A request failed, or its answer leads nowhere: a person must see to it (incident).</summary>
/// <param name="Token">The request's.</param>
/// <param name="Cause">Closed: what went wrong.</param>
/// <param name="Code">The rule code, the outcome of a call, or the failure's type.</param>
/// <param name="StepToken">The stay it belongs to.</param>
public sealed record IncidentRaised(
    Guid IncidentId, Guid Token, string Step, string Request, int Attempt, IncidentCause Cause, string? Code, Guid? StepToken = null);

public enum IncidentCause { Failed, AnswerLeadsNowhere }

/// <summary>The request is made again.</summary>
public sealed record IncidentRetried(Guid IncidentId);

/// <summary>The incident is over without asking again.</summary>
/// <param name="Outcome">What stands for the module's answer; none when nothing waits for it any more.</param>
public sealed record IncidentResolved(Guid IncidentId, IncidentReason Reason, string? Outcome);

public enum IncidentReason
{
    /// <summary>A person did by hand what was asked.</summary>
    DoneByHand,

    /// <summary>What was asked is needed no more.</summary>
    NotNeeded,

    /// <summary>The step was left: its deadline passed.</summary>
    StepLeft,
}

/// <summary>The instance is over (terminé).</summary>
public sealed record InstanceEnded(string Outcome, DateTimeOffset? EndedAt = null);

/// <summary>The instance goes by another text of its definition from here on, at the steps where it stands (migré).</summary>
/// <param name="Steps">What became of steps that have another key there; none when each kept its own.</param>
public sealed record InstanceMigrated(
    string Definition, int DefinitionVersion, string DefinitionHash,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? Steps = null);

/// <summary>A person gave the instance up (annulé); it counts as ended.</summary>
public sealed record InstanceCancelled(CancelReason Reason, DateTimeOffset CancelledAt);

/// <summary>Why an instance is given up: closed, so that no sentence about a person is kept for ever.</summary>
public enum CancelReason { Duplicate, BegunByMistake, NoLongerNeeded, HandledElsewhere }

/// <summary>A person had a step passed without what it waits for (étape passée).</summary>
public sealed record StepSkipped(Guid Token, SkipReason Reason);

/// <summary>Why a step is passed: closed too.</summary>
public enum SkipReason { DoneElsewhere, NotApplicable, CannotBeDone }
