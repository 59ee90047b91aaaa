using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Host.Demonstration;

/// <summary>How far the clock of a demonstration is moved: to the next morning, a month on, or to what is due next.</summary>
public enum ClockStep { Day, Month, NextDue }

/// <summary>A visitor moves the clock of a demonstration (avancer l’horloge): by a step, or to the morning of a day.</summary>
public sealed record MoveDemonstrationClock(ClockStep? By, DateOnly? To);

public static class MoveDemonstrationClockHandler
{
    private static readonly TimeOnly Morning = new(9, 0);

    /// <param name="nextDue">When something is due next; null when nothing is.</param>
    public static DateTimeOffset Decide(MoveDemonstrationClock command, Moment moment, DateTimeOffset? nextDue)
    {
        Rule.That(command.By is null != command.To is null, "demonstration.where_to", "Either a step or a day.", "to");
        if (command.To is { } day)
            return moment.Calendar.At(day, Morning);
        if (command.By is ClockStep.NextDue)
        {
            Rule.That(nextDue is not null, "demonstration.nothing_due", "No timer is armed.", "by");
            return nextDue > moment.Now ? nextDue.Value : moment.Now.AddSeconds(1);
        }
        return moment.Calendar.At(command.By is ClockStep.Month ? moment.Today.AddMonths(1) : moment.Today.AddDays(1), Morning);
    }

    public static async Task Handle(MoveDemonstrationClock command, DemonstrationClock clock, Moment moment, CancellationToken cancellation) =>
        await clock.MoveTo(Decide(command, moment, await clock.NextDue(cancellation)), cancellation);
}

/// <summary>The clock, read when it is asked for: the store only keeps how far it is from real time.</summary>
public sealed class DemonstrationTimeType : ObjectGraphType<StoreOrigin>
{
    public DemonstrationTimeType()
    {
        Name = "DemonstrationTime";
        Description = "The clock of a demonstration (horloge).";
        Field<NonNullGraphType<DateTimeOffsetGraphType>>("now").Resolve(context => context.Service<Clock>().UtcNow);
        Field<NonNullGraphType<DateOnlyGraphType>>("today").Resolve(context =>
            context.Service<Tenants>().CalendarOf(context.Request().Tenant).DayOf(context.Service<Clock>().UtcNow));
        Field<DateTimeOffsetGraphType>("nextDue").Description("When something is due next; null when nothing is.")
            .ResolveAsync(async context => await context.Service<DemonstrationClock>().NextDue(context.CancellationToken));
    }
}

public static class DemonstrationClockFields
{
    public const string Policy = "demonstration.move_clock";

    public static void AddTo(ObjectGraphType query, ObjectGraphType mutation)
    {
        query.Field<DemonstrationTimeType>("demonstrationTime")
            .Description("The clock of this demonstration.")
            .AuthorizeWithPolicy(Policy)
            .DemonstrationOnly()
            .Resolve(context => context.Service<DemonstrationClock>().Origin);

        mutation.Command<MoveDemonstrationClock, DemonstrationTimeType>("moveDemonstrationClock", Policy)
            .Describe("Moves the clock forward and answers once nothing due is left. Give either « by » or « to ».")
            .DemonstrationOnly()
            .Argument<EnumerationGraphType<ClockStep>>("by")
            .Argument<DateOnlyGraphType>("to", "The day on whose morning the clock will stand.")
            .Send(context => new MoveDemonstrationClock(context.GetArgument<ClockStep?>("by"), context.GetArgument<DateOnly?>("to")))
            .Return<StoreOrigin>((_, session, cancellation) => session.LoadAsync<StoreOrigin>(StoreOrigin.Only, cancellation));
    }
}
