using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Arrangements;
using Mila.Membership.Dues.Campaigns;
using Wolverine;

namespace Mila.Membership.Dues;

/// <summary>A recorded payment did not count (annulation d’un paiement); its receipt keeps its number and is void.</summary>
public sealed record CancelDuesPayment(Guid DuesCallId, Guid PaymentId, PaymentFault Fault);

public static class CancelDuesPaymentHandler
{
    /// <returns>None when it is cancelled already.</returns>
    public static DuesPaymentCancelled? Decide(CancelDuesPayment command, DuesCall call, DateOnly today)
    {
        var payment = call.Payments.FirstOrDefault(each => each.Id == command.PaymentId);
        Rule.That(payment is not null, "payment.unknown", "There is no such payment on that call.", "paymentId");
        if (payment.Cancelled is not null)
            return null;
        Rule.That(call.CreditsGivenOn.Count == 0 || payment.Amount <= call.Credit, "payment.given_on", "Its surplus pays another year.", "paymentId");
        Rule.That(call.Refunds.Count == 0 || payment.Amount <= call.Received, "payment.given_back", "What it brought was given back.", "paymentId");

        return new(command.DuesCallId, command.PaymentId, command.Fault, today);
    }

    public static async Task<OutgoingMessages> Handle(CancelDuesPayment command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<DuesCall>(command.DuesCallId, cancellation);
        Rule.That(stream.Aggregate is not null, "id.unknown", "There is no such call.", "duesCallId");
        var call = stream.Aggregate;
        if (Decide(command, call, moment.Today) is not { } cancelled)
            return [];
        stream.AppendOne(cancelled);
        var owed = call.Evolve(cancelled).Owed;
        var messages = await session.FollowArrangement(call.Id, owed, moment.Today, cancellation);
        if (owed > Money.Zero)
            messages.AddRange(await session.OpenCampaign(call.Year, call.DueOn, moment.Today, cancellation));
        return messages;
    }
}

public static class CancelDuesPaymentField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<CancelDuesPayment, DuesCallType>("cancelDuesPayment", "membership.record_dues")
        .Describe("A recorded payment did not count; its receipt keeps its number and is void.")
        .Argument<NonNullGraphType<GuidGraphType>>("duesCallId")
        .Argument<NonNullGraphType<GuidGraphType>>("paymentId")
        .Argument<NonNullGraphType<EnumerationGraphType<PaymentFault>>>("fault")
        .Send(context => new CancelDuesPayment(
            context.GetArgument<Guid>("duesCallId"), context.GetArgument<Guid>("paymentId"), context.GetArgument<PaymentFault>("fault")))
        .Return<DuesCall>(command => command.DuesCallId);
}
