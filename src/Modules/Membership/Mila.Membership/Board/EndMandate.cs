using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.People;

namespace Mila.Membership.Board;

/// <summary>A seat falls free (fin de mandat): end of term, resignation, removal.</summary>
/// <param name="On">The day after the last.</param>
public sealed record EndMandate(Guid MandateId, DateOnly On);

public static class EndMandateHandler
{
    public static MandateEnded? Decide(EndMandate command, Mandate mandate)
    {
        Rule.That(command.On > mandate.From, "mandate.ends_before_it_begins", "A mandate lasts at least a day.", "on");

        return mandate.Until == command.On ? null : new(command.MandateId, command.On);
    }

    public static async Task Handle(EndMandate command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Mandate>(command.MandateId, cancellation);
        Rule.That(stream.Aggregate is not null, "id.unknown", "There is no such mandate.", "mandateId");
        if (Decide(command, stream.Aggregate) is not { } ended)
            return;

        stream.AppendOne(ended);
        foreach (var grant in MandateRights.Of(stream.Aggregate.Evolve(ended)))
            session.Grant(grant);
    }
}

public static class EndMandateField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<EndMandate, MandateType>("endMandate", "membership.keep_mandates")
        .Describe("A seat falls free, and the rights that went with it end.")
        .Argument<NonNullGraphType<GuidGraphType>>("mandateId")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on", "The day after the last.")
        .Send(context => new EndMandate(context.GetArgument<Guid>("mandateId"), context.GetArgument<DateOnly>("on")))
        .Return<Mandate>(command => command.MandateId);
}
