using Mila.Kernel;
using Mila.Workflows.Definitions;
using Mila.Workflows.Instances;

namespace Mila.Workflows.Simulations;

/// <summary>A definition tried without anything being kept (simulation): the interpreter itself, a script in the place of the world.</summary>
public sealed class Simulation
{
    private readonly DefinitionSet definitions;
    private readonly List<(object Fact, DateTimeOffset At)> facts = [];
    private readonly List<string> remarks = [];
    private Surroundings around;
    private long version;

    private Simulation(DefinitionSet definitions, Surroundings around) => (this.definitions, this.around) = (definitions, around);

    public Instance Instance { get; private set; } = new();

    /// <summary>What was recorded, and when it would have been.</summary>
    public IReadOnlyList<(object Fact, DateTimeOffset At)> Facts => facts;

    /// <summary>Lines that led nowhere, in French.</summary>
    public IReadOnlyList<string> Remarks => remarks;

    public static Simulation Of(Definition definition, DefinitionSet definitions, IReadOnlyList<string> script, Surroundings around)
    {
        var simulation = new Simulation(definitions, around);
        var id = NamedId.Of("simulation", definition.Key);
        simulation.Take(Interpreter.Start(definition, definitions, id, definition.Subject, id, 1, around));
        for (var i = 0; i < script.Count; i++)
            simulation.Play(i + 1, script[i].Trim());
        simulation.AnswerAll();
        return simulation;
    }

    private void Play(int number, string line)
    {
        if (line.Length == 0)
            return;
        if (line.StartsWith(Script.Refused, StringComparison.Ordinal) || line == Script.Done)
        {
            Answer(number, line == Script.Done ? null : line[Script.Refused.Length..].Trim());
            return;
        }
        AnswerAll();
        if (line is Script.Deadline)
            Ring(number);
        else if (line.StartsWith(Script.Answered, StringComparison.Ordinal))
            AnswerQuestion(number, line[Script.Answered.Length..].Trim());
        else
            Happen(number, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private void Answer(int number, string? refusedBy)
    {
        if (Instance.Requests.FirstOrDefault(request => Instance.StayAt(request.Token) is not null) is { } request)
            On(new Stimulus.Reply(request.Token, request.Attempt, refusedBy is "" ? Definitions.Answer.Refused : refusedBy));
        else
            Remark(number, "aucune demande n’attend de réponse");
    }

    private void AnswerQuestion(int number, string outcome)
    {
        if (Instance.Tasks.FirstOrDefault(task => task.Opened.Answers?.Any(answer => answer.Outcome == outcome) == true) is { } task)
            On(new Stimulus.Answering(task.Opened.Token, outcome));
        else
            Remark(number, "aucune question n’attend cette réponse");
    }

    private void AnswerAll()
    {
        while (Instance.Requests is [var request, ..])
            On(new Stimulus.Reply(request.Token, request.Attempt, null));
    }

    /// <summary>The clock goes on to the first deadline; reminders on the way ring too.</summary>
    private void Ring(int number)
    {
        if (Instance.Timers.Where(timer => timer.Reminder is null).MinBy(timer => timer.DueAt) is not { } deadline)
        {
            Remark(number, "aucune échéance n’est fixée");
            return;
        }
        foreach (var timer in Instance.Timers.Where(timer => timer.DueAt <= deadline.DueAt).OrderBy(timer => timer.DueAt).ThenBy(timer => timer == deadline))
        {
            around = around with { Now = timer.DueAt > around.Now ? timer.DueAt : around.Now };
            On(new Stimulus.Ring(timer.Token));
        }
    }

    private void Happen(int number, string[] words)
    {
        var pairs = words.Select(word => word.Split('=', 2)).ToList();
        if (pairs.Skip(1).Any(pair => pair.Length < 2))
        {
            Remark(number, "une valeur s’écrit « nom=mot »");
            return;
        }
        var steps = Instance.Path.Count;
        var values = pairs.Skip(1).DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[1]);
        On(new Stimulus.Happening(++version, pairs[0][0], pairs[0].ElementAtOrDefault(1), values));
        if (Instance.Path.Count == steps)
            Remark(number, Instance.Ended ? "tout est déjà terminé" : "aucune étape ne l’attendait");
    }

    private void On(Stimulus stimulus) => Take(Interpreter.On(definitions, Instance, stimulus, around));

    private void Take(IReadOnlyList<object> more)
    {
        facts.AddRange(more.Select(fact => (fact, around.Now)));
        Instance = more.Aggregate(Instance, (instance, fact) => instance.Evolve(fact));
    }

    private void Remark(int number, string what) => remarks.Add(French.Typeset($"Ligne {number} : {what}."));
}
