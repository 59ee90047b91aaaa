using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows;

namespace Mila.Membership.Desk;

/// <summary>What requests bring to the workflow engine (déroulé d’une demande): the definition, its letters, its settings.</summary>
public static class DeskWorkflow
{
    public static StartInstance Start(Guid requestId) => StartInstance.Of("desk", DeskRequestStream.Subject, requestId);

    /// <summary>The setting that says how many days a kind is given.</summary>
    public static string DaysOf(DeskKind kind) => $"desk.{ClosedWord.Of(kind)}_days";

    public static void AddTo(WorkflowList workflows)
    {
        DeskRequestStream.Announce(workflows);
        foreach (var letter in Enum.GetValues<DeskLetter>())
            workflows.Request($"membership.write_desk_{ClosedWord.Of(letter)}", request => new WriteDeskLetter(request.Token, request.SubjectId, letter));
        workflows
            .Words("desk.words.fr.json")
            .Definition("desk.workflow.json");
    }

    public static void Declare(SettingList settings) => settings
        .Days(DaysOf(DeskKind.Repair), 10, "Jours pour régler une demande de réparation")
        .Days(DaysOf(DeskKind.Key), 3, "Jours pour régler une demande de clé ou de badge")
        .Days(DaysOf(DeskKind.Parcel), 2, "Jours pour régler une demande de colis ou de courrier")
        .Days(DaysOf(DeskKind.Internet), 2, "Jours pour régler une demande sur la connexion internet")
        .Days(DaysOf(DeskKind.Poster), 5, "Jours pour régler une demande d’affichage")
        .Days(DaysOf(DeskKind.Other), 7, "Jours pour régler une autre demande")
        .Days("desk.grace_days", 0, "Jours de tolérance après l’échéance d’une demande, avant qu’elle compte comme en retard")
        .Days("desk.escalation_days", 7, "Jours de retard après lesquels une demande est soumise à la présidence")
        .Days("desk.chase_days", 7, "Jours avant de relancer un tiers dont on attend la réponse")
        .Days("desk.reopen_days", 7, "Jours pendant lesquels l’adhérent peut rouvrir une demande close");
}
