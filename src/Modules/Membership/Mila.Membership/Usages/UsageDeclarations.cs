using Mila.Modules;

namespace Mila.Membership.Usages;

/// <summary>The usages' part of the module's table of contents.</summary>
internal static class UsageDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Document<HotlineReport>()
        .Aggregate<UsageLedger>()
        .Document<UsageLedger>(ledgers => ledgers.Duplicate(ledger => ledger.StructureId).Duplicate(ledger => ledger.Year))
        .Fact<UsageCounted>("membership.usage_counted.v1")
        .Fact<UsageCancelled>("membership.usage_cancelled.v1");

    public static void Graph(GraphRoots graph)
    {
        UsageLedgerType.AddTo(graph.Query);
        UsersOfNothing.AddTo(graph.Query);
        UsageFields.AddTo(graph.Mutation);
        ImportHotlineField.AddTo(graph.Mutation);
    }
}
