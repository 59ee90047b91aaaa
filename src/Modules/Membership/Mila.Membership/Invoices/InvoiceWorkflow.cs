using Mila.Modules;

namespace Mila.Membership.Invoices;

/// <summary>What invoices bring to the workflow engine (relance d’une facture): the definition, what it hears and asks, its days.</summary>
public static class InvoiceWorkflow
{
    public const string Definition = "invoice";
    public const string Subject = "invoice";

    /// <summary>What the engine is told of each fact of an issued invoice: whether something is owed after it.</summary>
    private static readonly string[] Outcomes = ["owed", "settled"];

    private static readonly string[] Told =
        ["issued", "paid", "payment_cancelled", "credited", "refunded", "written_off", "reminded", "arranged", "arrangement_ended"];

    public static void Declare(SettingList settings) => settings
        .Days("invoice.reminder_before_days", 5, "Jours avant l’échéance où une facture encore due est rappelée")
        .Days("invoice.grace_days", 0, "Jours de tolérance après l’échéance d’une facture, avant qu’elle compte comme en retard")
        .Days("invoice.first_reminder_days", 15, "Jours de retard d’une facture où part la première relance")
        .Days("invoice.second_reminder_days", 30, "Jours de retard d’une facture où part la seconde relance")
        .Days("invoice.decision_days", 60, "Jours de retard d’une facture où la coordination décide de la suite");

    public static string OutcomeOf(Invoice after) => Outcomes[after.Owed > Kernel.Money.Zero ? 0 : 1];

    public static void AddTo(WorkflowList workflows)
    {
        foreach (var name in Told)
            workflows.Announcement($"membership.invoice_{name}", Subject, Outcomes);
        foreach (var stage in Enum.GetValues<InvoiceStage>())
            workflows.Request($"membership.remind_of_invoice_{Kernel.ClosedWord.Of(stage)}", request => new RemindOfInvoice(request.SubjectId, stage));
        workflows
            .Day(Subject, "due")
            .Words("invoice.words.fr.json")
            .Definition("invoice.workflow.json");
    }
}
