using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Membership.Dues;

/// <summary>What was paid too much for a year is given back (remboursement), in place of paying the next one.</summary>
public sealed record RefundDues(Guid DuesCallId, Money Amount, DateOnly On, string Reference)
{
    public Guid RefundId => NamedId.Of("dues-refund", DuesCallId.ToString(), Reference);
}

public static class RefundDuesHandler
{
    /// <returns>None when it is recorded already.</returns>
    public static DuesRefunded? Decide(RefundDues command, DuesCall call, DateOnly today)
    {
        PaymentRules.MustBeAMovement(command.Amount, command.On, command.Reference, today);
        if (call.Refunds.FirstOrDefault(refund => refund.Id == command.RefundId) is { } same)
        {
            Rule.That(same.Amount == command.Amount && same.On == command.On, "payment.reference_taken", "Another refund has that reference.", "reference");
            return null;
        }
        Rule.That(command.Amount <= call.Credit, "refund.too_much", "Only what was paid too much is given back.", "cents");
        return new(command.DuesCallId, command.RefundId, command.Amount, command.Reference, command.On);
    }

    public static async Task Handle(RefundDues command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<DuesCall>(command.DuesCallId, cancellation);
        Rule.That(stream.Aggregate is not null, "id.unknown", "There is no such call.", "duesCallId");
        if (Decide(command, stream.Aggregate, moment.Today) is { } refunded)
            stream.AppendOne(refunded);
    }
}

public static class RefundDuesField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<RefundDues, DuesCallType>("refundDues", "membership.record_dues")
        .Describe("Gives back what was paid too much for a year. The same reference twice is one refund.")
        .Argument<NonNullGraphType<GuidGraphType>>("duesCallId")
        .Argument<NonNullGraphType<IntGraphType>>("cents", "In euro cents.")
        .Argument<DateOnlyGraphType>("on", "The day it was given back; today unless said.")
        .Argument<NonNullGraphType<StringGraphType>>("reference", "Letters, digits, dashes; no name.")
        .Send(context => new RefundDues(
            context.GetArgument<Guid>("duesCallId"), new(context.GetArgument<int>("cents")),
            context.GetArgument<DateOnly?>("on") ?? context.Today(), context.GetArgument<string>("reference").Trim()))
        .Return<DuesCall>(command => command.DuesCallId);
}
