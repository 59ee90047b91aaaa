using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Dues.Campaigns;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Dues.Removals;

/// <summary>A structure that owes dues is given time (délai accordé): it is neither chased nor removed until that day is over.</summary>
public sealed record GrantDuesDelay(Guid StructureId, DelayReason Reason, DateOnly Until);

public static class GrantDuesDelayHandler
{
    private const int MostDays = 366;

    /// <returns>None when it was given that time already.</returns>
    public static DuesDelayGranted? Decide(GrantDuesDelay command, Debtor? debtor, IEnumerable<DuesCall> owed, DateOnly today)
    {
        if (debtor is not null && (debtor.DelayReason, debtor.DelayedUntil) == (command.Reason, command.Until))
            return null;
        Rule.That(command.Until > today, "delay.until_past", "Time is given to a day to come.", "until");
        Rule.That(command.Until <= today.AddDays(MostDays), "delay.too_long", "A year is the most.", "until");
        Rule.That(owed.Any(), "delay.nothing_owed", "The structure owes nothing.", "structureId");
        Rule.That(debtor?.DeliberationId is null, "delay.in_vote", "The board is asked already.", "structureId");
        return new(Debtor.IdOf(command.StructureId), command.StructureId, command.Reason, command.Until, today);
    }

    public static async Task<OutgoingMessages> Handle(
        GrantDuesDelay command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Debtor>(Debtor.IdOf(command.StructureId), cancellation);
        var owed = await session.Query<DuesCall>()
            .Where(call => call.StructureId == command.StructureId && (call.State == DuesState.Due || call.State == DuesState.PartPaid)).ToListAsync(cancellation);
        if (Decide(command, stream.Aggregate, owed, moment.Today) is not { } granted)
            return [];
        stream.AppendOne(granted);
        return await session.TellDealtWith(
            owed.Select(call => DuesCampaign.IdOf(call.Year, call.DueOn)), await RemovalCase.All(session, settings, moment.Today, cancellation),
            each => each.Structure.Id == command.StructureId, moment.Today, cancellation);
    }
}

public static class GrantDuesDelayField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<GrantDuesDelay, DebtorType>("grantDuesDelay", "membership.grant_dues_delay")
        .Describe("Gives a structure that owes dues time: it is neither chased nor removed until that day is over.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<EnumerationGraphType<DelayReason>>>("reason")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("until", "The last day of it.")
        .Send(context => new GrantDuesDelay(
            context.GetArgument<Guid>("structureId"), context.GetArgument<DelayReason>("reason"), context.GetArgument<DateOnly>("until")))
        .Return<Debtor>(command => Debtor.IdOf(command.StructureId));
}
