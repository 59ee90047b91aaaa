using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Arrangements;
using Mila.Membership.Dues.Campaigns;
using Mila.Membership.Dues.Removals;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Dues;

/// <summary>A call asks for nothing any more (annulation d’un appel): what came in for it pays the next one, or is given back. Sent when an admission lapses, or by hand.</summary>
public sealed record CancelDuesCall(Guid DuesCallId, CallFault Reason);

public static class CancelDuesCallHandler
{
    /// <returns>None when there is nothing to cancel.</returns>
    public static DuesCallCancelled? Decide(CancelDuesCall command, DuesCall? call, DateOnly today) =>
        call is { State: not DuesState.Cancelled } ? new(call.Id, command.Reason, today) : null;

    public static async Task<OutgoingMessages> Handle(CancelDuesCall command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<DuesCall>(command.DuesCallId, cancellation);
        if (Decide(command, stream.Aggregate, moment.Today) is not { } cancelled)
            return [];
        var call = stream.Aggregate!;
        stream.AppendOne(cancelled);
        var messages = await session.SettleCampaign(call, moment.Today, cancellation);
        messages.AddRange(await session.FollowArrangement(call.Id, call.Evolve(cancelled).Owed, moment.Today, cancellation));
        if (call.IsOverdueOn(moment.Today))
            messages.AddRange(await session.ForgetRemoval(call, settings, moment, cancellation));
        return messages;
    }
}

public static class CancelDuesCallField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<CancelDuesCall, DuesCallType>("cancelDuesCall", "membership.call_dues")
        .Describe("A call asks for nothing any more; what came in for it pays the next one, or is given back.")
        .Argument<NonNullGraphType<GuidGraphType>>("duesCallId")
        .Argument<NonNullGraphType<EnumerationGraphType<CallFault>>>("reason")
        .Send(context => new CancelDuesCall(context.GetArgument<Guid>("duesCallId"), context.GetArgument<CallFault>("reason")))
        .Return<DuesCall>(command => command.DuesCallId);
}
