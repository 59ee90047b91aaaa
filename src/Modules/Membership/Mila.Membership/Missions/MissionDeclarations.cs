using Marten;
using Mila.Modules;

namespace Mila.Membership.Missions;

/// <summary>The civic service's part of the module's table of contents.</summary>
internal static class MissionDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<CivicMission>()
        .Document<CivicMission>(missions => missions.Duplicate(mission => mission.PersonId).Duplicate(mission => mission.From))
        .Fact<MissionBegun>("membership.civic_mission_begun.v1")
        .Fact<MissionShortened>("membership.civic_mission_shortened.v1")
        .Aggregate<MissionTask>()
        .Document<MissionTask>(tasks => tasks.Duplicate(task => task.MissionId).Duplicate(task => task.DueOn))
        .Fact<MissionTaskGiven>("membership.mission_task_given.v1")
        .Fact<MissionTaskDone>("membership.mission_task_done.v1")
        .Fact<MissionTaskDropped>("membership.mission_task_dropped.v1")
        .Aggregate<MissionMonth>()
        .Document<MissionMonth>(months => months.Duplicate(month => month.MissionId).Duplicate(month => month.PersonId).Duplicate(month => month.Month))
        .Fact<MissionDaysMarked>("membership.mission_days_marked.v1")
        .Fact<MissionMonthStated>("membership.mission_month_stated.v1");

    /// <summary>A mission holds ids and days, which the association answers for to the agency; the words go with the person.</summary>
    public static void Erasures(ErasureList erasures) => erasures
        .Kept(
            "civic_missions",
            async (session, person, cancellation) => await session.Query<CivicMission>().Where(mission => mission.PersonId == person).ToListAsync(cancellation),
            (_, _, _, _) => Task.CompletedTask)
        .Kept(
            "civic_mission_months",
            async (session, person, cancellation) => await session.Query<MissionMonth>().Where(month => month.PersonId == person).ToListAsync(cancellation),
            (_, _, _, _) => Task.CompletedTask);

    public static void Graph(GraphRoots graph)
    {
        CivicMissionType.AddTo(graph.Query);
        MissionFields.AddTo(graph.Mutation);
        MissionTaskFields.AddTo(graph.Mutation);
        MissionMonthType.AddTo(graph.Query);
        MissionMonthFields.AddTo(graph.Mutation);
    }
}
