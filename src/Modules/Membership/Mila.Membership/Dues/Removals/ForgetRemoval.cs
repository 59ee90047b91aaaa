using Marten;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Dues.Campaigns;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Dues.Removals;

/// <summary>Late dues were paid after all (régularisation): nobody is removed for them.</summary>
public static class ForgetRemovals
{
    /// <summary>A vote that is open on the removal has no object any more, unless something else is late; what is left to decide is told.</summary>
    public static async Task<OutgoingMessages> ForgetRemoval(
        this IDocumentSession session, DuesCall settled, Settings settings, Moment moment, CancellationToken cancellation)
    {
        OutgoingMessages messages = [];
        var debtor = await session.LoadAsync<Debtor>(Debtor.IdOf(settled.StructureId), cancellation);
        if (debtor?.DeliberationId is { } vote && !await OwesElse(session, settled, moment.Today, cancellation))
            messages.AddRange(await DropDeliberationHandler.Handle(new(vote), session, moment, cancellation));

        var campaign = await session.LoadAsync<DuesCampaign>(DuesCampaign.IdOf(settled.Year, settled.DueOn), cancellation);
        if (campaign is { State: CampaignState.Deciding } && await session.OwedIn(campaign).AnyAsync(call => call.Id != settled.Id, cancellation))
            messages.AddRange(await session.TellDealtWith(
                [campaign.Id], await RemovalCase.All(session, settings, moment.Today, cancellation),
                each => each.Calls.All(call => call.Id == settled.Id), moment.Today, cancellation));
        return messages;
    }

    private static Task<bool> OwesElse(IQuerySession session, DuesCall settled, DateOnly today, CancellationToken cancellation) => session.Query<DuesCall>()
        .AnyAsync(call => call.StructureId == settled.StructureId && call.Id != settled.Id
            && (call.State == DuesState.Due || call.State == DuesState.PartPaid) && call.DueOn < today, cancellation);
}
