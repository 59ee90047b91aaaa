using Mila.Modules;

namespace Mila.Membership.Successions;

/// <summary>The successions' part of the module's table of contents.</summary>
internal static class SuccessionDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<Succession>()
        .Document<Succession>(successions => successions
            .Duplicate(succession => succession.PredecessorId).Duplicate(succession => succession.DeclaredOn).Duplicate(succession => succession.EndedOn))
        .Fact<SuccessionDeclared>("membership.succession_declared.v1")
        .Fact<SuccessionPutToVote>("membership.succession_put_to_vote.v1")
        .Fact<SuccessionVoteInconclusive>("membership.succession_vote_inconclusive.v1")
        .Fact<SuccessionConfirmed>("membership.succession_confirmed.v1")
        .Fact<SuccessionRefused>("membership.succession_refused.v1")
        .Fact<SuccessionDropped>("membership.succession_dropped.v1");

    public static void Messages(MessageNames messages) => messages
        .Add<CloseSuccessionVote>("membership.close_succession_vote.v1")
        .Add<RemindSuccessionElectors>("membership.remind_succession_electors.v1")
        .Add<WriteSuccessionDecision>("membership.write_succession_decision.v1");

    public static void Graph(GraphRoots graph)
    {
        SuccessionType.AddTo(graph.Query);
        DeclareSuccessionFields.AddTo(graph.Mutation);
        ProposeSuccessorField.AddTo(graph.Mutation);
    }
}
