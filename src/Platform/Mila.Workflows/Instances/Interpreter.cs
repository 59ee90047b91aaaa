using Mila.Kernel;
using Mila.Workflows.Definitions;

namespace Mila.Workflows.Instances;

/// <summary>What a decision of the engine may know of the outside.</summary>
/// <param name="Days">The value of a setting in days, now.</param>
public sealed record Surroundings(DateTimeOffset Now, CivilCalendar Calendar, Func<string, int> Days)
{
    public DateOnly Today => Calendar.DayOf(Now);
}

/// <summary>
/// Decides what comes next: a definition, where an instance stands and a stimulus make facts, and nothing else does.
/// The subject's happenings are heard strictly in their order; one that comes before its turn, or while a module is being
/// asked, is held; one that no step waits for is heard and passed over, and its values are kept.
/// </summary>
public static class Interpreter
{
    /// <summary>Reminders ring when offices open.</summary>
    public static readonly TimeOnly ReminderTime = new(8, 0);

    /// <summary>The facts that begin an instance.</summary>
    /// <param name="definitions">What it begins with, and what that may call.</param>
    public static IReadOnlyList<object> Start(
        Definition definition, DefinitionSet definitions, Guid instanceId, string subjectKind, Guid subjectId, long fromVersion, Surroundings around)
    {
        Rule.That(subjectKind == definition.Subject, "workflow.other_subject", "The definition is about another kind of subject.");
        var run = new Run(definitions, new Instance(), around);
        run.Record(new InstanceStarted(instanceId, definition.Key, definition.Version, definition.Hash, subjectKind, subjectId, fromVersion, around.Now));
        run.Enter(definition.Start, from: null, through: null, within: null);
        return run.Facts;
    }

    /// <summary>The facts that a stimulus makes; none when it comes twice or too late.</summary>
    /// <exception cref="RuleViolation">When a person asks for what cannot be.</exception>
    public static IReadOnlyList<object> On(DefinitionSet definitions, Instance instance, Stimulus stimulus, Surroundings around)
    {
        var run = new Run(definitions, instance, around);
        switch (stimulus)
        {
            case Stimulus.Happening happening: run.Hear(happening); break;
            case Stimulus.Ring ring: run.Ring(ring.Token); break;
            case Stimulus.Reply reply: run.Answered(reply); break;
            case Stimulus.Failure failure: run.Failed(failure); break;
            case Stimulus.Claim claim: run.Claim(claim); break;
            case Stimulus.Answering answering: run.AnswerQuestion(answering); break;
            case Stimulus.Retry retry: run.Retry(retry.IncidentId); break;
            case Stimulus.Resolution resolution: run.Resolve(resolution); break;
            case Stimulus.Cancellation cancellation: run.Cancel(cancellation.Reason); break;
            case Stimulus.Migration migration: run.Migrate(migration.Target, migration.Moves); break;
            case Stimulus.Skip skip: run.Skip(skip); break;
            case Stimulus.Move move: run.Move(move); break;
            default: throw new ArgumentOutOfRangeException(nameof(stimulus));
        }
        return run.Facts;
    }
}
