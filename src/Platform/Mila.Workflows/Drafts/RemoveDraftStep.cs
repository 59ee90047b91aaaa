using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Workflows.Definitions;

namespace Mila.Workflows.Drafts;

/// <summary>A step is taken out of a draft (retrait d’une étape), and what led to it leads to another.</summary>
/// <param name="To">The step that what led to it leads to from now on.</param>
public sealed record RemoveDraftStep(string Key, string Step, string To);

public static class RemoveDraftStepHandler
{
    public static DraftSaved Decide(RemoveDraftStep command, OwnDefinition? own, Definition? inForce, Guid? by)
    {
        Rule.That(inForce is not null, "workflow.unknown", "There is no such definition.");
        var text = own?.Draft?.Text ?? inForce.Text;
        var definition = DefinitionReader.Read(text).Definition;
        Rule.That(definition?.Start != command.Step, "draft.start_kept", "A definition begins somewhere.", "step");
        Rule.That(command.To != command.Step && definition?.Steps.Any(step => step.Key == command.To) == true, "draft.other_step_unknown", "What led to it leads to another step of the draft.", "to");
        var shorter = DefinitionText.WithoutStep(text, command.Step, command.To);
        Rule.That(shorter is not null, "draft.step_unknown", "The draft has no such step.", "step");
        return SaveDraftHandler.Decide(new(command.Key, shorter), inForce, by);
    }

    public static Task Handle(RemoveDraftStep command, IDocumentSession session, PublishedDefinitions definitions, Moment moment, CancellationToken cancellation) =>
        definitions.WriteDraft(session, command.Key, (own, inForce) => Decide(command, own, inForce, moment.Actor), cancellation);
}

public static class RemoveDraftStepField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<RemoveDraftStep, OwnDefinitionType>("removeWorkflowDraftStep", "workflows.draft")
        .Describe("Takes a step out of a draft; what led to it leads to another. The draft is begun from the version in force when there is none. Errors are shown with it and do not refuse it.")
        .Argument<NonNullGraphType<StringGraphType>>("key", "The definition's key.")
        .Argument<NonNullGraphType<StringGraphType>>("step", "The step's key.")
        .Argument<NonNullGraphType<StringGraphType>>("to", "The key of the step that what led to it leads to.")
        .Send(context => new RemoveDraftStep(context.GetArgument<string>("key"), context.GetArgument<string>("step"), context.GetArgument<string>("to")))
        .Return<OwnDefinition>(command => OwnDefinition.IdOf(command.Key));
}
