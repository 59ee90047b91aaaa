using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Membership.Dues.Campaigns;

/// <summary>How the dues of one civil year stand on a day (cotisations de l’année): whoever was called, by state, and the sums.</summary>
public sealed record DuesYear(int Year, DateOnly Day, IReadOnlyList<DuesCall> Calls, IReadOnlyList<DuesCampaign> Campaigns)
{
    /// <summary>Calls that ask for something, paid or not.</summary>
    public IEnumerable<DuesCall> Asking => Calls.Where(call => call.State is not DuesState.Cancelled);

    public Money Called => Sum(Asking, call => call.Amount);

    public Money Owed => Sum(Asking, call => call.Owed);

    /// <summary>What came in of what was called; what was paid too much is not of this year.</summary>
    public Money Received => Called - Owed;

    public Money Late => Sum(Asking.Where(call => call.IsOverdueOn(Day)), call => call.Owed);

    public int Count(DuesState state) => Calls.Count(call => call.State == state);

    public int Overdue => Asking.Count(call => call.IsOverdueOn(Day));

    public IEnumerable<DuesMonth> Months()
    {
        var called = Asking.Select(call => (On: Month(call.CalledOn), Called: call.Amount, Paid: Money.Zero));
        var paid = Calls.SelectMany(call => call.Payments).Where(payment => payment.Cancelled is null)
            .Select(payment => (On: Month(payment.On), Called: Money.Zero, Paid: payment.Amount));
        return called.Concat(paid).GroupBy(move => move.On).OrderBy(month => month.Key)
            .Select(month => new DuesMonth(month.Key, Sum(month, move => move.Called), Sum(month, move => move.Paid)));
    }

    public static async Task<DuesYear> Of(IQuerySession session, int year, DateOnly day, CancellationToken cancellation) => new(
        year, day,
        await session.Query<DuesCall>().Where(call => call.Year == year).ToListAsync(cancellation),
        await session.Query<DuesCampaign>().Where(campaign => campaign.Year == year).OrderBy(campaign => campaign.DueOn).ToListAsync(cancellation));

    private static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);

    private static Money Sum<T>(IEnumerable<T> each, Func<T, Money> of) => each.Aggregate(Money.Zero, (sum, one) => sum + of(one));
}

/// <summary>What was called and what came in within a month.</summary>
public sealed record DuesMonth(DateOnly Month, Money Called, Money Received);

public sealed class DuesYearType : ObjectGraphType<DuesYear>
{
    public DuesYearType()
    {
        Name = "DuesYear";
        Description = "How the dues of one civil year stand (cotisations de l’année).";
        Field(year => year.Year);
        Field("calls", year => year.Asking.Count()).Description("Calls that ask for something, paid or not.");
        Field("due", year => year.Count(DuesState.Due)).Description("Calls for which nothing came in yet.");
        Field("partPaid", year => year.Count(DuesState.PartPaid));
        Field("settled", year => year.Count(DuesState.Settled));
        Field("cancelled", year => year.Count(DuesState.Cancelled));
        Field("overdue", year => year.Overdue).Description("Calls that are owed past their due day.");
        Field<NonNullGraphType<MoneyType>>("called").Resolve(context => context.Source.Called);
        Field<NonNullGraphType<MoneyType>>("received").Description("Of what was called.").Resolve(context => context.Source.Received);
        Field<NonNullGraphType<MoneyType>>("owed").Resolve(context => context.Source.Owed);
        Field<NonNullGraphType<MoneyType>>("late").Description("What is owed past its due day.").Resolve(context => context.Source.Late);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DuesMonthType>>>>("months").Description("Months in which something was called or came in.").Resolve(context => context.Source.Months());
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DuesCampaignType>>>>("campaigns").Description("By due day.").Resolve(context => context.Source.Campaigns);
    }

    public static void AddTo(ObjectGraphType query) => query.Field<NonNullGraphType<DuesYearType>>("duesYear")
        .Description("How the dues of one civil year stand today.")
        .Argument<NonNullGraphType<IntGraphType>>("year")
        .AuthorizeWithPolicy("membership.read_dues")
        .ResolveAsync(async context => await DuesYear.Of(context.QuerySession(), context.GetArgument<int>("year"), context.Today(), context.CancellationToken));
}

public sealed class DuesMonthType : ObjectGraphType<DuesMonth>
{
    public DuesMonthType()
    {
        Name = "DuesMonth";
        Description = "What was called and what came in within a month.";
        Field(month => month.Month).Description("Its first day.");
        Field<NonNullGraphType<MoneyType>>("called").Resolve(context => context.Source.Called);
        Field<NonNullGraphType<MoneyType>>("received").Resolve(context => context.Source.Received);
    }
}

public sealed class DuesCampaignType : ObjectGraphType<DuesCampaign>
{
    public DuesCampaignType()
    {
        Name = "DuesCampaign";
        Description = "The calls of one year that are due on one day, chased together (campagne d’appel).";
        Field(campaign => campaign.Id);
        Field(campaign => campaign.DueOn);
        Field(campaign => campaign.OpenedOn);
        Field<NonNullGraphType<EnumerationGraphType<CampaignState>>>("state").Resolve(context => context.Source.State);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StageWrittenType>>>>("stages").Description("What was written to those who still owed.").Resolve(context => context.Source.Stages);
    }
}

public sealed class StageWrittenType : ObjectGraphType<StageWritten>
{
    public StageWrittenType()
    {
        Name = "DuesStageWritten";
        Description = "The letters of one stage (relances).";
        Field<NonNullGraphType<EnumerationGraphType<DuesStage>>>("stage").Resolve(context => context.Source.Stage);
        Field(stage => stage.Letters);
        Field(stage => stage.On);
    }
}
