using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Charter;

/// <summary>What a campaign brings to the workflow engine (campagne de signature): its definition, what it announces and may be asked, its settings.</summary>
public static class CharterWorkflow
{
    public const string Subject = "charter_campaign";
    private const string Opened = "membership.charter_campaign_opened";
    private const string Closed = "membership.charter_campaign_closed";

    public static StartInstance Start(Guid campaignId) => StartInstance.Of("charter", Subject, campaignId);

    public static void AddTo(WorkflowList workflows) => workflows
        .Announcement(Opened, Subject)
        .Announcement(Closed, Subject)
        .Request("membership.ask_charter_signatures", request => new AskCharterSignatures(request.Token, request.SubjectId, Again: false))
        .Request("membership.remind_charter_signatures", request => new AskCharterSignatures(request.Token, request.SubjectId, Again: true))
        .Request("membership.close_charter_campaign", request => new CloseCharterCampaign(request.SubjectId))
        .Definition("charter.workflow.json");

    public static void Declare(SettingList settings) => settings
        .Days("charter.first_reminder_days", 14, "Jours après lesquels la signature de la charte est rappelée")
        .Days("charter.second_reminder_days", 28, "Jours après lesquels elle est rappelée une dernière fois")
        .Days("charter.campaign_days", 45, "Jours que dure une campagne de signature de la charte");

    /// <exception cref="RuleViolation">When no campaign has that id.</exception>
    public static async Task<IEventStream<CharterCampaign>> CampaignToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<CharterCampaign>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "id.unknown", "There is no such campaign.", "version");
        return stream;
    }

    /// <summary>Appends the fact; the message tells it to the engine, with its version.</summary>
    public static OutgoingMessages Record(this IEventStream<CharterCampaign> stream, object fact) =>
        stream.Tell([fact], (campaign, known) => campaign.Evolve(known), (after, told, version) => new(Subject, after.Id, version, told switch
        {
            CharterCampaignOpened => Opened,
            CharterCampaignClosed => Closed,
            _ => throw new ArgumentOutOfRangeException(nameof(fact), told.GetType().Name, "A fact of a campaign has a name for the engine."),
        }));
}
