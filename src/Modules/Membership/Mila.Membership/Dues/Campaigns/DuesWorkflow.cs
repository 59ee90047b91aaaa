using Mila.Kernel;
using Mila.Membership.Dues.Removals;
using Mila.Modules;
using Mila.Workflows;

namespace Mila.Membership.Dues.Campaigns;

/// <summary>What a campaign brings to the workflow engine (relance des cotisations): its definition, what it announces and may be asked, its settings.</summary>
public static class DuesWorkflow
{
    public const string Definition = "dues";
    public const string Subject = "dues_campaign";

    /// <summary>The chase from the fact of that version on: another one each time the campaign is opened.</summary>
    public static StartInstance Start(Guid campaignId, long version) => version == 1
        ? StartInstance.Of(Definition, Subject, campaignId)
        : new(NamedId.Of("instance", Definition, Subject, campaignId.ToString(), $"{version}"), Definition, Subject, campaignId, version);

    public static void AddTo(WorkflowList workflows)
    {
        foreach (var stage in Enum.GetValues<DuesStage>())
            workflows.Request($"membership.write_dues_{ClosedWord.Of(stage)}", request => new WriteDuesReminders(request.SubjectId, stage));
        workflows
            .Request("membership.open_dues_removals", request => new OpenDuesRemovals(request.SubjectId), "dues.decisions_pending", "dues.nobody_to_remove")
            .Request("membership.close_removal_votes", request => new CloseRemovalVotes(request.SubjectId))
            .Announcement("membership.dues_campaign_opened", Subject)
            .Announcement("membership.dues_reminders_written", Subject, ClosedWord.AllOf<DuesStage>())
            .Announcement("membership.dues_removals_awaited", Subject)
            .Announcement("membership.dues_removals_dealt_with", Subject)
            .Announcement("membership.dues_campaign_settled", Subject)
            .Announcement("membership.dues_campaign_reopened", Subject)
            .Definition("dues.workflow.json");
    }

    public static void Declare(SettingList settings) => settings
        .Days("dues.reminder_before_days", 15, "Jours avant l’échéance où une cotisation encore due est rappelée")
        .Days("dues.first_reminder_days", 15, "Jours après l’échéance où part la première relance de cotisation")
        .Days("dues.second_reminder_days", 45, "Jours après l’échéance où part la seconde relance de cotisation")
        .Days("dues.removal_days", 90, "Jours après l’échéance au terme desquels la radiation peut être proposée")
        .Days("dues.vote_days", 10, "Jours pendant lesquels le vote sur une radiation reste ouvert")
        .Days("dues.recheck_days", 30, "Jours après lesquels les délais accordés sont revus");
}
