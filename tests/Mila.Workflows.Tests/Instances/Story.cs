using Mila.Kernel;
using Mila.Workflows.Definitions;
using Mila.Workflows.Instances;

namespace Mila.Workflows.Tests.Instances;

/// <summary>An instance of the sample definition without a host: what is done to it, and the facts it made.</summary>
internal sealed class Story(DefinitionSet definitions)
{
    public static readonly Definition Definition = SamplePart.Loaded().Definition;
    public static readonly Definition Joint = SamplePart.Loaded("joint").Definition;
    public static readonly Definition Opinion = SamplePart.Loaded("opinion").Definition;
    public static readonly Guid InstanceId = NamedId.Of("an instance");
    public static readonly Guid SubjectId = NamedId.Of("a candidacy");

    /// <summary>15 June 2023, 09:00 in Paris.</summary>
    public static readonly DateTimeOffset Morning = CivilCalendar.Paris.At(new DateOnly(2023, 6, 15), new TimeOnly(9, 0));

    private readonly Dictionary<string, int> days = new()
    {
        ["sample.reminder_days"] = 7, ["sample.lapse_days"] = 30, ["sample.vote_days"] = 10, ["sample.vote_reminder_days"] = 3,
    };

    private long version;

    public DefinitionSet Definitions => definitions;

    public List<object> Facts { get; } = [];

    public Instance Instance => Fold(Facts);

    public DateTimeOffset Now { get; set; } = Morning;

    public static Story Begun(Action<Dictionary<string, int>>? settings = null, Definition? changed = null)
    {
        var definition = changed ?? Definition;
        var story = new Story(DefinitionSet.Of(definition));
        settings?.Invoke(story.days);
        story.Facts.AddRange(Interpreter.Start(definition, story.Definitions, InstanceId, "application", SubjectId, 1, story.Around));
        return story;
    }

    /// <summary>An instance of the definition with branches, of which one calls another definition.</summary>
    public static Story BegunJoint(Func<Definition, Definition>? change = null)
    {
        var definition = change?.Invoke(Joint) ?? Joint;
        var story = new Story(new([definition], [Opinion]));
        story.Facts.AddRange(Interpreter.Start(definition, story.Definitions, InstanceId, "application", SubjectId, 1, story.Around));
        return story;
    }

    /// <summary>The next thing that happens to the subject.</summary>
    public Story Then(string name, string? outcome = null, params (string Name, string Word)[] values) =>
        On(new Stimulus.Happening(++version, name, outcome, values.ToDictionary(value => value.Name, value => value.Word)));

    public Story On(Stimulus stimulus)
    {
        Facts.AddRange(Interpreter.On(definitions, Instance, stimulus, Around));
        return this;
    }

    public Story Answered(string? refusedBy = null) =>
        On(new Stimulus.Reply(Instance.Requests[^1].Token, Instance.Requests[^1].Attempt, refusedBy));

    /// <summary>Every module answers that it is done.</summary>
    public Story AnsweredAll()
    {
        while (Instance.Requests.Count > 0)
            Answered();
        return this;
    }

    public Story Failed() => On(new Stimulus.Failure(Instance.Requests[^1].Token, Instance.Requests[^1].Attempt, "TimeoutException"));

    /// <summary>The step's deadline rings, once its day is over.</summary>
    public Story DeadlineRings()
    {
        var timer = Instance.Timers.Single(timer => timer.Reminder is null);
        Now = timer.DueAt;
        return On(new Stimulus.Ring(timer.Token));
    }

    public T Last<T>() => Facts.OfType<T>().Last();

    public static Instance Fold(IEnumerable<object> facts) => facts.Aggregate(new Instance(), (state, fact) => state.Evolve(fact));

    private Surroundings Around => new(Now, CivilCalendar.Paris, setting => days[setting]);
}
