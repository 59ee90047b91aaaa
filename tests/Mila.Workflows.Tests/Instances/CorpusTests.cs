using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using Mila.Modules;
using Mila.Workflows.Instances;
using Weasel.Core;
using Xunit;
using SystemTextJsonSerializer = Marten.Services.SystemTextJsonSerializer;

namespace Mila.Workflows.Tests.Instances;

/// <summary>
/// Whole journals as they were once stored, each beside the state it folded to. They fold to the same state for ever: a member may
/// be added to the state, none may change. A journal is added with <c>MILA_WRITE_GOLDEN=1</c>; one that is there is never written again.
/// </summary>
public sealed class CorpusTests
{
    private static readonly SystemTextJsonSerializer Serializer = new() { EnumStorage = EnumStorage.AsString, Casing = Casing.CamelCase };
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly IReadOnlyDictionary<string, Type> Types = Declared().ToDictionary(fact => fact.Name, fact => fact.Fact);

    private static readonly Dictionary<string, Func<Story>> Lives = new()
    {
        ["admitted-after-a-vote"] = () => Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted")).Answered().Then("sample.judged", "admitted").Answered(),
        ["refused-by-the-bureau"] = () => Story.Begun().Then("sample.reviewed", "complete", ("path", "beneficiary")).Then("sample.judged", "refused"),
        ["completed-then-withdrawn"] = () => Story.Begun().Then("sample.reviewed", "incomplete").Then("sample.completed").Then("sample.withdrawn"),
        ["lapsed-by-its-deadline"] = () => Story.Begun().Then("sample.reviewed", "incomplete").DeadlineRings().Answered(),
        ["refused-answer-leads-back"] = () => Story.Begun().Then("sample.reviewed", "incomplete").DeadlineRings().Answered("sample.not_waiting"),
        ["stopped-by-an-incident"] = () => Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted")).Failed(),
        ["heard-out-of-order"] = () => Story.Begun()
            .On(new Stimulus.Happening(2, "sample.completed", null, new Dictionary<string, string>()))
            .On(new Stimulus.Happening(1, "sample.reviewed", "incomplete", new Dictionary<string, string> { ["path"] = "hosted" })),
        ["held-while-a-module-is-asked"] = () => Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted")).Then("sample.judged", "admitted"),
        ["passed-by-a-person"] = () => { var story = Story.Begun(); return story.On(new Stimulus.Skip(story.Instance.Token, "sample.reviewed=complete", SkipReason.DoneElsewhere)); },
        ["put-off-by-a-person"] = () =>
        {
            var story = Story.Begun().Then("sample.reviewed", "incomplete");
            return story.On(new Stimulus.Move(story.Instance.Timers.Single(timer => timer.Reminder is null).Token, new(2023, 8, 1), MoveReason.Agreed));
        },
        ["given-up"] = () => Story.BegunJoint().Then("sample.judged", "admitted").On(new Stimulus.Cancellation(CancelReason.Duplicate)),
        ["branches-joined"] = () => Story.BegunJoint().Then("sample.judged", "admitted").AnsweredAll().Then("sample.reviewed", "complete").AnsweredAll(),
        ["branches-interrupted"] = () => Story.BegunJoint().Then("sample.reviewed", "incomplete").Then("sample.withdrawn"),
    };

    public static TheoryData<string> Journals { get; } = [.. Directory.GetFiles(Folder(), "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order()];

    [Fact]
    public void Every_life_has_its_journal()
    {
        foreach (var (name, live) in Lives.Where(life => !File.Exists(PathOf(life.Key))))
            if (Environment.GetEnvironmentVariable("MILA_WRITE_GOLDEN") is { Length: > 0 })
                File.WriteAllText(PathOf(name), Written(live().Facts) + "\n");

        Assert.Empty(Lives.Keys.Where(name => !File.Exists(PathOf(name))));
    }

    [Theory]
    [MemberData(nameof(Journals))]
    public void A_journal_folds_to_the_state_it_always_did(string name)
    {
        var journal = JsonNode.Parse(File.ReadAllText(PathOf(name)))!;

        var state = JsonNode.Parse(Serializer.ToCleanJson(Story.Fold(journal["facts"]!.AsArray().Select(fact => Read(fact!)))))!;

        Assert.Empty(Lost(journal["state"]!, state, "state"));
    }

    [Fact]
    public void A_state_that_says_less_or_otherwise_is_found_out_and_one_that_says_more_is_not()
    {
        var before = JsonNode.Parse("""{"step":"vote","tasks":[{"role":"coordinator"}]}""")!;

        Assert.Empty(Lost(before, JsonNode.Parse("""{"step":"vote","tasks":[{"role":"coordinator","dueOn":null}],"new":1}""")!, "state"));
        Assert.Equal(["state.step: \"vote\" became \"bureau\""], Lost(before, JsonNode.Parse("""{"step":"bureau","tasks":[{"role":"coordinator"}]}""")!, "state"));
        Assert.Equal(["state.tasks: 1 became 0"], Lost(before, JsonNode.Parse("""{"step":"vote","tasks":[]}""")!, "state"));
        Assert.Equal(["state.tasks: it is gone"], Lost(before, JsonNode.Parse("""{"step":"vote"}""")!, "state"));
    }

    /// <summary>What was said before and is not said now.</summary>
    private static IEnumerable<string> Lost(JsonNode? before, JsonNode? now, string at) => (before, now) switch
    {
        (JsonObject was, JsonObject @is) => was.SelectMany(member => @is.ContainsKey(member.Key)
            ? Lost(member.Value, @is[member.Key], $"{at}.{member.Key}")
            : [$"{at}.{member.Key}: it is gone"]),
        (JsonArray was, JsonArray @is) when was.Count == @is.Count => was.Zip(@is).SelectMany((pair, i) => Lost(pair.First, pair.Second, $"{at}[{i}]")),
        (JsonArray was, JsonArray @is) => [$"{at}: {was.Count} became {@is.Count}"],
        _ => JsonNode.DeepEquals(before, now) ? [] : [$"{at}: {before?.ToJsonString()} became {now?.ToJsonString()}"],
    };

    private static string Written(IReadOnlyList<object> facts)
    {
        var names = Types.ToDictionary(type => type.Value, type => type.Key);
        return new JsonObject
        {
            ["facts"] = new JsonArray([.. facts.Select(fact => new JsonObject { ["fact"] = names[fact.GetType()], ["data"] = JsonNode.Parse(Serializer.ToCleanJson(fact)) })]),
            ["state"] = JsonNode.Parse(Serializer.ToCleanJson(Story.Fold(facts))),
        }.ToJsonString(Readable);
    }

    private static object Read(JsonNode stored)
    {
        using var stream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(stored["data"]));
        return Serializer.FromJson(Types[stored["fact"]!.GetValue<string>()], stream);
    }

    private static IReadOnlyList<(Type Fact, string Name)> Declared()
    {
        var store = new StoreDeclaration("workflows", new StoreOptions());
        new WorkflowsPart().Store(store);
        return store.Facts;
    }

    private static string PathOf(string name) => Path.Combine(Folder(), $"{name}.json");

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../Corpus"));
}
