using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Workflows.Definitions;

namespace Mila.Workflows.Drafts;

/// <summary>The association goes back to the shipped version; instances that run stay with theirs (retrait d’une version publiée).</summary>
public sealed record WithdrawDefinition(string Key);

public static class WithdrawDefinitionHandler
{
    public static DefinitionWithdrawn Decide(
        WithdrawDefinition command, OwnDefinition? own, Definition? shipped, IReadOnlyDictionary<string, Definition> inForce, Checking check)
    {
        Rule.That(own?.Published is not null, "definition.not_published", "The shipped version is in force.");
        Rule.That(shipped is not null && check.CallersAreRight(shipped, inForce), "draft.breaks_a_caller", "A definition that calls it does not foresee how it may end.");
        return new(command.Key, own.Published.Version);
    }

    public static async Task Handle(
        WithdrawDefinition command, IDocumentSession session, PublishedDefinitions definitions, Checking check, CancellationToken cancellation)
    {
        var inForce = await definitions.InForce(session, cancellation);
        var stream = await session.Events.FetchForWriting<OwnDefinition>(OwnDefinition.IdOf(command.Key), cancellation);
        stream.AppendOne(Decide(command, stream.Aggregate, definitions.Find(command.Key), inForce, check));
    }
}

public static class WithdrawDefinitionField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<WithdrawDefinition, OwnDefinitionType>("withdrawWorkflowDefinition", "workflows.publish")
        .Describe("Goes back to the version that Mila ships.")
        .Argument<NonNullGraphType<StringGraphType>>("key")
        .Send(context => new WithdrawDefinition(context.GetArgument<string>("key")))
        .Return<OwnDefinition>(command => OwnDefinition.IdOf(command.Key));
}
