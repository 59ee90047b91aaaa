using Mila.Workflows.Definitions;
using Mila.Workflows.Instances;

namespace Mila.Workflows.Simulations;

/// <summary>
/// What happens in a simulation, one thing a line: <c>membership.candidacy_reviewed=all_in path=hosted</c>, <c>échéance</c>,
/// <c>réponse favourable</c>, <c>fait</c>, or <c>refusé candidacy.not_reviewed</c>. Requests that no line answers are answered « fait ».
/// </summary>
public static class Script
{
    public const string Deadline = "échéance", Done = "fait", Refused = "refusé", Answered = "réponse ";

    /// <summary>What a past instance went through, as lines that another definition can be tried with.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<object> facts)
    {
        var lines = new List<string>();
        var instance = new Instance();
        foreach (var fact in facts)
        {
            if (LineOf(instance, fact) is { } line)
                lines.Add(line);
            instance = instance.Evolve(fact);
        }
        return lines;
    }

    private static string? LineOf(Instance instance, object fact) => fact switch
    {
        HappeningHeard f => string.Join(' ', f.Values.Select(value => $"{value.Key}={value.Value}").Prepend(f.Outcome is null ? f.Name : $"{f.Name}={f.Outcome}")),
        TimerFired f when instance.Timers.Any(timer => timer.Token == f.Token && timer.Reminder is null) => Deadline,
        TaskSettled f when instance.Tasks.Any(task => task.Opened.Token == f.Token && task.Opened.Answers?.Any(answer => answer.Outcome == f.Through) == true) => Answered + f.Through,
        RequestAnswered { Outcome: Answer.Refused } f when instance.StayAt(f.Token) is not null => $"{Refused} {f.Code}",
        _ => null,
    };
}
