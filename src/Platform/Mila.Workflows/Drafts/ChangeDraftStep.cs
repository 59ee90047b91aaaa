using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Workflows.Definitions;

namespace Mila.Workflows.Drafts;

/// <summary>One step of a draft is changed as a form shows it (modification d’une étape), and nothing around it; a draft is begun when there is none.</summary>
/// <param name="Role">Whose task it is; kept as it is when none is said.</param>
/// <param name="Deadline">The setting that its deadline comes from; none takes the deadline away.</param>
/// <param name="DeadlineTo">The step that its deadline leads to.</param>
/// <param name="Reminders">The settings of its reminders, in their order; none takes that reminder away.</param>
public sealed record ChangeDraftStep(string Key, string Step, string Label, string? Role, string? Deadline, string? DeadlineTo, IReadOnlyList<string?> Reminders);

public static class ChangeDraftStepHandler
{
    public static DraftSaved Decide(ChangeDraftStep command, OwnDefinition? own, Definition? inForce, Guid? by)
    {
        Rule.That(inForce is not null, "workflow.unknown", "There is no such definition.");
        Rule.That(!string.IsNullOrWhiteSpace(command.Label), "draft.step_unnamed", "A step has a label.", "label");
        Rule.That(string.IsNullOrEmpty(command.Deadline) || !string.IsNullOrEmpty(command.DeadlineTo), "draft.deadline_leads_nowhere", "A deadline leads to a step.", "deadlineTo");
        var text = DefinitionText.WithStep(own?.Draft?.Text ?? inForce.Text, command.Step, step => Change(step, command));
        Rule.That(text is not null, "draft.step_unknown", "The draft is no JSON, or has no such step.", "step");
        return SaveDraftHandler.Decide(new(command.Key, text), inForce, by);
    }

    public static Task Handle(ChangeDraftStep command, IDocumentSession session, PublishedDefinitions definitions, Moment moment, CancellationToken cancellation) =>
        definitions.WriteDraft(session, command.Key, (own, inForce) => Decide(command, own, inForce, moment.Actor), cancellation);

    private static void Change(JsonObject step, ChangeDraftStep command)
    {
        step["label"] = command.Label.Trim();
        if (!string.IsNullOrEmpty(command.Role) && step.ContainsKey("role"))
            step["role"] = command.Role;
        if (step["reminders"] is JsonArray reminders)
            Change(reminders, command.Reminders);
        if (string.IsNullOrEmpty(command.Deadline))
            step.Remove("deadline");
        else if (step["deadline"] is JsonObject deadline)
            (deadline[deadline.ContainsKey("before") ? "before" : "after"], deadline["to"]) = (command.Deadline, command.DeadlineTo);
        else
            step["deadline"] = new JsonObject { ["after"] = command.Deadline, ["to"] = command.DeadlineTo };
    }

    /// <summary>From the last to the first: one that is taken away moves none that is still to be changed.</summary>
    private static void Change(JsonArray reminders, IReadOnlyList<string?> settings)
    {
        for (var i = Math.Min(reminders.Count, settings.Count) - 1; i >= 0; i--)
            if (string.IsNullOrEmpty(settings[i]))
                reminders.RemoveAt(i);
            else if (reminders[i] is JsonObject reminder)
                reminder[reminder.ContainsKey("beforeDeadline") ? "beforeDeadline" : "after"] = settings[i];
    }
}

public static class ChangeDraftStepField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<ChangeDraftStep, OwnDefinitionType>("changeWorkflowDraftStep", "workflows.draft")
        .Describe("Changes one step of a draft and nothing around it; the draft is begun from the version in force when there is none. Errors are shown with it and do not refuse it.")
        .Argument<NonNullGraphType<StringGraphType>>("key", "The definition's key.")
        .Argument<NonNullGraphType<StringGraphType>>("step", "The step's key.")
        .Argument<NonNullGraphType<StringGraphType>>("label", "In French.")
        .Argument<StringGraphType>("role", "Whose task it is; left out, it stays.")
        .Argument<StringGraphType>("deadline", "The setting that its deadline comes from; left out, it has none.")
        .Argument<StringGraphType>("deadlineTo", "The key of the step that its deadline leads to.")
        .Argument<ListGraphType<StringGraphType>>("reminders", "The settings of its reminders, in their order; null takes one away.")
        .Send(context => new ChangeDraftStep(
            context.GetArgument<string>("key"), context.GetArgument<string>("step"), context.GetArgument<string>("label"), context.GetArgument<string?>("role"),
            context.GetArgument<string?>("deadline"), context.GetArgument<string?>("deadlineTo"), context.GetArgument<List<string?>?>("reminders") ?? []))
        .Return<OwnDefinition>(command => OwnDefinition.IdOf(command.Key));
}
