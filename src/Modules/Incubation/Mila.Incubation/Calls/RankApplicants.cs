using Marten;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Calls;

/// <summary>The office proposes in which order the space is offered, and the board is asked (classement); without any, that nobody asked for it.</summary>
public sealed record RankApplicants(Guid CallId, IReadOnlyList<Guid> Ranking);

public static class RankApplicantsHandler
{
    public const string Question = "space_call.ranking";
    public const string Adopted = "adopted";
    public const string Rejected = "rejected";

    /// <param name="days">How long the vote stays open.</param>
    public static object Decide(RankApplicants command, SpaceCall call, int days, DateOnly today)
    {
        Rule.That(call.State is SpaceCallState.Open or SpaceCallState.ToBeRankedAgain, "space_call.ranked_already", "The board is asked, or has decided.");
        Rule.That(today > call.ClosesOn, "space_call.still_open", "One may still ask for the space.");
        if (call.Applicants.Count == 0)
            return new SpaceCallUnfilled(call.Id, today);
        Rule.That(command.Ranking.Distinct().Count() == command.Ranking.Count && command.Ranking.ToHashSet().SetEquals(call.Applicants.Select(each => each.StructureId)),
            "space_call.ranking_refused", "Each that asks has one rank.", "ranking");
        return new RankingPutToVote(call.Id, command.Ranking, NamedId.Of("deliberation", call.Id.ToString(), $"{call.Votes + 1}"), today.AddDays(days), today);
    }

    public static async Task<OutgoingMessages> Handle(RankApplicants command, IDocumentSession session, Settings settings, IMessageBus bus, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CallToWrite(command.CallId, cancellation);
        var fact = Decide(command, stream.Aggregate!, (await settings.On(session, moment.Today, cancellation)).Days("space_call.vote_days"), moment.Today);
        if (fact is RankingPutToVote put) // opened first, once by its id: when it cannot be, nothing is recorded here
            await bus.InvokeForTenantAsync(
                moment.Tenant, new OpenDeliberation(put.DeliberationId, Deliberations.Board, SpaceCallStream.Subject, put.CallId, Question, [Adopted, Rejected], put.ClosesOn, []), cancellation);
        return stream.Record(fact);
    }
}

/// <summary>The deadline of the vote on a ranking is over. Sent by the workflow.</summary>
public sealed record CloseRankingVote(Guid CallId);

public static class CloseRankingVoteHandler
{
    public static async Task<CloseVote> Handle(CloseRankingVote command, IQuerySession session, CancellationToken cancellation)
    {
        var call = await session.LoadAsync<SpaceCall>(command.CallId, cancellation);
        Rule.That(call is { State: SpaceCallState.InVote, DeliberationId: not null }, "space_call.not_in_vote", "No vote is open on this ranking.");
        return new(call.DeliberationId.Value);
    }
}

/// <summary>The vote is closed: the space is offered in that order, or the order is proposed anew.</summary>
public static class HearRankingVerdictHandler
{
    /// <returns>None when the vote is not the one this call waits for.</returns>
    public static object? Decide(DeliberationClosed closed, SpaceCall call) =>
        call.State is not SpaceCallState.InVote || call.DeliberationId != closed.DeliberationId ? null
        : closed.Outcome == RankApplicantsHandler.Adopted ? new RankingAdopted(call.Id, closed.DeliberationId, closed.On)
        : new RankingInconclusive(call.Id, closed.DeliberationId, closed.On);

    public static async Task<OutgoingMessages> Handle(DeliberationClosed closed, IDocumentSession session, CancellationToken cancellation)
    {
        if (closed.Question != RankApplicantsHandler.Question)
            return [];
        var stream = await session.CallToWrite(closed.SubjectId, cancellation);
        return Decide(closed, stream.Aggregate!) is { } verdict ? stream.Record(verdict) : [];
    }
}
