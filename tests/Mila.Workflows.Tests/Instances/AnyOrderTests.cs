using System.Text.Json;
using CsCheck;
using Mila.Kernel;
using Mila.Workflows.Definitions;
using Mila.Workflows.Instances;
using Xunit;

namespace Mila.Workflows.Tests.Instances;

/// <summary>No order, duplication or crash point of stimuli loses or repeats a step.</summary>
public sealed class AnyOrderTests
{
    private static readonly (string Name, string? Outcome)[] Words =
    [
        ("sample.reviewed", "complete"), ("sample.reviewed", "incomplete"), ("sample.completed", null), ("sample.judged", "admitted"),
        ("sample.judged", "refused"), ("sample.withdrawn", null), ("sample.elsewhere", null),
    ];

    private static readonly Gen<Stimulus.Happening[]> Histories =
        Gen.Select(Gen.OneOf(Words), Gen.OneOf("hosted", "beneficiary", "")).Array[0, 12].Select(words => words.Select((word, i) =>
            new Stimulus.Happening(i + 1, word.Item1.Name, word.Item1.Outcome, Told(word.Item2))).ToArray());

    /// <summary>How modules answer, by the ordinal of the question: done, refused by a rule, or failed the first time.</summary>
    private static readonly Gen<int[]> Answers = Gen.Int[0, 9].Array[16];

    /// <summary>What a world without order does next.</summary>
    private static readonly Gen<uint[]> Choices = Gen.UInt.Array[60];

    public static TheoryData<string> Definitions { get; } = ["sample", "joint"];

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Any_order_and_any_repetition_of_what_happens_and_is_answered_makes_the_same_facts(string key) =>
        Gen.Select(Histories, Answers, Choices).Sample((history, answers, choices) =>
        {
            var straight = new World(answers, DefinitionOf(key)).Play(history, []);
            var shuffled = new World(answers, DefinitionOf(key)).Play(history, choices);

            Assert.Equal(Text(straight.Facts.Where(fact => fact is not HappeningHeld)), Text(shuffled.Facts.Where(fact => fact is not HappeningHeld)));
            AssertSound(shuffled);
        }, iter: 3000);

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Deadlines_and_reminders_that_ring_at_any_time_and_twice_lose_and_repeat_nothing(string key) =>
        Gen.Select(Histories, Answers, Choices).Sample((history, answers, choices) => AssertSound(new World(answers, DefinitionOf(key), rings: true).Play(history, choices)), iter: 3000);

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Whatever_was_appended_before_a_crash_is_enough_to_go_on(string key) =>
        Gen.Select(Histories, Answers, Choices).Sample((history, answers, choices) =>
        {
            var kept = new World(answers, DefinitionOf(key), rings: true).Play(history, choices);
            var refolded = new World(answers, DefinitionOf(key), rings: true) { RefoldsFromText = true }.Play(history, choices);

            Assert.Equal(Text(kept.Facts), Text(refolded.Facts));
        }, iter: 300);

    private static void AssertSound(World world)
    {
        var entries = world.Facts.OfType<StepEntered>().ToList();
        Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(entered => entered.Entry));
        AssertOnce(entries.Select(entered => entered.Token));
        AssertOnce(entries.Where(entered => entered.From != entered.Within).Select(entered => entered.From)); // a stay is left once; one that encloses is the beginning of several
        AssertOnce(world.Facts.OfType<BranchEnded>().Select(ended => ended.Token));
        AssertOnce(world.Facts.OfType<TaskOpened>().Select(opened => opened.Token));
        AssertOnce(world.Facts.OfType<TimerArmed>().Select(armed => armed.Token));
        AssertOnce(world.Facts.Select(fact => fact switch { TimerFired fired => fired.Token, TimerCancelled cancelled => cancelled.Token, _ => (Guid?)null }).Where(token => token is not null));
        AssertOnce(world.Facts.OfType<RequestSent>().Select(sent => (sent.Token, sent.Attempt)));
        AssertOnce(world.Facts.OfType<InstanceEnded>());
        var heard = world.Facts.OfType<HappeningHeard>().Select(happening => happening.Version).ToList();
        Assert.Equal(Enumerable.Range(1, heard.Count).Select(version => (long)version), heard);

