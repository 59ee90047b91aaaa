using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Workflows.Definitions;

namespace Mila.Workflows.Drafts;

/// <summary>A draft of a definition is written, right or not yet (enregistrement d’un brouillon).</summary>
public sealed record SaveDraft(string Key, string Text);

public static class SaveDraftHandler
{
    /// <summary>Far more than any definition needs.</summary>
    public const int LongestText = 100_000;

    public static DraftSaved Decide(SaveDraft command, Definition? inForce, Guid? by)
    {
        Rule.That(inForce is not null, "workflow.unknown", "There is no such definition.");
        Rule.That(!string.IsNullOrWhiteSpace(command.Text), "draft.empty", "A draft has a text.", "text");
        Rule.That(command.Text.Length <= LongestText, "draft.too_long", "The text is too long.", "text");
        return new(OwnDefinition.IdOf(command.Key), command.Key, inForce.Version, command.Text, by);
    }

    public static Task Handle(SaveDraft command, IDocumentSession session, PublishedDefinitions definitions, Moment moment, CancellationToken cancellation) =>
        definitions.WriteDraft(session, command.Key, (_, inForce) => Decide(command, inForce, moment.Actor), cancellation);

    /// <summary>What every change of a draft does: the text is made of the draft, or of the version in force, and saved.</summary>
    internal static async Task WriteDraft(
        this PublishedDefinitions definitions, IDocumentSession session, string key, Func<OwnDefinition?, Definition?, DraftSaved> decide, CancellationToken cancellation)
    {
        var inForce = (await definitions.InForce(session, cancellation)).GetValueOrDefault(key);
        var stream = await session.Events.FetchForWriting<OwnDefinition>(OwnDefinition.IdOf(key), cancellation);
        stream.AppendOne(decide(stream.Aggregate, inForce));
    }
}

public static class SaveDraftField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<SaveDraft, OwnDefinitionType>("saveWorkflowDraft", "workflows.draft")
        .Describe("Writes a draft of a definition; errors are shown with it and do not refuse it.")
        .Argument<NonNullGraphType<StringGraphType>>("key", "The definition's key.")
        .Argument<NonNullGraphType<StringGraphType>>("text", "The definition, as JSON.")
        .Send(context => new SaveDraft(context.GetArgument<string>("key"), context.GetArgument<string>("text")))
        .Return<OwnDefinition>(command => OwnDefinition.IdOf(command.Key));
}
