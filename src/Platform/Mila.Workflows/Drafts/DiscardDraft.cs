using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Workflows.Drafts;

/// <summary>A draft is thrown away (abandon d’un brouillon).</summary>
public sealed record DiscardDraft(string Key);

public static class DiscardDraftHandler
{
    public static DraftDiscarded Decide(DiscardDraft command, OwnDefinition? own)
    {
        Rule.That(own?.Draft is not null, "draft.none", "There is no draft.");
        return new(command.Key);
    }

    public static async Task Handle(DiscardDraft command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<OwnDefinition>(OwnDefinition.IdOf(command.Key), cancellation);
        stream.AppendOne(Decide(command, stream.Aggregate));
    }
}

public static class DiscardDraftField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<DiscardDraft, OwnDefinitionType>("discardWorkflowDraft", "workflows.draft")
        .Describe("Throws a draft away.")
        .Argument<NonNullGraphType<StringGraphType>>("key")
        .Send(context => new DiscardDraft(context.GetArgument<string>("key")))
        .Return<OwnDefinition>(command => OwnDefinition.IdOf(command.Key));
}
