using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Spaces;
using Mila.Modules;
using Mila.People;

namespace Mila.Incubation.Tenures;

/// <summary>Who has which space on a day.</summary>
internal static class Occupations
{
    /// <summary>Who has a space on the day that the field asks about.</summary>
    public static IDataLoaderResult<OccupationPeriod?> Of(IResolveFieldContext context, Guid spaceId)
    {
        var today = context.Today();
        var day = context.GetArgument<DateOnly?>("asOf") ?? today;
        var knownAt = context.GetArgument<DateTimeOffset?>("knownAt")?.ToUniversalTime() ?? PeriodRow.KnownNow;
        return context.Batch<Guid, OccupationPeriod>($"occupations {day:O} {knownAt:O}", spaceId, (session, spaces, cancellation) => On(session, day, today, knownAt, spaces, cancellation));
    }

    /// <summary>The occupations of a day; of a day to come, those planned until then.</summary>
    public static IQueryable<OccupationPeriod> On(IQuerySession session, DateOnly day, DateOnly today, DateTimeOffset? knownAt = null)
    {
        var known = knownAt ?? PeriodRow.KnownNow;
        var rows = session.Query<OccupationPeriod>().Where(row => row.Since <= day && row.Until > day && row.RecordedFrom <= known && row.RecordedUntil > known);
        return day > today ? rows.Where(row => row.PlannedUntil > day) : rows;
    }

    private static async Task<IReadOnlyDictionary<Guid, OccupationPeriod>> On(
        IQuerySession session, DateOnly day, DateOnly today, DateTimeOffset knownAt, IReadOnlyList<Guid> spaces, CancellationToken cancellation)
    {
        var ids = spaces.ToArray();
        var rows = await On(session, day, today, knownAt).Where(row => ids.Contains(row.SpaceId)).ToListAsync(cancellation);
        return rows.GroupBy(row => row.SpaceId).ToDictionary(each => each.Key, each => each.MaxBy(row => row.Since)!);
    }
}

public sealed class OccupationType : ObjectGraphType<OccupationPeriod>
{
    public OccupationType()
    {
        Name = "Occupation";
        Description = "A structure has a space (occupation).";
        Field(row => row.StructureId);
        this.StructureName(each => each.StructureId);
        Field<NonNullGraphType<GuidGraphType>>("tenureId").Resolve(context => Tenure.IdOf(context.Source.StructureId));
        Field(row => row.SpaceId);
        Field<SpaceType>("space").Resolve(context => context.SpaceOf(context.Source.SpaceId));
        Field<NonNullGraphType<EnumerationGraphType<SpaceKind>>>("kind").Resolve(context => context.Source.Kind);
        Field(row => row.AllocationId);
        Field<NonNullGraphType<DateOnlyGraphType>>("from").Resolve(context => context.Source.Since);
        Field<DateOnlyGraphType>("lastDay").Description("As it went, or as it is planned; null without an end.")
            .Resolve(context => Last(context.Source.Until == DateOnly.MaxValue ? context.Source.PlannedUntil : context.Source.Until));
        Field<DateOnlyGraphType>("plannedLastDay").Description("As it was planned; null without an end.").Resolve(context => Last(context.Source.PlannedUntil));
        Field<NonNullGraphType<BooleanGraphType>>("isOver").Resolve(context => context.Source.Until != DateOnly.MaxValue);
        Field<NonNullGraphType<BooleanGraphType>>("isOverstaying").Description("The end has passed and the keys are not back.")
            .Resolve(context => context.Source.Until == DateOnly.MaxValue && context.Source.PlannedUntil <= context.Today());
        Field<EnumerationGraphType<DepartureCause>>("cause").Description("Why it ended; null while the structure is there.").Resolve(context => context.Source.Cause);
    }

    private static DateOnly? Last(DateOnly until) => until == DateOnly.MaxValue ? null : until.AddDays(-1);

    public static void AddTo(ObjectGraphType query) => query.ListOf<OccupationPeriod, OccupationType>("occupations", "incubation.read_spaces")
        .Describe("Who had which space, the latest first; all that is known, or what covers a day.")
        .Argument<DateOnlyGraphType>("asOf", "Only what covers that day.")
        .Argument<DateTimeOffsetGraphType>("knownAt", "As it was known at that instant; now unless said.")
        .OrderedBy(
            (context, session) => context.GetArgument<DateOnly?>("asOf") is { } day
                ? Occupations.On(session, day, context.Today(), context.GetArgument<DateTimeOffset?>("knownAt")?.ToUniversalTime())
                : session.Query<OccupationPeriod>().Where(row => row.RecordedUntil == DateTimeOffset.MaxValue),
            row => row.Since, row => row.Id, descending: true);
}
