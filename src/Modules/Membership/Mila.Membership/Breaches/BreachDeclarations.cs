using Mila.Modules;

namespace Mila.Membership.Breaches;

/// <summary>The breaches' part of the module's table of contents.</summary>
internal static class BreachDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<Breach>()
        .Document<Breach>(breaches => breaches
            .Duplicate(breach => breach.StructureId).Duplicate(breach => breach.State).Duplicate(breach => breach.ReportedOn).Duplicate(breach => breach.EndedOn))
        .Fact<BreachReported>("membership.breach_reported.v1")
        .Fact<BreachDismissed>("membership.breach_dismissed.v1")
        .Fact<BreachGroundsStated>("membership.breach_grounds_stated.v1")
        .Fact<BreachAnswered>("membership.breach_answered.v1")
        .Fact<BreachHearingSet>("membership.breach_hearing_set.v1")
        .Fact<BreachHeard>("membership.breach_heard.v1")
        .Fact<BreachPutToVote>("membership.breach_put_to_vote.v1")
        .Fact<BreachVoteInconclusive>("membership.breach_vote_inconclusive.v1")
        .Fact<BreachDecided>("membership.breach_decided.v1");

    public static void Messages(MessageNames messages) => messages
        .Add<PutBreachToVote>("membership.put_breach_to_vote.v1")
        .Add<CloseBreachVote>("membership.close_breach_vote.v1")
        .Add<RemindBreachElectors>("membership.remind_breach_electors.v1")
        .Add<ExcludeStructure>("membership.exclude_structure.v1")
        .Add<WriteBreachLetter>("membership.write_breach_letter.v1");

    public static void Graph(GraphRoots graph)
    {
        BreachType.AddTo(graph.Query);
        ReportBreachField.AddTo(graph.Mutation);
        DismissBreachField.AddTo(graph.Mutation);
        StateBreachGroundsField.AddTo(graph.Mutation);
        RecordBreachAnswerField.AddTo(graph.Mutation);
        AnswerBreachField.AddTo(graph.Query, graph.Mutation);
        SetBreachHearingField.AddTo(graph.Mutation);
        RecordBreachHearingField.AddTo(graph.Mutation);
        PutBreachToVoteField.AddTo(graph.Mutation);
    }
}
