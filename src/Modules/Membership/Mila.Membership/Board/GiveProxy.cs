using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Membership.Board;

/// <summary>An elector who will be absent lets another vote for him (procuration); one proxy per member, given and held.</summary>
public sealed record GiveProxy(Guid DeliberationId, Guid To);

public static class GiveProxyHandler
{
    public static ProxyGiven? Decide(GiveProxy command, Deliberation deliberation, Moment moment)
    {
        deliberation.MustTakeBallots(moment.Today);
        var giver = deliberation.MustBeEntitled(moment.Actor);
        Rule.That(command.To != giver, "proxy.to_oneself", "A proxy is given to another.", "to");
        Rule.That(deliberation.IsElector(command.To) && !deliberation.IsRecused(command.To), "proxy.holder_cannot_vote", "The holder must be entitled to vote.", "to");
        Rule.That(deliberation.BallotOf(giver) is null, "proxy.already_voted", "A voice that was heard is not delegated.");
        Rule.That(deliberation.ProxyHeldBy(giver) is null, "proxy.giver_holds_one", "Who holds a proxy votes in person.");
        Rule.That(!deliberation.Proxies.ContainsKey(command.To), "proxy.holder_is_absent", "The holder has given his own voice away.", "to");
        Rule.That(deliberation.ProxyHeldBy(command.To) is not { } other || other == giver, "proxy.holder_has_one", "The holder already holds a proxy.", "to");

        return deliberation.Proxies.TryGetValue(giver, out var holder) && holder == command.To
            ? null
            : new(command.DeliberationId, giver, command.To, moment.Today);
    }

    public static async Task Handle(GiveProxy command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.OpenForWriting(command.DeliberationId, cancellation);
        if (Decide(command, stream.Aggregate!, moment) is { } given)
            session.Record(stream, given);
    }
}

/// <summary>The elector will be there after all, before his proxy was used.</summary>
public sealed record WithdrawProxy(Guid DeliberationId);

public static class WithdrawProxyHandler
{
    public static ProxyWithdrawn? Decide(WithdrawProxy command, Deliberation deliberation, Moment moment)
    {
        deliberation.MustTakeBallots(moment.Today);
        var giver = deliberation.MustBeEntitled(moment.Actor);
        Rule.That(deliberation.BallotOf(giver) is null, "proxy.already_used", "The proxy was used; voting in person takes its place.");

        return deliberation.Proxies.ContainsKey(giver) ? new(command.DeliberationId, giver, moment.Today) : null;
    }

    public static async Task Handle(WithdrawProxy command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.OpenForWriting(command.DeliberationId, cancellation);
        if (Decide(command, stream.Aggregate!, moment) is { } withdrawn)
            session.Record(stream, withdrawn);
    }
}

public static class ProxyFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<GiveProxy, DeliberationType>("giveProxy", "membership.vote")
            .Describe("Lets another elector vote for the person who asks; each elector holds one proxy at most.")
            .Argument<NonNullGraphType<GuidGraphType>>("deliberationId")
            .Argument<NonNullGraphType<GuidGraphType>>("to")
            .Send(context => new GiveProxy(context.GetArgument<Guid>("deliberationId"), context.GetArgument<Guid>("to")))
            .Return<Deliberation>(command => command.DeliberationId);
        mutation.Command<WithdrawProxy, DeliberationType>("withdrawProxy", "membership.vote")
            .Describe("Takes back a proxy that was not used.")
            .Argument<NonNullGraphType<GuidGraphType>>("deliberationId")
            .Send(context => new WithdrawProxy(context.GetArgument<Guid>("deliberationId")))
            .Return<Deliberation>(command => command.DeliberationId);
    }
}
