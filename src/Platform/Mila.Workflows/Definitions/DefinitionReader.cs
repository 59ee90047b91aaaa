using System.Text.Json;
using Mila.Kernel;

namespace Mila.Workflows.Definitions;

/// <summary>What is wrong with a definition, in French.</summary>
/// <param name="Step">The step at fault; none when it is the whole.</param>
/// <param name="Line">The line of the text, where it is known.</param>
public sealed record DefinitionError(string? Step, string Message, int? Line = null)
{
    public override string ToString() => French.Typeset($"{(Step is null ? "Définition" : $"Étape « {Step} »")} : {Message}");
}

/// <summary>A definition read from its text, or why it could not be.</summary>
public sealed record Reading(Definition? Definition, IReadOnlyList<DefinitionError> Errors);

/// <summary>Reads a definition's JSON strictly: a member that is unknown, missing or of the wrong kind is an error that names its step.</summary>
public static class DefinitionReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static Reading Read(string json)
    {
        var errors = new List<DefinitionError>();
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var root = new JsonReading(document.RootElement, null, "", errors);
            var definition = Whole(root, json);
            return new(errors.Count == 0 ? definition : null, errors);
        }
        catch (JsonException e)
        {
            return new(null, [new(null, $"ce texte n’est pas du JSON valable (ligne {e.LineNumber + 1}).", (int?)e.LineNumber + 1)]);
        }
    }

    private static Definition Whole(JsonReading root, string json)
    {
        root.Only("key", "version", "title", "subject", "start", "steps");
        return new(
            root.Text("key"), root.Number("version"), root.Text("title"), root.Text("subject"), root.Text("start"),
            [.. root.List("steps").Select((step, i) => Step(step.Named(step.Text("key") is { Length: > 0 } key ? key : $"n° {i + 1}")))], json);
    }

    private static Step Step(JsonReading step)
    {
        var (key, label) = (step.Text("key"), step.Text("label"));
        return step.Text("kind") switch
        {
            "user" => Lasting(step, ["role", "command", "page", "on"],
                new UserStep(key, label, step.Text("role"), step.Text("command"), step.Text("page"), Hearings(step))),
            "question" => Lasting(step, ["role", "on", "interruptions"],
                new QuestionStep(key, label, step.Text("role"), Answers(step), Hearings(step, "interruptions"))),
            "wait" => Lasting(step, ["on"], new WaitStep(key, label, Hearings(step))),
            "service" => Lasting(step, ["request", "on"], new ServiceStep(key, label, step.Text("request"), Answers(step))),
            "decision" => Passing(step, ["cases", "otherwise"], new DecisionStep(key, label, Cases(step), step.Text("otherwise"))),
            "parallel" => Lasting(step, ["join", "branches", "on", "interruptions"],
                new ParallelStep(key, label, JoinOf(step), Branches(step), Answers(step), Hearings(step, "interruptions"))),
            "call" => Lasting(step, ["definition", "on", "interruptions"],
                new CallStep(key, label, step.Text("definition"), Answers(step), Hearings(step, "interruptions"))),
            "end" => Passing(step, ["outcome"], new EndStep(key, label, step.Text("outcome"))),
            var kind => Unknown(step, kind, new EndStep(key, label, "")),
        };
    }

    private static Step Lasting(JsonReading step, string[] members, Step read)
    {
        step.Only(["key", "kind", "label", "deadline", "reminders", .. members]);
        return read with
        {
            Deadline = step.Optional("deadline") is { } deadline ? ReadDeadline(deadline) : null,
            Reminders = [.. step.OptionalList("reminders").Select(ReadReminder)],
        };
    }

    private static Step Passing(JsonReading step, string[] members, Step read)
    {
        step.Only(["key", "kind", "label", .. members]);
        return read;
    }

    private static Step Unknown(JsonReading step, string kind, Step read)
    {
        if (kind.Length > 0)
            step.Refuse($"« {kind} » n’est pas un genre d’étape ; choisissez user, question, wait, service, decision, parallel, call ou end.");
        return read;
    }

    private static Join JoinOf(JsonReading step)
    {
        var join = step.Text("join");
        if (join is not ("all" or "first" or ""))
            step.Refuse($"« join » vaut all (toutes les branches) ou first (la première), pas « {join} ».");
        return join == "first" ? Join.First : Join.All;
    }

    private static List<Branch> Branches(JsonReading step) => [.. step.List("branches").Select(branch =>
    {
        branch.Only("to", "label");
        return new Branch(branch.Text("to"), branch.OptionalText("label"));
    })];

    private static List<Hearing> Hearings(JsonReading step, string member = "on") => [.. step.OptionalList(member).Select(on =>
    {
        on.Only("announcement", "outcome", "to", "label");
        return new Hearing(on.Text("announcement"), on.OptionalText("outcome"), on.Text("to"), on.OptionalText("label"));
    })];

    private static List<Answer> Answers(JsonReading step) => [.. step.List("on").Select(on =>
    {
        on.Only("outcome", "to", "label");
        return new Answer(on.Text("outcome"), on.Text("to"), on.OptionalText("label"));
    })];

    private static List<Case> Cases(JsonReading step) => [.. step.List("cases").Select(each =>
    {
        each.Only("when", "to", "label");
        var text = each.Text("when");
        var guard = Guard.Parse(text);
        if (guard is null && text.Length > 0)
            each.Refuse($"« {text} » n’est pas une condition ; écrivez par exemple path == 'hosted', path != 'hosted' ou path in ('desk', 'shop').");
        return new Case(guard ?? new Guard("", Comparison.Is, [""]), each.Text("to"), each.OptionalText("label"));
    })];

    private static Deadline ReadDeadline(JsonReading deadline)
    {
        deadline.Only("after", "before", "of", "to");
        var (after, before, of) = (deadline.OptionalText("after"), deadline.OptionalText("before"), deadline.OptionalText("of"));
        if (after is null == before is null)
            deadline.Refuse("dites soit « after », soit « before ».");
        if (before is not null && of is null)
            deadline.Refuse("« before » veut « of », le jour d’avant lequel on compte.");
        return new(after, before, of, deadline.Text("to"));
    }

    private static Reminder ReadReminder(JsonReading reminder)
    {
        reminder.Only("after", "beforeDeadline", "request");
        var (after, before) = (reminder.OptionalText("after"), reminder.OptionalText("beforeDeadline"));
        if (after is null == before is null)
            reminder.Refuse("dites soit « after », soit « beforeDeadline ».");
        return new(after, before, reminder.Text("request"));
    }
}