        // Everything was delivered and answered: the instance has ended, or waits at a step for something that never came.
        Assert.Empty(world.Instance.Requests);
        if (!world.Instance.Ended)
        {
            Assert.Empty(world.Instance.Held);
            Assert.Equal(world.History, heard.Count);
            Assert.False(world.Instance.AwaitsAnswer);
        }
        else
        {
            Assert.Single(world.Instance.Stays); // nothing outlives the end
            Assert.Empty(world.Instance.Tasks);
            Assert.Empty(world.Instance.Timers);
            Assert.Empty(world.Instance.Incidents);
        }
        Assert.All(world.Instance.Tasks, task => Assert.NotNull(world.Instance.StayAt(task.Opened.Token)));
        Assert.All(world.Instance.Timers, timer => Assert.NotNull(world.Instance.StayAt(timer.StepToken)));
    }

    private static Definition DefinitionOf(string key) => key == "joint" ? Story.Joint : Story.Definition;

    private static Dictionary<string, string> Told(string path) => path.Length == 0 ? [] : new() { ["path"] = path };

    private static void AssertOnce<T>(IEnumerable<T> values) => Assert.Equal(values.Distinct().Count(), values.Count());

    private static string Text(IEnumerable<object> facts) =>
        string.Join('\n', facts.Select(fact => $"{fact.GetType().Name} {JsonSerializer.Serialize(fact, fact.GetType())}"));

    /// <summary>Delivers stimuli as queues do: at least once, in no order, with transactions that are lost and done again.</summary>
    private sealed class World(int[] answers, Definition definition, bool rings = false)
    {
        private readonly DefinitionSet definitions = new([definition], [Story.Opinion]);
        private readonly List<Stimulus> waiting = [];
        private DateTimeOffset now = Story.Morning;
        private int asked;

        public List<object> Facts { get; } = [];

        public Instance Instance { get; private set; } = new();

        public int History { get; private set; }

        /// <summary>Before each stimulus the state is made anew from facts that were written down as text.</summary>
        public bool RefoldsFromText { get; init; }

        public World Play(Stimulus.Happening[] history, uint[] choices)
        {
            History = history.Length;
            Take(Interpreter.Start(definition, definitions, Story.InstanceId, "application", Story.SubjectId, 1, Around));
            waiting.AddRange(history);
            foreach (var choice in choices)
            {
                if (waiting.Count == 0)
                    break;
                var stimulus = waiting[(int)(choice / 4 % (uint)waiting.Count)];
                if (choice % 4 == 1)
                    Decide(stimulus); // decided, then the host dies before the commit: nothing is kept, and it comes again
                else
                    Deliver(stimulus);
                if (choice % 4 != 0)
                    continue; // it comes once more
                waiting.Remove(stimulus);
            }
            while (waiting.Count > 0)
            {
                var next = waiting.OfType<Stimulus.Happening>().Any() && !waiting.Exists(each => each is not Stimulus.Happening) ? waiting[0] : waiting.First(each => each is not Stimulus.Happening);
                waiting.Remove(next);
                Deliver(next);
            }
            return this;
        }

        private Surroundings Around => new(now, CivilCalendar.Paris, _ => 10);

        private void Deliver(Stimulus stimulus) => Take(Decide(stimulus));

        private IReadOnlyList<object> Decide(Stimulus stimulus)
        {
            if (RefoldsFromText)
                Instance = Story.Fold(Facts.Select(fact => JsonSerializer.Deserialize(JsonSerializer.Serialize(fact, fact.GetType()), fact.GetType())!));
            if (stimulus is Stimulus.Ring ring && Facts.OfType<TimerArmed>().First(armed => armed.Token == ring.Token).DueAt is var due && due > now)
                now = due;
            try
            {
                return Interpreter.On(definitions, Instance, stimulus, Around);
            }
            catch (RuleViolation violation) when (stimulus is Stimulus.Retry && violation.Code == "incident.over")
            {
                return []; // a person who clicks twice is told so
            }
        }

        private void Take(IReadOnlyList<object> facts)
        {
            foreach (var fact in facts)
            {
                Facts.Add(fact);
                Instance = Instance.Evolve(fact);
                if (fact is RequestSent sent)
                    waiting.Add(AnswerTo(sent));
                else if (fact is IncidentRaised raised)
                    waiting.Add(new Stimulus.Retry(raised.IncidentId));
                else if (rings && fact is TimerArmed armed && asked < 12)
                    waiting.Add(new Stimulus.Ring(armed.Token));
            }
        }

        private Stimulus AnswerTo(RequestSent sent)
        {
            if (sent.Attempt > 1)
                return new Stimulus.Reply(sent.Token, sent.Attempt, null);
            return answers[asked++ % answers.Length] switch
            {
                0 or 1 => new Stimulus.Failure(sent.Token, sent.Attempt, "TimeoutException"),
                2 or 3 => new Stimulus.Reply(sent.Token, sent.Attempt, "vote.no_body"),
                _ => new Stimulus.Reply(sent.Token, sent.Attempt, null),
            };
        }
    }
}
