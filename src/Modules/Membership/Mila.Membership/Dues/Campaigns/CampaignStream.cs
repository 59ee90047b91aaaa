using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Kernel;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Dues.Campaigns;

/// <summary>Reads a campaign to decide about it, appends what was decided, and tells the workflow engine each fact.</summary>
public static class CampaignStream
{
    /// <summary>The campaign, locked until the commit: of two payments at once, the second knows of the first.</summary>
    /// <exception cref="RuleViolation">When there is no such campaign.</exception>
    public static async Task<IEventStream<DuesCampaign>> CampaignToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForExclusiveWriting<DuesCampaign>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "id.unknown", "There is no such campaign.", "campaignId");
        return stream;
    }

    /// <summary>Something is owed on a day: the campaign of that day is opened, or opened again, and chased.</summary>
    public static async Task<OutgoingMessages> OpenCampaign(this IDocumentSession session, int year, DateOnly dueOn, DateOnly today, CancellationToken cancellation)
    {
        var id = DuesCampaign.IdOf(year, dueOn);
        var stream = await session.Events.FetchForWriting<DuesCampaign>(id, cancellation);
        if (stream.Aggregate is { State: not CampaignState.Settled })
            return [];
        object opened = stream.Aggregate is null ? new DuesCampaignOpened(id, year, dueOn, today) : new DuesCampaignReopened(id, today);
        var version = (stream.CurrentVersion ?? 0) + 1;
        var messages = stream.Record(opened);
        messages.Add(DuesWorkflow.Start(id, version));
        return messages;
    }

    /// <summary>A call was settled: its campaign is over when it was the last.</summary>
    public static async Task<OutgoingMessages> SettleCampaign(this IDocumentSession session, DuesCall settled, DateOnly today, CancellationToken cancellation)
    {
        var id = DuesCampaign.IdOf(settled.Year, settled.DueOn);
        if (await session.Events.FetchStreamStateAsync(id, cancellation) is null)
            return [];
        var stream = await session.CampaignToWrite(id, cancellation);
        if (stream.Aggregate is { State: CampaignState.Settled })
            return [];
        var owed = await session.OwedIn(stream.Aggregate!).AnyAsync(call => call.Id != settled.Id, cancellation);
        return owed ? [] : stream.Record(new DuesCampaignSettled(id, today));
    }

    /// <summary>The calls of a campaign for which something is owed.</summary>
    public static IQueryable<DuesCall> OwedIn(this IQuerySession session, DuesCampaign campaign) => session.Query<DuesCall>()
        .Where(call => call.Year == campaign.Year && call.DueOn == campaign.DueOn && (call.State == DuesState.Due || call.State == DuesState.PartPaid));

    /// <summary>Appends the facts; the messages tell them to the engine, each with its version.</summary>
    public static OutgoingMessages Record(this IEventStream<DuesCampaign> stream, params IReadOnlyList<object> facts) =>
        stream.Tell(facts, (campaign, fact) => campaign.Evolve(fact), (after, fact, version) => Happened(after.Id, fact, version));

    private static Happened Happened(Guid id, object fact, long version)
    {
        var (name, outcome) = fact switch
        {
            DuesCampaignOpened => ("dues_campaign_opened", null),
            DuesRemindersWritten f => ("dues_reminders_written", ClosedWord.Of(f.Stage)),
            RemovalsAwaited => ("dues_removals_awaited", null),
            RemovalsDealtWith => ("dues_removals_dealt_with", null),
            DuesCampaignSettled => ("dues_campaign_settled", null),
            DuesCampaignReopened => ("dues_campaign_reopened", (string?)null),
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact of a campaign has a name for the engine."),
        };
        return new(DuesWorkflow.Subject, id, version, $"membership.{name}", outcome);
    }
}
