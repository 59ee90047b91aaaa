using System.Globalization;
using Mila.Kernel;
using Mila.Workflows.Definitions;

namespace Mila.Workflows.Instances;

/// <summary>How steps are entered and left.</summary>
internal sealed partial class Run
{
    /// <param name="from">The token of the step that was left, or that encloses this one.</param>
    /// <param name="within">The token of the step that encloses this one; none on the trunk.</param>
    /// <param name="since">The day that its durations count from; today unless said.</param>
    public void Enter(string key, Guid? from, string? through, Guid? within, DateOnly? since = null)
    {
        var on = since ?? around.Today;
        var entry = instance.Path.Count + 1;
        var token = NamedId.Of(instance.Id.ToString(), key, $"{entry}");
        Record(new StepEntered(key, token, entry, from, through, within, on));
        var stay = instance.StayAt(token)!;
        var step = StepOf(stay);
        var dueOn = Arm(stay, step, on, owedFrom: on);
        switch (step)
        {
            case TaskStep task:
                Open(stay, task, dueOn);
                break;
            case ServiceStep service:
                Record(new RequestSent(token, key, service.Request, Attempt: 1, token));
                break;
            case DecisionStep decision:
                Leave(stay, decision.Cases.FirstOrDefault(each => each.When.Holds(instance.Values))?.Way ?? new(Way.Otherwise, decision.Otherwise));
                break;
            case ParallelStep parallel:
                foreach (var branch in parallel.Branches.TakeWhile(_ => instance.StayAt(token) is not null)) // one may have ended all at once
                    Enter(branch.To, token, Way.Branch, token);
                break;
            case CallStep call:
                Call(token, definitions.ToCall(call.Definition));
                break;
            case EndStep end:
                End(stay, end);
                break;
            case WaitStep:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(key));
        }
    }

    private void Call(Guid token, Definition called)
    {
        Record(new CallBegun(token, called.Key, called.Version, called.Hash));
        Enter(called.Start, token, through: null, token);
    }

    /// <summary>An end within another step ends its branch or its call; the trunk's ends all.</summary>
    private void End(Stay stay, EndStep end)
    {
        if (stay.Within is not { } within)
        {
            Record(new InstanceEnded(end.Outcome, around.Now));
            return;
        }
        Record(new BranchEnded(stay.Token, within, end.Outcome));
        var outer = instance.StayAt(within)!;
        var step = (EnclosingStep)StepOf(outer);
        if (step is ParallelStep { Join: Join.All } parallel && outer.Ended.Count < parallel.Branches.Count)
            return;
        if (step.On.FirstOrDefault(answer => outer.Ended.Contains(answer.Outcome)) is { } answer)
            Leave(outer, answer.Way);
        else // a definition that was published after its caller may end in a new way
            Record(new IncidentRaised(NamedId.Of(within.ToString(), "incident", "1"), within, step.Key, ((CallStep)step).Definition, 1,
                IncidentCause.AnswerLeadsNowhere, end.Outcome, within));
    }

    private void Leave(Stay stay, Way way, DateOnly? since = null)
    {
        foreach (var left in instance.Stays.Where(each => each.Token == stay.Token || instance.IsWithin(each, stay.Token)))
            GiveUp(left, left.Token == stay.Token ? way.Through : Way.Interrupted);
        Enter(way.To, stay.Token, way.Through, stay.Within, since);
    }

    /// <summary>Nothing that was open at a step outlives the stay.</summary>
    private void GiveUp(Stay stay, string through)
    {
        if (instance.Tasks.Any(task => task.Opened.Token == stay.Token))
            Record(new TaskSettled(stay.Token, through));
        foreach (var timer in instance.Timers.Where(timer => timer.StepToken == stay.Token))
            Record(new TimerCancelled(timer.Token));
        foreach (var incident in instance.Incidents.Where(incident => incident.StepToken == stay.Token))
            Record(new IncidentResolved(incident.IncidentId, IncidentReason.StepLeft, Outcome: null));
    }

    /// <summary>A step that is stood at in another version waits as that says: its timers counted from the day it was entered.</summary>
    private void Settle(Stay stay, Step step)
    {
        var chosen = DeadlineOf(stay.Token) is { } waiting && instance.MovedTimers.TryGetValue(waiting.Token, out var move) ? move : null;
        foreach (var timer in instance.Timers.Where(timer => timer.StepToken == stay.Token))
            Record(new TimerCancelled(timer.Token));
        var since = stay.On ?? around.Today;
        var dueOn = Arm(stay, step, since, owedFrom: since == around.Today ? since : around.Today.AddDays(1));
        if (step is TaskStep task)
            Open(stay, task, dueOn);
        if (chosen is not null && DeadlineOf(stay.Token) is { } counted)
            MoveDeadline(counted, chosen.DueOn, chosen.Reason); // a day that a person chose outlives the version it was chosen in
    }

    /// <summary>The reminders that count from the deadline's day and have not rung move as far as it does; one that would be past, or come after it, is owed no more.</summary>
    private void MoveDeadline(TimerArmed deadline, DateOnly to, MoveReason reason)
    {
        var reminders = StepOf(instance.StayAt(deadline.StepToken)!).Reminders;
        var shift = to.DayNumber - deadline.DueOn.DayNumber;
        MoveTo(deadline, to, reason);
        foreach (var reminder in instance.Timers.Where(timer => timer.StepToken == deadline.StepToken && timer.Reminder is not null))
        {
            var on = reminders[reminder.Reminder!.Value].After is null ? reminder.DueOn.AddDays(shift) : reminder.DueOn;
            if (on > to || on < around.Today)
                Record(new TimerCancelled(reminder.Token));
            else if (on != reminder.DueOn)
                MoveTo(reminder, on, reason);
        }
    }

    private void MoveTo(TimerArmed timer, DateOnly on, MoveReason reason) =>
        Record(new TimerMoved(timer.Token, on, timer.Reminder is null ? around.Calendar.EndOf(on) : around.Calendar.At(on, Interpreter.ReminderTime), reason));

    private TimerArmed? DeadlineOf(Guid stay) => instance.Timers.FirstOrDefault(timer => timer.StepToken == stay && timer.Reminder is null);

    /// <summary>Sets the step's deadline and reminders, their durations fixed now.</summary>
    /// <param name="since">The day the step was entered.</param>
    /// <param name="owedFrom">The first day whose reminders are owed: one that would ring before it was known is not.</param>
    /// <returns>The deadline's last day.</returns>
    private DateOnly? Arm(Stay stay, Step step, DateOnly since, DateOnly owedFrom)
    {
        DateOnly? dueOn = null;
        if (step.Deadline is { } deadline && CountedFrom(deadline, since) is { } from)
        {
            var days = around.Days(deadline.Setting);
            dueOn = from.AddDays(deadline.Before is null ? days : -days);
            Arm(stay, null, deadline.Setting, days, dueOn.Value, around.Calendar.EndOf(dueOn.Value));
        }
        for (var i = 0; i < step.Reminders.Count; i++)
        {
            var reminder = step.Reminders[i];
            if (reminder.After is null && dueOn is null)
                continue;
            var days = around.Days(reminder.Setting);
            var on = reminder.After is null ? dueOn!.Value.AddDays(-days) : since.AddDays(days);
            if (on >= owedFrom && (dueOn is null || on <= dueOn)) // after all is over, none is owed either
                Arm(stay, i, reminder.Setting, days, on, around.Calendar.At(on, Interpreter.ReminderTime));
        }
        return dueOn;
    }

    /// <summary>The day that the subject told as ISO 8601, or the day the step was entered.</summary>
    private DateOnly? CountedFrom(Deadline deadline, DateOnly since) => deadline.Of is not { } day ? since
        : instance.Values.TryGetValue(day, out var told) ? DateOnly.ParseExact(told, "O", CultureInfo.InvariantCulture)
        : null;

    private void Arm(Stay stay, int? reminder, string setting, int days, DateOnly dueOn, DateTimeOffset dueAt) => Record(new TimerArmed(
        NamedId.Of(stay.Token.ToString(), reminder is { } number ? $"reminder {number}{Again}" : $"deadline{Again}"),
        stay.Token, reminder, setting, days, dueOn, around.Calendar.Zone, dueAt));

    /// <summary>A timer that is set anew after a migration is another.</summary>
    private string Again => instance.Former.Count == 0 ? "" : $" in {instance.DefinitionHash}";

    private Step StepOf(Stay stay) => definitions[instance.PinOf(stay.Call)][stay.Step];

    private void Open(Stay stay, TaskStep step, DateOnly? dueOn) => Record(new TaskOpened(
        stay.Token, step.Key, step.Label, step.Role, step.Command,
        step.Page.Replace("{subject}", instance.SubjectId.ToString(), StringComparison.Ordinal).Replace("{instance}", instance.Id.ToString(), StringComparison.Ordinal),
        dueOn ?? (stay.Through == Way.Deadline ? stay.On : null), // what a passed deadline leaves to do is late already
        step is QuestionStep question ? [.. question.On.Select(answer => new TaskAnswer(answer.Outcome, answer.Label!))] : null));
}
