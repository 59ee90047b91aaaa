using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;

namespace Mila.Membership.Usages;

/// <summary>A member used something that the association offers (usage d’un service).</summary>
/// <param name="Count">How often, when several are put down at once: a month of a partner's hotline.</param>
public sealed record CountUsage(Guid UsageId, Guid StructureId, Benefit Benefit, int Count, DateOnly On);

public static class CountUsageHandler
{
    private const int MostAtOnce = 1_000;

    /// <returns>None when it is counted already.</returns>
    public static UsageCounted? Decide(CountUsage command, UsageLedger ledger, Structure? structure, Guid? actor, DateOnly today)
    {
        if (ledger.Usages.Any(usage => usage.Id == command.UsageId))
            return null;
        Rule.That(command.On <= today, "usage.day_to_come", "Nobody has used anything on a day to come.", "on");
        Rule.That(structure is not null && structure.IsMemberOn(command.On), "usage.not_member", "What is offered is offered to members.", "structureId");
        Rule.That(command.Count is >= 1 and <= MostAtOnce, "usage.count_refused", "From 1 to 1 000 at once.", "count");

        return new(UsageLedger.IdOf(command.StructureId, command.On.Year), command.UsageId, command.StructureId, command.On.Year, command.Benefit, command.Count, actor, command.On);
    }

    public static async Task Handle(CountUsage command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<UsageLedger>(UsageLedger.IdOf(command.StructureId, command.On.Year), cancellation);
        var structure = await session.LoadAsync<Structure>(command.StructureId, cancellation);
        if (Decide(command, stream.Aggregate ?? new UsageLedger(), structure, moment.Actor, moment.Today) is { } counted)
            stream.AppendOne(counted);
    }
}

/// <summary>A count was wrong (annulation d’un usage).</summary>
public sealed record CancelUsage(Guid StructureId, int Year, Guid UsageId, UsageFault Reason);

public static class CancelUsageHandler
{
    /// <returns>None when it does not count already.</returns>
    public static UsageCancelled? Decide(CancelUsage command, UsageLedger? ledger, DateOnly today)
    {
        var usage = ledger?.Usages.FirstOrDefault(each => each.Id == command.UsageId);
        Rule.That(usage is not null, "usage.unknown", "There is no such count.", "id");
        return usage.Cancelled is null ? new(ledger!.Id, command.UsageId, command.Reason, today) : null;
    }

    public static async Task Handle(CancelUsage command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<UsageLedger>(UsageLedger.IdOf(command.StructureId, command.Year), cancellation);
        if (Decide(command, stream.Aggregate, moment.Today) is { } cancelled)
            stream.AppendOne(cancelled);
    }
}

public static class UsageFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<CountUsage, UsageLedgerType>("countUsage", "membership.count_usages")
            .Describe("A member used something that the association offers.")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<NonNullGraphType<EnumerationGraphType<Benefit>>>("benefit")
            .Argument<IntGraphType>("count", "How often; once unless said.")
            .Argument<DateOnlyGraphType>("on", "Today unless said.")
            .Send(context => new CountUsage(
                Guid.CreateVersion7(), context.GetArgument<Guid>("structureId"), context.GetArgument<Benefit>("benefit"),
                context.GetArgument<int?>("count") ?? 1, context.GetArgument<DateOnly?>("on") ?? context.Today()))
            .Return<UsageLedger>(command => UsageLedger.IdOf(command.StructureId, command.On.Year));

        mutation.Command<CancelUsage, UsageLedgerType>("cancelUsage", "membership.count_usages")
            .Describe("A count was wrong: it is kept, and counts no more.")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<NonNullGraphType<IntGraphType>>("year")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<EnumerationGraphType<UsageFault>>>("reason")
            .Send(context => new CancelUsage(
                context.GetArgument<Guid>("structureId"), context.GetArgument<int>("year"), context.GetArgument<Guid>("id"), context.GetArgument<UsageFault>("reason")))
            .Return<UsageLedger>(command => UsageLedger.IdOf(command.StructureId, command.Year));
    }
}
