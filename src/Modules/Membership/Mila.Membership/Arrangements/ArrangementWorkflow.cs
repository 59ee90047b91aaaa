using Mila.Modules;

namespace Mila.Membership.Arrangements;

/// <summary>What arrangements bring to the workflow engine (suivi d’un échéancier): the definition, what it hears and asks, its days.</summary>
public static class ArrangementWorkflow
{
    public const string Definition = "arrangement";

    private static readonly string[] Told = ["agreed", "paid", "reminded", "broken", "kept", "cancelled"];

    public static void Declare(SettingList settings) => settings
        .Days("arrangement.reminder_before_days", 5, "Jours avant une échéance d’échéancier où elle est rappelée")
        .Days("arrangement.grace_days", 0, "Jours de tolérance après une échéance d’échéancier, avant qu’elle compte comme en retard")
        .Days("arrangement.late_reminder_days", 3, "Jours de retard d’une échéance d’échéancier où part la relance")
        .Days("arrangement.break_days", 15, "Jours de retard d’une échéance après lesquels l’échéancier est rompu");

    public static void AddTo(WorkflowList workflows)
    {
        foreach (var name in Told)
            workflows.Announcement($"membership.arrangement_{name}", ArrangementStream.Subject);
        workflows
            .Day(ArrangementStream.Subject, "due")
            .Request("membership.remind_of_instalment_before", request => new RemindOfInstalment(request.SubjectId, InstalmentStage.Before))
            .Request("membership.remind_of_instalment_late", request => new RemindOfInstalment(request.SubjectId, InstalmentStage.Late))
            .Request("membership.break_arrangement", request => new BreakArrangement(request.SubjectId))
            .Words("arrangement.words.fr.json")
            .Definition("arrangement.workflow.json");
    }
}
