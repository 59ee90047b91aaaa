using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Wolverine;

namespace Mila.Membership.Board;

/// <summary>The votes are counted (clôture): after the deadline, or as soon as every elector has voted.</summary>
public sealed record CloseDeliberation(Guid DeliberationId);

public static class CloseDeliberationHandler
{
    /// <returns>None when it is closed already.</returns>
    public static VoteClosed? Decide(CloseDeliberation command, Deliberation deliberation, DateOnly today)
    {
        if (deliberation.State is not DeliberationState.Open)
            return null;
        Rule.That(today > deliberation.ClosesOn || deliberation.EverybodyHasVoted,
            "deliberation.still_open", "Votes stay open until the deadline unless every elector has voted.");

        return new(command.DeliberationId, Tally.Of(deliberation), today);
    }

    public static async Task<OutgoingMessages> Handle(CloseDeliberation command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.OpenForWriting(command.DeliberationId, cancellation);
        var deliberation = stream.Aggregate!;
        if (Decide(command, deliberation, moment.Today) is not { } closed)
            return [];

        stream.AppendOne(closed);
        return [Announce(deliberation, closed, (stream.CurrentVersion ?? 0) + 1)];
    }

    /// <summary>What was told of a vote that is counted already; none while it is open, or when it was for nothing.</summary>
    internal static DeliberationClosed? ToldOf(Deliberation deliberation) =>
        deliberation is { Tally: { } tally, ClosedOn: { } on } ? Announce(deliberation, new(deliberation.Id, tally, on), version: 0) : null;

    internal static DeliberationClosed Announce(Deliberation deliberation, VoteClosed closed, long version) => new(
        deliberation.Id, deliberation.SubjectKind, deliberation.SubjectId, version, deliberation.Question, closed.Tally.Outcome,
        closed.Tally.Electors, closed.Tally.Recused, closed.Tally.Voters, closed.Tally.Abstentions, closed.Tally.Votes, closed.Tally.CastingVote, closed.On);
}

public static class CloseDeliberationField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<CloseDeliberation, DeliberationType>("closeDeliberation", "membership.run_board")
        .Describe("Counts the votes: after the deadline, or as soon as every elector has voted.")
        .Argument<NonNullGraphType<GuidGraphType>>("deliberationId")
        .Send(context => new CloseDeliberation(context.GetArgument<Guid>("deliberationId")))
        .Return<Deliberation>(command => command.DeliberationId);
}
