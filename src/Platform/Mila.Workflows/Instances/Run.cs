using Mila.Kernel;
using Mila.Workflows.Definitions;

namespace Mila.Workflows.Instances;

/// <summary>One decision of the <see cref="Interpreter"/> while it is made: each fact moves the state before the next is decided.</summary>
internal sealed class Run(Definition definition, Instance start, Surroundings around)
{
    private readonly List<object> facts = [];
    private Instance instance = start;

    public IReadOnlyList<object> Facts => facts;

    public void Record(object fact)
    {
        facts.Add(fact);
        instance = instance.Evolve(fact);
    }

    public void Hear(Stimulus.Happening happening)
    {
        if (instance.Ended || happening.Version <= instance.Heard || instance.Held.Any(held => held.Version == happening.Version))
            return;
        var held = new HappeningHeld(happening.Version, happening.Name, happening.Outcome, happening.Values);
        if (happening.Version > instance.Heard + 1 || instance.AwaitsAnswer)
            Record(held);
        else
            HearNow(held);
        HearHeld();
    }

    public void Ring(Guid token)
    {
        if (instance.Timers.FirstOrDefault(timer => timer.Token == token) is not { } timer || around.Now < timer.DueAt)
            return;
        Record(new TimerFired(token));
        var step = definition[instance.Step];
        if (timer.Reminder is { } reminder)
            Record(new RequestSent(token, step.Key, step.Reminders[reminder].Request, Attempt: 1));
        else
            Leave(new(Way.Deadline, step.Deadline!.To));
        HearHeld();
    }

    public void Answered(Stimulus.Reply reply)
    {
        if (Asked(reply.Token, reply.Attempt) is not { } request)
            return;
        Record(new RequestAnswered(reply.Token, reply.Attempt, reply.RefusedBy is null ? Answer.Done : Answer.Refused, reply.RefusedBy));
        if (reply.Token != instance.Token)
            return; // a reminder's answer, or that of a step that was left: known, and without consequence
        if (WayOf((ServiceStep)definition[instance.Step], reply.RefusedBy) is { } way)
            Leave(way);
        else
            Raise(request, IncidentCause.AnswerLeadsNowhere, reply.RefusedBy);
        HearHeld();
    }

    public void Failed(Stimulus.Failure failure)
    {
        if (Asked(failure.Token, failure.Attempt) is { } request)
            Raise(request, IncidentCause.Failed, failure.Kind);
    }

    public void Claim(Stimulus.Claim claim)
    {
        Rule.That(instance.Task?.Opened.Token == claim.Token, "task.settled", "The task waits no longer.");
        Rule.That(instance.Task.ClaimedBy is null || instance.Task.ClaimedBy == claim.By, "task.claimed", "Somebody else sees to it.");
        if (instance.Task.ClaimedBy is null)
            Record(new TaskClaimed(claim.Token, claim.By));
    }

    public void Retry(Guid incidentId)
    {
        var incident = OpenIncident(incidentId);
        Record(new IncidentRetried(incidentId));
        Record(new RequestSent(incident.Token, incident.Step, incident.Request, incident.Attempt + 1));
    }

    public void Resolve(Stimulus.Resolution resolution)
    {
        var incident = OpenIncident(resolution.IncidentId);
        if (incident.Token != instance.Token)
        {
            Record(new IncidentResolved(incident.IncidentId, resolution.Reason, Outcome: null));
            return;
        }
        var answer = ((ServiceStep)definition[instance.Step]).On.FirstOrDefault(answer => answer.Outcome == resolution.Outcome);
        Rule.That(answer is not null, "incident.outcome_unknown", "The step has no such way out.", "outcome");
        Record(new IncidentResolved(incident.IncidentId, resolution.Reason, resolution.Outcome));
        Leave(answer.Way);
        HearHeld();
    }

