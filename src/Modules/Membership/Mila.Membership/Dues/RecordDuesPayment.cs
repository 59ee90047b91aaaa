using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Arrangements;
using Mila.Membership.Dues.Campaigns;
using Mila.Membership.Dues.Removals;
using Mila.Membership.Numbering;
using Mila.Membership.Structures;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Dues;

/// <summary>Money came in for a call (paiement), perhaps a part of it, perhaps more.</summary>
/// <param name="Reference">The payment's own reference, such as the bank line's: it says twice the same payment, and names nobody.</param>
public sealed record RecordDuesPayment(Guid DuesCallId, Money Amount, DateOnly On, string Reference)
{
    public Guid PaymentId => NamedId.Of("payment", DuesCallId.ToString(), Reference);
}

/// <summary>The year's dues are paid in full; heard inside the module.</summary>
/// <param name="On">The day of the payment that settled them.</param>
public sealed record DuesSettled(Guid StructureId, int Year, DateOnly On);

public static class RecordDuesPaymentHandler
{
    /// <returns>Whether the payment is to be recorded; not when it is already.</returns>
    public static bool Decide(RecordDuesPayment command, DuesCall call, DateOnly today)
    {
        PaymentRules.MustBeAMovement(command.Amount, command.On, command.Reference, today);
        if (call.Payments.FirstOrDefault(payment => payment.Id == command.PaymentId) is not { } same)
        {
            Rule.That(call.State is not DuesState.Cancelled, "payment.call_cancelled", "Nothing is asked by a call that is cancelled.", "duesCallId");
            return true;
        }

        Rule.That(same.Cancelled is null && same.Amount == command.Amount && same.On == command.On, "payment.reference_taken", "Another payment has that reference.", "reference");
        return false;
    }

    public static async Task<OutgoingMessages> Handle(
        RecordDuesPayment command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<DuesCall>(command.DuesCallId, cancellation);
        Rule.That(stream.Aggregate is not null, "id.unknown", "There is no such call.", "duesCallId");
        var call = stream.Aggregate;
        if (!Decide(command, call, moment.Today))
            return [];

        var number = await NumberSeries.Take(session, "dues_receipts", command.On.Year, command.PaymentId, moment.Today, cancellation);
        var paid = new DuesPaid(call.Id, command.PaymentId, command.Amount, command.Reference, $"{command.On.Year}-{number:0000}", command.On);
        stream.AppendOne(paid);
        var structure = await session.LoadAsync<Structure>(call.StructureId, cancellation);
        var mentions = (await settings.On(session, paid.On, cancellation))["dues.receipt_mentions"];
        var after = call.Evolve(paid);
        OutgoingMessages messages = [.. DuesLetters.Receipt(after, paid, structure!, mentions, moment.Today)];
        messages.AddRange(await session.FollowArrangement(call.Id, after.Owed, moment.Today, cancellation));
        if (call.SettledOn is null && after.SettledOn is { } settledOn)
        {
            messages.Add(new DuesSettled(after.StructureId, after.Year, settledOn));
            messages.AddRange(await session.SettleCampaign(after, moment.Today, cancellation));
            if (call.IsOverdueOn(moment.Today))
                messages.AddRange(await session.ForgetRemoval(after, settings, moment, cancellation));
        }
        return messages;
    }
}

public static class RecordDuesPaymentField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<RecordDuesPayment, DuesCallType>("recordDuesPayment", "membership.record_dues")
        .Describe("Money came in for a call; the payment takes a receipt number. The same reference twice is one payment.")
        .Argument<NonNullGraphType<GuidGraphType>>("duesCallId")
        .Argument<NonNullGraphType<IntGraphType>>("cents", "In euro cents.")
        .Argument<DateOnlyGraphType>("on", "The day it came in; today unless said.")
        .Argument<NonNullGraphType<StringGraphType>>("reference", "Letters, digits, dashes: the bank line, the cheque; no name.")
        .Send(context => new RecordDuesPayment(
            context.GetArgument<Guid>("duesCallId"), new Money(context.GetArgument<int>("cents")),
            context.GetArgument<DateOnly?>("on") ?? context.Today(), context.GetArgument<string>("reference").Trim()))
        .Return<DuesCall>(command => command.DuesCallId);
}
