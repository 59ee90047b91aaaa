using Mila.Kernel;
using Mila.Workflows.Definitions;

namespace Mila.Workflows.Instances;

/// <summary>One decision of the <see cref="Interpreter"/> while it is made: each fact moves the state before the next is decided.</summary>
internal sealed partial class Run(DefinitionSet definitions, Instance start, Surroundings around)
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
        var stay = instance.StayAt(timer.StepToken)!;
        var step = StepOf(stay);
        if (timer.Reminder is { } reminder)
            Record(new RequestSent(token, step.Key, step.Reminders[reminder].Request, Attempt: 1, stay.Token));
        else
            // What follows a deadline counts from its day, however late the bell is heard: days in a row add up.
            Leave(stay, new(Way.Deadline, step.Deadline!.To), timer.DueOn);
        HearHeld();
    }

    public void Answered(Stimulus.Reply reply)
    {
        if (Asked(reply.Token, reply.Attempt) is not { } request)
            return;
        Record(new RequestAnswered(reply.Token, reply.Attempt, reply.RefusedBy is null ? Answer.Done : Answer.Refused, reply.RefusedBy));
        if (instance.StayAt(reply.Token) is not { } stay)
            return; // a reminder's answer, or that of a step that was left: known, and without consequence
        if (WayOf(StepOf(stay), reply.RefusedBy) is { } way)
            Leave(stay, way);
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
        var task = instance.Tasks.FirstOrDefault(open => open.Opened.Token == claim.Token);
        Rule.That(task is not null, "task.settled", "The task waits no longer.");
        Rule.That(task.ClaimedBy is null || task.ClaimedBy == claim.By, "task.claimed", "Somebody else sees to it.");
        if (task.ClaimedBy is null)
            Record(new TaskClaimed(claim.Token, claim.By));
    }

    public void AnswerQuestion(Stimulus.Answering answering)
    {
        var stay = instance.Tasks.Any(task => task.Opened.Token == answering.Token) ? instance.StayAt(answering.Token) : null;
        Rule.That(stay is not null, "task.settled", "The task waits no longer.");
        var answer = (StepOf(stay) as QuestionStep)?.On.FirstOrDefault(answer => answer.Outcome == answering.Outcome);
        Rule.That(answer is not null, "task.answer_unknown", "The task has no such answer.", "outcome");
        Leave(stay, answer.Way);
        HearHeld();
    }

    public void Retry(Guid incidentId)
    {
        var incident = OpenIncident(incidentId);
        Rule.That(instance.StayAt(incident.Token) is not { } stay || StepOf(stay) is ServiceStep, "incident.not_a_request", "A call's outcome is not asked again.");
        Record(new IncidentRetried(incidentId));
        Record(new RequestSent(incident.Token, incident.Step, incident.Request, incident.Attempt + 1, incident.StepToken));
    }

    public void Resolve(Stimulus.Resolution resolution)
    {
        var incident = OpenIncident(resolution.IncidentId);
        if (instance.StayAt(incident.Token) is not { } stay)
        {
            Record(new IncidentResolved(incident.IncidentId, resolution.Reason, Outcome: null));
            return;
        }
        var answer = StepOf(stay).Answers.FirstOrDefault(answer => answer.Outcome == resolution.Outcome);
        Rule.That(answer is not null, "incident.outcome_unknown", "The step has no such way out.", "outcome");
        Record(new IncidentResolved(incident.IncidentId, resolution.Reason, resolution.Outcome));
        Leave(stay, answer.Way);
        HearHeld();
    }

    public void Cancel(CancelReason reason)
    {
        Rule.That(!instance.Ended, "instance.over", "The instance has ended.");
        foreach (var stay in instance.Stays)
            GiveUp(stay, Way.Interrupted);
        Record(new InstanceCancelled(reason, around.Now));
    }

    public void Migrate(Definition target, StepMoves moves)
    {
        Rule.That(Instances.Migration.Obstacles(definitions, instance, target, moves).Count == 0, "instance.not_migratable", "A step where it stands has no place in the other version.");
        Record(new InstanceMigrated(target.Key, target.Version, target.Hash, moves.OfStays(instance)));
        foreach (var stay in instance.Stays.Where(stay => stay.Call is null))
            Settle(stay, target[stay.Step]);
    }

    public void Skip(Stimulus.Skip skip)
    {
        var stay = instance.StayAt(skip.Token);
        Rule.That(stay is not null, "step.left", "The step was left.");
        var way = Regions.Onward(StepOf(stay)).FirstOrDefault(way => way.Through == skip.Through);
        Rule.That(way is not null, "step.way_unknown", "The step has no such way out.", "through");
        Record(new StepSkipped(stay.Token, skip.Reason));
        Leave(stay, way);
        HearHeld();
    }

    public void Move(Stimulus.Move move)
    {
        var timer = instance.Timers.FirstOrDefault(timer => timer.Token == move.Token);
        Rule.That(timer is not null, "timer.over", "The timer waits no longer.");
        Rule.That(move.DueOn >= around.Today, "timer.past_day", "A day that has passed cannot be kept.", "dueOn");
        Rule.That(move.DueOn <= around.Today.AddYears(10), "timer.day_too_far", "No day is set more than ten years ahead.", "dueOn");
        if (move.DueOn == timer.DueOn)
            return;
        var deadline = DeadlineOf(timer.StepToken);
        Rule.That(timer.Reminder is null || deadline is null || move.DueOn <= deadline.DueOn, "timer.after_deadline", "A reminder rings by its deadline's day.", "dueOn");
        if (timer.Reminder is null)
            MoveDeadline(timer, move.DueOn, move.Reason);
        else
            MoveTo(timer, move.DueOn, move.Reason);
    }

    private void HearHeld()
    {
        while (!instance.Ended && !instance.AwaitsAnswer && instance.Held is [var next, ..] && next.Version == instance.Heard + 1)
            HearNow(next);
    }

    private void HearNow(HappeningHeld happening)
    {
        Record(new HappeningHeard(happening.Version, happening.Name, happening.Outcome, happening.Values));
        foreach (var each in instance.Stays) // as they were when it happened: a step that it leads to does not hear it too
            if (instance.StayAt(each.Token) is { } stay
                && StepOf(stay).Hearings.FirstOrDefault(hearing => hearing.Matches(happening.Name, happening.Outcome)) is { } heard)
                Leave(stay, heard.Way);
    }

    private void Raise(RequestSent request, IncidentCause cause, string? code) => Record(new IncidentRaised(
        NamedId.Of(request.Token.ToString(), "incident", $"{request.Attempt}"), request.Token, request.Step, request.Request, request.Attempt, cause, code, request.StepToken));

    /// <summary>A rule code that is routed apart goes before <c>refused</c>.</summary>
    private static Way? WayOf(Step step, string? refusedBy) => (refusedBy is null
        ? step.Answers.FirstOrDefault(answer => answer.Outcome == Answer.Done)
        : step.Answers.FirstOrDefault(answer => answer.Outcome == refusedBy) ?? step.Answers.FirstOrDefault(answer => answer.Outcome == Answer.Refused))?.Way;

    private RequestSent? Asked(Guid token, int attempt) =>
        instance.Requests.FirstOrDefault(request => request.Token == token && request.Attempt == attempt);

    private IncidentRaised OpenIncident(Guid incidentId)
    {
        var incident = instance.Incidents.FirstOrDefault(each => each.IncidentId == incidentId);
        Rule.That(incident is not null, "incident.over", "The incident is over.");
        return incident;
    }
}
