using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Membership.Structures;

/// <summary>How many members there were on the first day of a month.</summary>
public sealed record MonthOfMembers(DateOnly Day, int Members);

/// <summary>The members month by month, for a curve (évolution du nombre d’adhérents).</summary>
public sealed class MonthOfMembersType : ObjectGraphType<MonthOfMembers>
{
    private const int MostMonths = 600;

    public MonthOfMembersType()
    {
        Name = "MonthOfMembers";
        Field(month => month.Day).Description("The first day of the month.");
        Field(month => month.Members);
    }

    public static void AddTo(ObjectGraphType query) =>
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<MonthOfMembersType>>>>("memberSeries")
            .Description("How many members there were on the first day of each month, as it is known now.")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("from")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("until")
            .AuthorizeWithPolicy("membership.read_structures")
            .ResolveAsync(async context => await Read(
                context.QuerySession(), context.GetArgument<DateOnly>("from"), context.GetArgument<DateOnly>("until"), context.CancellationToken));

    private static async Task<IReadOnlyList<MonthOfMembers>> Read(IQuerySession session, DateOnly from, DateOnly until, CancellationToken cancellation)
    {
        var months = Months(from, until).Take(MostMonths + 1).ToList();
        if (months.Count > MostMonths)
            throw new ExecutionError(French.Typeset("Cette période est trop longue : demandez 50 ans au plus.")) { Code = "PERIOD_TOO_LONG" };
        var rows = await session.Query<MembershipPeriod>()
            .Where(row => row.Since <= until && row.Until > from && row.RecordedUntil == DateTimeOffset.MaxValue)
            .ToListAsync(cancellation);
        return [.. months.Select(day => new MonthOfMembers(day, rows.Count(row => row.Covers(day))))];
    }

    private static IEnumerable<DateOnly> Months(DateOnly from, DateOnly until)
    {
        for (var day = new DateOnly(from.Year, from.Month, 1); day <= until; day = day.AddMonths(1))
            if (day >= from)
                yield return day;
    }
}
