using Marten;
using Mila.Kernel;
using Mila.Membership.Dues.Campaigns;
using Wolverine;

namespace Mila.Membership.Dues;

/// <summary>A call asks for nothing any more (annulation d’un appel): what came in for it pays the next one. Sent when an admission lapses.</summary>
public sealed record CancelDuesCall(Guid DuesCallId, CallFault Reason);

public static class CancelDuesCallHandler
{
    /// <returns>None when there is nothing to cancel.</returns>
    public static DuesCallCancelled? Decide(CancelDuesCall command, DuesCall? call, DateOnly today) =>
        call is { State: not DuesState.Cancelled } ? new(call.Id, command.Reason, today) : null;

    public static async Task<OutgoingMessages> Handle(CancelDuesCall command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<DuesCall>(command.DuesCallId, cancellation);
        if (Decide(command, stream.Aggregate, moment.Today) is not { } cancelled)
            return [];
        stream.AppendOne(cancelled);
        return await session.SettleCampaign(stream.Aggregate!, moment.Today, cancellation);
    }
}
