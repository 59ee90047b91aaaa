using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Workflows.Definitions;

namespace Mila.Workflows.Drafts;

/// <summary>
/// A question is put on a way out of a step (ajout d’une étape): one more reader, an agreement, a check. Its first answer goes on as
/// the way did; what ended the steps around it while they waited ends it too.
/// </summary>
/// <param name="After">The step whose way out it is put on.</param>
/// <param name="Through">That way, as the definition's ways name it.</param>
/// <param name="Question">What is asked, in French.</param>
/// <param name="Role">Who is asked.</param>
/// <param name="GoOn">The answer that goes on, in French.</param>
/// <param name="Otherwise">Another answer; none when there is just one.</param>
/// <param name="OtherwiseTo">The step that the other answer leads to.</param>
public sealed record AddDraftStep(
    string Key, string After, string Through, string Question, string Role, string GoOn, string? Otherwise = null, string? OtherwiseTo = null);

public static class AddDraftStepHandler
{
    public static DraftSaved Decide(AddDraftStep command, OwnDefinition? own, Definition? inForce, Guid? by)
    {
        Rule.That(inForce is not null, "workflow.unknown", "There is no such definition.");
        Rule.That(!string.IsNullOrWhiteSpace(command.Question), "draft.step_unnamed", "A step has a label.", "question");
        Rule.That(!string.IsNullOrWhiteSpace(command.GoOn), "draft.answer_unnamed", "An answer has its words.", "goOn");
        Rule.That(string.IsNullOrWhiteSpace(command.Otherwise) || !string.IsNullOrEmpty(command.OtherwiseTo), "draft.answer_leads_nowhere", "An answer leads to a step.", "otherwiseTo");
        var text = own?.Draft?.Text ?? inForce.Text;
        var definition = DefinitionReader.Read(text).Definition;
        var after = definition?.Steps.FirstOrDefault(step => step.Key == command.After);
        Rule.That(after is not null, "draft.step_unknown", "The draft cannot be read, or has no such step.", "after");
        var way = Regions.Onward(after).FirstOrDefault(way => way.Through == command.Through);
        Rule.That(way is not null, "step.way_unknown", "The step has no such way out.", "through");
        var key = FreeKey(definition!);
        text = DefinitionText.WithStep(text, after.Key, step => Lead(step, way, key))!;
        text = DefinitionText.WithStepAfter(text, after.Key, Asking(command, key, way.To, Endings(definition!, after.Key, way)))!;
        return SaveDraftHandler.Decide(new(command.Key, text), inForce, by);
    }

    public static Task Handle(AddDraftStep command, IDocumentSession session, PublishedDefinitions definitions, Moment moment, CancellationToken cancellation) =>
        definitions.WriteDraft(session, command.Key, (own, inForce) => Decide(command, own, inForce, moment.Actor), cancellation);

    private static string FreeKey(Definition definition) =>
        Enumerable.Range(1, definition.Steps.Count + 1).Select(number => $"question_{number}").First(key => definition.Steps.All(step => step.Key != key));

    /// <summary>Has the one way lead to the new step, wherever the kind of step writes it.</summary>
    private static void Lead(JsonObject step, Way way, string to)
    {
        if (way.Through == Way.Deadline)
            step["deadline"]!["to"] = to;
        else if (way.Through == Way.Otherwise)
            step["otherwise"] = to;
        else
            Written(step).First(each => ThroughOf(each) == way.Through && each["to"]!.GetValue<string>() == way.To)["to"] = to;
    }

    private static IEnumerable<JsonObject> Written(JsonObject step) =>
        new[] { "on", "interruptions", "cases", "branches" }.SelectMany(member => step[member] as JsonArray ?? []).OfType<JsonObject>();

    private static string ThroughOf(JsonObject way) => (way["announcement"], way["outcome"], way["when"]) switch
    {
        ({ } announcement, null, _) => $"{announcement}",
        ({ } announcement, { } outcome, _) => $"{announcement}={outcome}",
        (null, { } outcome, _) => $"{outcome}",
        (_, _, { } when) => Guard.Parse($"{when}")!.ToString(),
        _ => Way.Branch,
    };

    /// <summary>The announcements that lead from the steps around to an end, such as a withdrawal, must be heard by the new step too; not the one that led to it.</summary>
    private static IEnumerable<Hearing> Endings(Definition definition, string before, Way way)
    {
        var ends = definition.Steps.OfType<EndStep>().Select(end => end.Key).ToHashSet();
        return definition.Steps.Where(step => step.Key == before || step.Key == way.To).SelectMany(step => step.Hearings)
            .Where(hearing => ends.Contains(hearing.To) && hearing.Announcement != way.Through.Split('=')[0]).DistinctBy(hearing => (hearing.Announcement, hearing.Outcome));
    }

    private static JsonObject Asking(AddDraftStep command, string key, string onward, IEnumerable<Hearing> endings)
    {
        var answers = new JsonArray(Answer("go_on", onward, command.GoOn));
        if (!string.IsNullOrWhiteSpace(command.Otherwise))
            answers.Add(Answer("otherwise", command.OtherwiseTo!, command.Otherwise));
        return new()
        {
            ["key"] = key, ["kind"] = "question", ["label"] = command.Question.Trim(), ["role"] = command.Role, ["on"] = answers,
            ["interruptions"] = new JsonArray([.. endings.Select(Interruption)]),
        };
    }

    private static JsonObject Answer(string outcome, string to, string label) => new() { ["outcome"] = outcome, ["to"] = to, ["label"] = label.Trim() };

    private static JsonNode Interruption(Hearing hearing)
    {
        var interruption = new JsonObject { ["announcement"] = hearing.Announcement };
        if (hearing.Outcome is { } outcome)
            interruption["outcome"] = outcome;
        interruption["to"] = hearing.To;
        if (hearing.Label is { } label)
            interruption["label"] = label;
        return interruption;
    }
}

public static class AddDraftStepField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<AddDraftStep, OwnDefinitionType>("addWorkflowDraftStep", "workflows.draft")
        .Describe("Puts a question on a way out of a step: its first answer goes on as the way did. The draft is begun from the version in force when there is none.")
        .Argument<NonNullGraphType<StringGraphType>>("key", "The definition's key.")
        .Argument<NonNullGraphType<StringGraphType>>("after", "The key of the step whose way out it is put on.")
        .Argument<NonNullGraphType<StringGraphType>>("through", "The way out, from the step's ways.")
        .Argument<NonNullGraphType<StringGraphType>>("question", "What is asked, in French.")
        .Argument<NonNullGraphType<StringGraphType>>("role", "Who is asked.")
        .Argument<NonNullGraphType<StringGraphType>>("goOn", "The answer that goes on, in French.")
        .Argument<StringGraphType>("otherwise", "Another answer, in French.")
        .Argument<StringGraphType>("otherwiseTo", "The key of the step that the other answer leads to.")
        .Send(context => new AddDraftStep(
            context.GetArgument<string>("key"), context.GetArgument<string>("after"), context.GetArgument<string>("through"), context.GetArgument<string>("question"),
            context.GetArgument<string>("role"), context.GetArgument<string>("goOn"), context.GetArgument<string?>("otherwise"), context.GetArgument<string?>("otherwiseTo")))
        .Return<OwnDefinition>(command => OwnDefinition.IdOf(command.Key));
}
