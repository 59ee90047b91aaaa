using Mila.Modules;

namespace Mila.Membership.Arrangements;

/// <summary>The arrangements' part of the module's table of contents.</summary>
internal static class ArrangementDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<Arrangement>()
        .Document<Arrangement>(arrangements => arrangements.Duplicate(each => each.DebtId).Duplicate(each => each.State))
        .Fact<ArrangementAgreed>("membership.arrangement_agreed.v1")
        .Fact<InstalmentsPaid>("membership.instalments_paid.v1")
        .Fact<InstalmentReminded>("membership.instalment_reminded.v1")
        .Fact<ArrangementBroken>("membership.arrangement_broken.v1")
        .Fact<ArrangementKept>("membership.arrangement_kept.v1")
        .Fact<ArrangementCancelled>("membership.arrangement_cancelled.v1");

    public static void Messages(MessageNames messages) => messages
        .Add<RemindOfInstalment>("membership.remind_of_instalment.v1")
        .Add<BreakArrangement>("membership.break_arrangement.v1");

    public static void Graph(GraphRoots graph) => ArrangementFields.AddTo(graph.Mutation);
}
