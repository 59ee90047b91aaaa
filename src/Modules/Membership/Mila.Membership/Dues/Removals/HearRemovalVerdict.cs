using Marten;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Contracts;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.Dues.Removals;

/// <summary>The vote on a removal is closed (verdict): the member is removed from that day on, or stays.</summary>
public static class HearRemovalVerdictHandler
{
    /// <summary>The fact; none when the vote is not the one this debtor waits for.</summary>
    public static RemovalDecided? Decide(DeliberationClosed closed, Debtor? debtor) => debtor?.DeliberationId != closed.DeliberationId
        ? null
        : new(debtor.Id, closed.DeliberationId, closed.Outcome switch
        {
            PutRemovalsToVoteHandler.Removed => RemovalOutcome.Removed,
            PutRemovalsToVoteHandler.Kept => RemovalOutcome.Kept,
            Deliberations.NotAdopted => RemovalOutcome.NotAdopted,
            Deliberations.NoQuorum => RemovalOutcome.NoQuorum,
            Deliberations.Moot => RemovalOutcome.Moot,
            _ => throw new ArgumentOutOfRangeException(nameof(closed), closed.Outcome, "A vote on a removal has no such outcome."),
        }, closed.On);

    public static async Task<OutgoingMessages> Handle(DeliberationClosed closed, IDocumentSession session, CancellationToken cancellation)
    {
        if (closed.Question != PutRemovalsToVoteHandler.Question)
            return [];
        var stream = await session.Events.FetchForWriting<Debtor>(Debtor.IdOf(closed.SubjectId), cancellation);
        if (Decide(closed, stream.Aggregate) is not { } decided)
            return [];
        stream.AppendOne(decided);
        return decided.Outcome is RemovalOutcome.Removed ? await Remove(closed, session, cancellation) : [];
    }

    /// <summary>Whoever has left meanwhile is not removed.</summary>
    private static async Task<OutgoingMessages> Remove(DeliberationClosed closed, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Structure>(closed.SubjectId, cancellation);
        var structure = stream.Aggregate!;
        if (!structure.IsMemberOn(closed.On.AddDays(-1)) || !structure.IsMemberOn(closed.On))
            return [];
        var (facts, messages) = structure.Record(EndMembershipHandler.Decide(new(closed.SubjectId, closed.On, EndingCause.Removal), structure));
        stream.AppendMany(facts);
        var owed = await session.Query<DuesCall>()
            .Where(call => call.StructureId == structure.Id && (call.State == DuesState.Due || call.State == DuesState.PartPaid)).ToListAsync(cancellation);
        messages.AddRange(DuesLetters.Removed(structure, owed, closed));
        return messages;
    }
}

/// <summary>The votes on a campaign's removals whose time is over are counted (clôture). Sent by the workflow.</summary>
public sealed record CloseRemovalVotes(Guid CampaignId);

public static class CloseRemovalVotesHandler
{
    public static async Task<OutgoingMessages> Handle(
        CloseRemovalVotes command, IDocumentSession session, Modules.Settings settings, Moment moment, CancellationToken cancellation)
    {
        var campaign = (await session.LoadAsync<Campaigns.DuesCampaign>(command.CampaignId, cancellation))!;
        OutgoingMessages messages = [];
        foreach (var each in await RemovalCase.All(session, settings, moment.Today, cancellation))
            if (each.IsIn(campaign) && each.Debtor is { DeliberationId: { } vote } debtor && debtor.VoteClosesOn < moment.Today)
            {
                var told = await CloseDeliberationHandler.Handle(new(vote), session, moment, cancellation);
                messages.AddRange(told);
                // Heard at once, whoever counted it: what comes next is decided on it.
                if ((told.OfType<DeliberationClosed>().SingleOrDefault() ?? CloseDeliberationHandler.ToldOf((await session.LoadAsync<Deliberation>(vote, cancellation))!)) is { } closed)
                    messages.AddRange(await HearRemovalVerdictHandler.Handle(closed, session, cancellation));
            }
        return messages;
    }
}
