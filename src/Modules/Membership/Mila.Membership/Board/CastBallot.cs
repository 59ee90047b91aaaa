using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.People;

namespace Mila.Membership.Board;

/// <summary>An elector chooses, or changes his choice, for himself or for whom he holds a proxy (vote).</summary>
/// <param name="Comment">A sentence for the secretary; kept with people's data, never in facts.</param>
public sealed record CastBallot(Guid DeliberationId, string Option, Guid? InNameOf = null, string? Comment = null)
{
    /// <summary>For logs: a ballot is secret and a comment is the voter's.</summary>
    public override string ToString() => $"{nameof(CastBallot)} {{ DeliberationId = {DeliberationId} }}";
}

public static class CastBallotHandler
{
    /// <returns>None when the same ballot counts already: sent twice, it counts once.</returns>
    public static BallotCast? Decide(CastBallot command, Deliberation deliberation, Moment moment)
    {
        deliberation.MustTakeBallots(moment.Today);
        var voter = deliberation.MustBeEntitled(moment.Actor);
        var elector = command.InNameOf ?? voter;
        Rule.That(deliberation.Options.Contains(command.Option) || command.Option == Deliberations.Abstain,
            "ballot.option_unknown", "The option is not on the ballot.", "option");
        if (elector != voter)
            MayVoteFor(elector, voter, deliberation);

        var counted = deliberation.BallotOf(elector);
        return counted is not null && counted.CastBy == voter && counted.Option == command.Option
            ? null
            : new(command.DeliberationId, elector, voter, command.Option, moment.Now, moment.Today);
    }

    public static async Task Handle(CastBallot command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.OpenForWriting(command.DeliberationId, cancellation);
        if (Decide(command, stream.Aggregate!, moment) is { } cast)
            session.Record(stream, cast);
        if (!string.IsNullOrWhiteSpace(command.Comment))
            session.Keep(BallotComment.Of(command.DeliberationId, moment.Actor!.Value, command.Comment));
    }

    private static void MayVoteFor(Guid elector, Guid voter, Deliberation deliberation)
    {
        Rule.That(deliberation.ProxyHeldBy(voter) == elector, "ballot.no_proxy", "The voter holds no proxy of that elector.", "inNameOf");
        Rule.That(!deliberation.IsRecused(elector), "ballot.giver_recused", "Who gave the proxy is recused.", "inNameOf");
        Rule.That(deliberation.BallotOf(elector) is not { CastBy: var hand } || hand == voter, "ballot.giver_voted", "Who gave the proxy has voted in person.", "inNameOf");
    }
}

public static class CastBallotField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<CastBallot, DeliberationType>("castBallot", "membership.vote")
        .Describe("Votes, or changes a vote, until the deadline; for oneself or for whom one holds a proxy.")
        .Argument<NonNullGraphType<GuidGraphType>>("deliberationId")
        .Argument<NonNullGraphType<StringGraphType>>("option", "An option's code, or abstain.")
        .Argument<GuidGraphType>("inNameOf", "The elector who gave the proxy; oneself unless said.")
        .Argument<StringGraphType>("comment", "For the secretary's minutes; read by who runs the board, once the vote is closed.")
        .Send(context => new CastBallot(
            context.GetArgument<Guid>("deliberationId"),
            context.GetArgument<string>("option"),
            context.GetArgument<Guid?>("inNameOf"),
            context.GetArgument<string?>("comment")))
        .Return<Deliberation>(command => command.DeliberationId);
}
