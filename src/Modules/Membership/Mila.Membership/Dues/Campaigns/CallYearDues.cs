using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Dues.Campaigns;

/// <summary>Every member of a day who was not called for the year is (appel de l’année); again, only those who are missing.</summary>
/// <param name="On">Today, or a day so recent that what it asks is not due yet.</param>
public sealed record CallYearDues(int Year, DateOnly On);

public static class CallYearDuesHandler
{
    /// <summary>Whom it calls; nobody when everybody is called already.</summary>
    public static CampaignPlan Decide(CallYearDues command, YearRoll roll, DateOnly today)
    {
        Rule.That(command.On <= today, "campaign.in_advance", "Members are called on their day, not before.", "on");
        Rule.That(today <= command.On.AddDays(roll.Grid.DaysToPay), "campaign.overdue", "What is called then would be due already.", "on");
        return roll.Plan(command.Year, command.On);
    }

    public static async Task<OutgoingMessages> Handle(
        CallYearDues command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var roll = await YearRoll.Read(session, settings, command.Year, command.On, cancellation);
        var plan = Decide(command, roll, moment.Today);
        if (plan.Calls.Count == 0)
            return [];

        var messages = new OutgoingMessages();
        foreach (var called in plan.Calls)
            messages.AddRange(await CallDuesHandler.Record(session, called, roll.Members[called.StructureId], [.. roll.Calls[called.StructureId]], cancellation));
        if (messages.OfType<DuesSettled>().Count() < plan.Calls.Count)
            messages.AddRange(await session.OpenCampaign(plan.Year, plan.DueOn, moment.Today, cancellation));
        return messages;
    }
}

public static class CallYearDuesField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<CallYearDues, DuesYearType>("callYearDues", "membership.call_dues")
        .Describe("Asks every member of a day who was not asked yet for the dues of a civil year; again, only those who are missing.")
        .Argument<NonNullGraphType<IntGraphType>>("year")
        .Argument<DateOnlyGraphType>("on", "The day of the call; today unless said.")
        .Send(context => new CallYearDues(context.GetArgument<int>("year"), context.GetArgument<DateOnly?>("on") ?? context.Today()))
        .Return<DuesYear>(async (command, session, cancellation) => await DuesYear.Of(session, command.Year, command.On, cancellation));
}
