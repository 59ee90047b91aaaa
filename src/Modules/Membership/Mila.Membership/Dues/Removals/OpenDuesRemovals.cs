using Marten;
using Mila.Kernel;
using Mila.Membership.Dues.Campaigns;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Dues.Removals;

/// <summary>Somebody is to decide about the members who owe in a campaign for so long (radiations à proposer). Sent by the workflow.</summary>
public sealed record OpenDuesRemovals(Guid CampaignId);

public static class OpenDuesRemovalsHandler
{
    /// <returns>None when it is asked already.</returns>
    public static RemovalsAwaited? Decide(DuesCampaign campaign, IEnumerable<RemovalCase> all, DateOnly today)
    {
        if (campaign.State is CampaignState.Deciding)
            return null;
        var cases = all.Where(each => each.IsIn(campaign)).ToList();
        Guid[] open = [.. cases.Where(each => each.State is RemovalState.ToDecide).Select(each => each.Structure.Id)];
        Rule.That(open.Length > 0 || !cases.Exists(each => each.State is RemovalState.InVote or RemovalState.Delayed),
            "dues.decisions_pending", "What is left was given time, or is voted on.");
        Rule.That(open.Length > 0, "dues.nobody_to_remove", "No member owes for so long without a decision.");
        return new(campaign.Id, open, today);
    }

    public static async Task<OutgoingMessages> Handle(
        OpenDuesRemovals command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CampaignToWrite(command.CampaignId, cancellation);
        return Decide(stream.Aggregate!, await RemovalCase.All(session, settings, moment.Today, cancellation), moment.Today) is { } awaited ? stream.Record(awaited) : [];
    }

    /// <summary>A campaign that waits for decisions is told when none is left to take.</summary>
    /// <param name="settled">Whether a case is settled by what is being recorded.</param>
    public static async Task<OutgoingMessages> TellDealtWith(
        this IDocumentSession session, IEnumerable<Guid> campaigns, IReadOnlyList<RemovalCase> cases, Func<RemovalCase, bool> settled, DateOnly today, CancellationToken cancellation)
    {
        OutgoingMessages messages = [];
        foreach (var campaign in await session.LoadManyAsync<DuesCampaign>(cancellation, campaigns.Distinct()))
            if (campaign.State is CampaignState.Deciding && !cases.Any(each => each.State is RemovalState.ToDecide && each.IsIn(campaign) && !settled(each)))
                messages.AddRange((await session.CampaignToWrite(campaign.Id, cancellation)).Record(new RemovalsDealtWith(campaign.Id, today)));
        return messages;
    }
}
