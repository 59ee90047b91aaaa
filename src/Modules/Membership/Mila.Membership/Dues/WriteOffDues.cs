using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Arrangements;
using Mila.Membership.Dues.Campaigns;
using Mila.Membership.Dues.Removals;
using Mila.Membership.Invoices;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Dues;

/// <summary>What a call still asks is given up (abandon de créance): the structure is chased no more; it pays no dues by it.</summary>
public sealed record WriteOffDues(Guid DuesCallId, WriteOffReason Reason);

public static class WriteOffDuesHandler
{
    /// <returns>None when it is given up already.</returns>
    public static DuesWrittenOff? Decide(WriteOffDues command, DuesCall call, DateOnly today)
    {
        if (call.State is DuesState.WrittenOff)
            return null;
        Rule.That(call.Owed > Money.Zero, "write_off.nothing_owed", "There is nothing to give up.", "duesCallId");
        return new(command.DuesCallId, call.Owed, command.Reason, today);
    }

    public static async Task<OutgoingMessages> Handle(WriteOffDues command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<DuesCall>(command.DuesCallId, cancellation);
        Rule.That(stream.Aggregate is not null, "id.unknown", "There is no such call.", "duesCallId");
        var call = stream.Aggregate;
        if (Decide(command, call, moment.Today) is not { } writtenOff)
            return [];
        stream.AppendOne(writtenOff);
        var messages = await session.SettleCampaign(call, moment.Today, cancellation);
        messages.AddRange(await session.FollowArrangement(call.Id, call.Evolve(writtenOff).Owed, moment.Today, cancellation));
        if (call.IsOverdueOn(moment.Today))
            messages.AddRange(await session.ForgetRemoval(call, settings, moment, cancellation));
        return messages;
    }
}

public static class WriteOffDuesField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<WriteOffDues, DuesCallType>("writeOffDues", "membership.write_off")
        .Describe("Gives up what a call still asks, for a reason: the structure is chased no more.")
        .Argument<NonNullGraphType<GuidGraphType>>("duesCallId")
        .Argument<NonNullGraphType<EnumerationGraphType<WriteOffReason>>>("reason")
        .Send(context => new WriteOffDues(context.GetArgument<Guid>("duesCallId"), context.GetArgument<WriteOffReason>("reason")))
        .Return<DuesCall>(command => command.DuesCallId);
}
