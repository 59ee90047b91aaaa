using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Incubation.Spaces;

/// <summary>How many offices, studios and desks will be free on the first day of a month, as far as is planned (prévision).</summary>
public sealed record MonthOfPlaces(DateOnly Month, int Free, int Places)
{
    private const int Most = 36;

    /// <summary>The months after a day, in order.</summary>
    public static IEnumerable<MonthOfPlaces> After(DateOnly today, int months, IReadOnlyCollection<Space> places)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        return Enumerable.Range(1, months).Select(ahead => first.AddMonths(ahead)).Select(month =>
        {
            var usable = places.Where(space => space.StateOn(month) is not SpaceState.Withdrawn).ToList();
            return new MonthOfPlaces(month, usable.Count(space => space.StateOn(month) is SpaceState.InUse && space.IsFree(new(month, month.AddDays(1)))), usable.Count);
        });
    }

    public static void AddTo(ObjectGraphType query) => query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<MonthOfPlacesType>>>>("freePlaces")
        .Description("How many offices, studios and desks will be free on the first day of each coming month, as far as is planned.")
        .Argument<IntGraphType>("months", argument => { argument.DefaultValue = Most; argument.Description = "At most 36."; })
        .AuthorizeWithPolicy("incubation.read_spaces")
        .ResolveAsync(async context =>
        {
            var places = await context.QuerySession().Query<Space>()
                .Where(space => space.Kind.IsOneOf(SpaceKinds.Places)).ToListAsync(context.CancellationToken);
            return After(context.Today(), Math.Clamp(context.GetArgument<int>("months"), 1, Most), places);
        });
}

public sealed class MonthOfPlacesType : ObjectGraphType<MonthOfPlaces>
{
    public MonthOfPlacesType()
    {
        Name = "MonthOfPlaces";
        Description = "How many places will be free on the first day of a month (prévision).";
        Field(month => month.Month).Description("Its first day.");
        Field(month => month.Free);
        Field(month => month.Places).Description("All there are.");
    }
}