    public void Enter(string key, Guid? from, string? through)
    {
        var step = definition[key];
        var entry = instance.Path.Count + 1;
        var token = NamedId.Of(instance.Id.ToString(), key, $"{entry}");
        Record(new StepEntered(key, token, entry, from, through));
        var dueOn = Arm(step);
        switch (step)
        {
            case UserStep user:
                Record(new TaskOpened(token, key, user.Label, user.Role, user.Command, PageOf(user), dueOn));
                break;
            case ServiceStep service:
                Record(new RequestSent(token, key, service.Request, Attempt: 1));
                break;
            case DecisionStep decision:
                Leave(decision.Cases.FirstOrDefault(each => each.When.Holds(instance.Values))?.Way ?? new(Way.Otherwise, decision.Otherwise));
                break;
            case EndStep end:
                Record(new InstanceEnded(end.Outcome));
                break;
            case WaitStep:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(key));
        }
    }

    private void Leave(Way way)
    {
        var left = instance.Token;
        if (instance.Task is { } task)
            Record(new TaskSettled(task.Opened.Token, way.Through));
        foreach (var timer in instance.Timers)
            Record(new TimerCancelled(timer.Token));
        foreach (var incident in instance.Incidents)
            Record(new IncidentResolved(incident.IncidentId, IncidentReason.StepLeft, Outcome: null));
        Enter(way.To, left, way.Through);
    }

    /// <summary>Sets the step's deadline and reminders, their durations fixed now.</summary>
    /// <returns>The deadline's last day.</returns>
    private DateOnly? Arm(Step step)
    {
        DateOnly? dueOn = null;
        if (step.Deadline is { } deadline)
        {
            var days = around.Days(deadline.After);
            dueOn = around.Today.AddDays(days);
            Arm(null, deadline.After, days, dueOn.Value, around.Calendar.EndOf(dueOn.Value));
        }
        for (var i = 0; i < step.Reminders.Count; i++)
        {
            var reminder = step.Reminders[i];
            var days = around.Days(reminder.Setting);
            var on = reminder.After is null ? dueOn!.Value.AddDays(-days) : around.Today.AddDays(days);
            if (on >= around.Today && (dueOn is null || on <= dueOn)) // one that would ring before it was known, or after all is over, is not owed
                Arm(i, reminder.Setting, days, on, around.Calendar.At(on, Interpreter.ReminderTime));
        }
        return dueOn;
    }

    private void Arm(int? reminder, string setting, int days, DateOnly dueOn, DateTimeOffset dueAt) => Record(new TimerArmed(
        NamedId.Of(instance.Token.ToString(), reminder is { } number ? $"reminder {number}" : "deadline"),
        instance.Token, reminder, setting, days, dueOn, around.Calendar.Zone, dueAt));

    private void HearHeld()
    {
        while (!instance.Ended && !instance.AwaitsAnswer && instance.Held is [var next, ..] && next.Version == instance.Heard + 1)
            HearNow(next);
    }

    private void HearNow(HappeningHeld happening)
    {
        Record(new HappeningHeard(happening.Version, happening.Name, happening.Outcome, happening.Values));
        var hearings = definition[instance.Step] switch { UserStep user => user.On, WaitStep wait => wait.On, _ => [] };
        if (hearings.FirstOrDefault(hearing => hearing.Matches(happening.Name, happening.Outcome)) is { } heard)
            Leave(heard.Way);
    }

    private void Raise(RequestSent request, IncidentCause cause, string? code) => Record(new IncidentRaised(
        NamedId.Of(request.Token.ToString(), "incident", $"{request.Attempt}"), request.Token, request.Step, request.Request, request.Attempt, cause, code));

    /// <summary>A rule code that is routed apart goes before <c>refused</c>.</summary>
    private static Way? WayOf(ServiceStep step, string? refusedBy) => (refusedBy is null
        ? step.On.FirstOrDefault(answer => answer.Outcome == Answer.Done)
        : step.On.FirstOrDefault(answer => answer.Outcome == refusedBy) ?? step.On.FirstOrDefault(answer => answer.Outcome == Answer.Refused))?.Way;

    private RequestSent? Asked(Guid token, int attempt) =>
        instance.Requests.FirstOrDefault(request => request.Token == token && request.Attempt == attempt);

    private IncidentRaised OpenIncident(Guid incidentId)
    {
        var incident = instance.Incidents.FirstOrDefault(each => each.IncidentId == incidentId);
        Rule.That(incident is not null, "incident.over", "The incident is over.");
        return incident;
    }

    private string PageOf(UserStep step) => step.Page.Replace("{subject}", instance.SubjectId.ToString(), StringComparison.Ordinal);
}
