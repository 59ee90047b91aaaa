using Marten;
using Mila.Incubation.Neighbours;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Shops;

/// <summary>The board is asked whether one of those who asked is proposed to the landlord (mise au vote); again after a vote without result.</summary>
public sealed record ProposeTenant(Guid AllotmentId, Guid StructureId);

public static class ProposeTenantHandler
{
    public const string Question = "shop.proposal";
    public const string Proposed = "proposed";
    public const string NotProposed = "not_proposed";

    public static Guid VoteOn(Guid allotmentId, Guid structureId, int number) => NamedId.Of("deliberation", allotmentId.ToString(), structureId.ToString(), $"{number}");

    /// <param name="days">How long the vote stays open.</param>
    public static TenantPutToVote Decide(ProposeTenant command, ShopAllotment allotment, int days, DateOnly today)
    {
        Rule.That(allotment.State is AllotmentState.Open, "allotment.not_to_propose", "Somebody is proposed already, or it is over.");
        Rule.That(allotment.Applicants.Any(each => each.StructureId == command.StructureId && each.RefusedOn is null), "allotment.not_an_applicant", "Who is proposed asked for it, and was not refused.", "structureId");
        return new(allotment.Id, command.StructureId, VoteOn(allotment.Id, command.StructureId, allotment.Votes + 1), today.AddDays(days), today);
    }

    public static async Task<OutgoingMessages> Handle(ProposeTenant command, IDocumentSession session, Settings settings, IMessageBus bus, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AllotmentToWrite(command.AllotmentId, cancellation);
        var allotment = stream.Aggregate!;
        var put = Decide(command, allotment, (await settings.On(session, moment.Today, cancellation)).Days("shop.vote_days"), moment.Today);
        // Who is with the structure stands aside by the board's own rule; who is with another that asks, because this one says so.
        var rivals = await session.LoadManyAsync<KnownStructure>(cancellation, allotment.Applicants.Select(each => each.StructureId));
        // Opened first, once by its id: when it cannot be, whoever asks hears why and nothing is recorded here.
        await bus.InvokeForTenantAsync(
            moment.Tenant,
            new OpenDeliberation(put.DeliberationId, Deliberations.Board, "structure", put.StructureId, Question, [Proposed, NotProposed], put.ClosesOn, [.. rivals.SelectMany(each => each.Speakers).Distinct()]),
            cancellation);
        return stream.Record(put);
    }
}

/// <summary>The deadline of the vote on a proposal is over. Sent by the workflow.</summary>
public sealed record CloseProposalVote(Guid AllotmentId);

public static class CloseProposalVoteHandler
{
    public static async Task<CloseVote> Handle(CloseProposalVote command, IQuerySession session, CancellationToken cancellation)
    {
        var allotment = await session.LoadAsync<ShopAllotment>(command.AllotmentId, cancellation);
        Rule.That(allotment is { State: AllotmentState.InVote, DeliberationId: not null }, "allotment.not_in_vote", "No vote is open on this proposal.");
        return new(allotment.DeliberationId.Value);
    }
}

/// <summary>The vote is closed: the structure is proposed to the landlord, or somebody is proposed anew.</summary>
public static class HearProposalVerdictHandler
{
    /// <returns>None when the vote is not the one this allotment waits for.</returns>
    public static object? Decide(DeliberationClosed closed, ShopAllotment allotment) =>
        allotment.State is not AllotmentState.InVote || allotment.DeliberationId != closed.DeliberationId ? null
        : closed.Outcome == ProposeTenantHandler.Proposed ? new TenantProposed(allotment.Id, allotment.ProposedId!.Value, closed.On, Minutes: "", closed.On, closed.DeliberationId)
        : new TenantVoteInconclusive(allotment.Id, closed.DeliberationId, closed.On);

    public static async Task<OutgoingMessages> Handle(DeliberationClosed closed, IDocumentSession session, CancellationToken cancellation)
    {
        if (closed.Question != ProposeTenantHandler.Question)
            return [];
        var vote = closed.DeliberationId;
        if (await session.Query<ShopAllotment>().FirstOrDefaultAsync(each => each.DeliberationId == vote, cancellation) is not { } known)
            return [];
        var stream = await session.AllotmentToWrite(known.Id, cancellation);
        return Decide(closed, stream.Aggregate!) is { } verdict ? stream.Record(verdict) : [];
    }
}
