using System.Globalization;
using JasperFx.Events;
using Marten;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Documents;

/// <summary>What documents that end bring to the workflow engine (renouvellement d’un document): the task to renew each, in time.</summary>
public static class DocumentWorkflow
{
    public const string Subject = "document";
    private const string Notice = "notice";

    public static StartInstance Start(Guid documentId) => StartInstance.Of("document", Subject, documentId);

    public static void AddTo(WorkflowList workflows) => workflows
        .Announcement("membership.document_registered", Subject)
        .Announcement("membership.document_replaced", Subject)
        .Announcement("membership.document_withdrawn", Subject)
        .Value(Subject, Notice, "long", "short")
        .Day(Subject, "until")
        .Words("document.words.fr.json")
        .Definition("document.workflow.json");

    public static void Declare(SettingList settings) => settings
        .Days("document.agreement_notice_days", 183, "Jours avant la fin d’un agrément où son renouvellement est à préparer")
        .Days("document.notice_days", 60, "Jours avant la fin d’un autre document où son renouvellement est à préparer")
        .Days("document.grace_days", 0, "Jours de tolérance après la fin d’un document, avant qu’il compte comme expiré");

    /// <summary>Appends the fact; the message tells it to the engine, with its version. Only documents that end are followed.</summary>
    public static OutgoingMessages Record(this IEventStream<RegisteredDocument> stream, object fact) =>
        stream.Tell([fact], (document, known) => document.Evolve(known), Happening);

    private static Happened? Happening(RegisteredDocument after, object fact, long version) => after.Until is not { } until ? null : new(
        Subject, after.Id, version, $"membership.document_{NameOf(fact)}", Values: new Dictionary<string, string>
        {
            ["until"] = until.ToString("O", CultureInfo.InvariantCulture),
            [Notice] = after.Kind is DocumentKind.Agreement or DocumentKind.CivicServiceAgreement ? "long" : "short",
        });

    private static string NameOf(object fact) => fact switch
    {
        DocumentRegistered => "registered",
        DocumentReplaced => "replaced",
        DocumentWithdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact of a document has a name for the engine."),
    };
}
