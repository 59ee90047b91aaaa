using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Contracts;
using Mila.Membership.Dues.Campaigns;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Dues.Removals;

/// <summary>The board is asked whether to remove members whose dues are late (mise au vote des radiations), one vote each.</summary>
public sealed record PutRemovalsToVote(IReadOnlyList<Guid> StructureIds);

public static class PutRemovalsToVoteHandler
{
    public const string Question = "structure.removal";
    public const string Removed = "removed";
    public const string Kept = "kept";

    /// <returns>None when the board is asked already.</returns>
    /// <param name="known">The member's case; none when its dues are not that late.</param>
    /// <param name="days">How long the vote stays open.</param>
    public static RemovalPutToVote? Decide(Guid structureId, RemovalCase? known, int days, DateOnly today)
    {
        Rule.That(known is not null, "removal.not_due", "A member may be removed once its dues are late for long enough.", "structureIds");
        if (known.State is RemovalState.InVote)
            return null;
        Rule.That(known.State is not RemovalState.Delayed, "removal.delayed", "The member was given time.", "structureIds");
        return new(Debtor.IdOf(structureId), structureId, VoteOn(structureId, (known.Debtor?.Votes ?? 0) + 1), today.AddDays(days), today);
    }

    public static Guid VoteOn(Guid structureId, int vote) => NamedId.Of("deliberation", Debtor.IdOf(structureId).ToString(), $"{vote}");

    public static async Task<OutgoingMessages> Handle(
        PutRemovalsToVote command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        Rule.That(command.StructureIds.Count > 0, "removal.nobody", "Choose whom the board is asked about.", "structureIds");
        var cases = await RemovalCase.All(session, settings, moment.Today, cancellation);
        var days = (await settings.On(session, moment.Today, cancellation)).Days("dues.vote_days");
        OutgoingMessages messages = [];
        foreach (var structureId in command.StructureIds.Distinct())
        {
            var known = cases.FirstOrDefault(each => each.Structure.Id == structureId);
            if (Decide(structureId, known, days, moment.Today) is not { } put)
                continue;
            (await session.Events.FetchForWriting<Debtor>(put.DebtorId, cancellation)).AppendOne(put);
            Guid[] recused = [.. known!.Structure.ContactsOn(moment.Today).Select(contact => contact.PersonId).Distinct()];
            messages.AddRange(await OpenDeliberationHandler.Handle(
                new OpenDeliberation(put.DeliberationId, Deliberations.Board, "structure", structureId, Question, [Removed, Kept], put.ClosesOn, recused),
                session, settings, moment, cancellation));
        }
        var campaigns = cases.Where(each => command.StructureIds.Contains(each.Structure.Id)).SelectMany(each => each.Calls).Select(call => DuesCampaign.IdOf(call.Year, call.DueOn));
        messages.AddRange(await session.TellDealtWith(campaigns, cases, each => command.StructureIds.Contains(each.Structure.Id), moment.Today, cancellation));
        return messages;
    }
}

public static class PutRemovalsToVoteField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<PutRemovalsToVote, DebtorsType>("putRemovalsToVote", "membership.propose_removals")
        .Describe("Asks the board whether to remove members whose dues are late for long enough, one vote each.")
        .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<GuidGraphType>>>>("structureIds")
        .Send(context => new PutRemovalsToVote(context.GetArgument<List<Guid>>("structureIds")))
        .Return<Debtors>(async (command, session, cancellation) =>
            new Debtors(await session.LoadManyAsync<Debtor>(cancellation, command.StructureIds.Select(Debtor.IdOf))));
}
