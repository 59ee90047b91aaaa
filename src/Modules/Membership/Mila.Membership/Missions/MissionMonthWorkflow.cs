using System.Globalization;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Missions;

/// <summary>What a month of presence brings to the workflow engine (état de présence): over, it waits to be stated.</summary>
public static class MissionMonthWorkflow
{
    public const string Definition = "mission_month";
    public const string Subject = "mission_month";

    public static void Declare(SettingList settings) => settings
        .Days("mission.month_over_days", 0, "Jours après la fin d’un mois de service civique, avant de demander son état de présence")
        .Days("mission.state_days", 5, "Jours après la fin d’un mois de service civique pour constater son état de présence");

    public static void AddTo(WorkflowList workflows) => workflows
        .Announcement("membership.mission_month_marked", Subject)
        .Announcement("membership.mission_month_stated", Subject)
        .Day(Subject, "last")
        .Words("mission_month.words.fr.json")
        .Definition("mission_month.workflow.json");

    /// <summary>The last day of the mission in that month.</summary>
    public static DateOnly LastDay(CivicMission mission, DateOnly month)
    {
        var last = MissionMonth.Of(month).AddMonths(1).AddDays(-1);
        return last < mission.LastDay ? last : mission.LastDay;
    }

    internal static async Task<CivicMission> MissionOf(this IQuerySession session, Guid id, CancellationToken cancellation)
    {
        var mission = await session.LoadAsync<CivicMission>(id, cancellation);
        Rule.That(mission is not null, "mission.unknown", "There is no such mission.", "missionId");
        return mission;
    }

    internal static OutgoingMessages Record(this IEventStream<MissionMonth> stream, CivicMission mission, object fact) =>
        stream.Tell([fact], (month, each) => month.Evolve(each), (after, each, version) => new(
            Subject, after.Id, version, $"membership.mission_month_{(each is MissionMonthStated ? "stated" : "marked")}",
            Values: new Dictionary<string, string> { ["last"] = LastDay(mission, after.Month).ToString("O", CultureInfo.InvariantCulture) }));
}
