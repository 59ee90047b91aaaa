using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Incubation.Spaces;

public sealed class SpaceType : ObjectGraphType<Space>
{
    public SpaceType()
    {
        Name = "Space";
        Description = "A space of a site (espace).";
        Field(space => space.Id);
        Field(space => space.Name);
        Field<NonNullGraphType<EnumerationGraphType<SpaceKind>>>("kind").Resolve(context => context.Source.Kind);
        Field<DecimalGraphType>("squareMetres").Description("Null when nobody measured it.").Resolve(context => context.Source.SquareDecimetres / 100m);
        Field(space => space.Position).Description("Its rank on its site.");
        Field<NonNullGraphType<EnumerationGraphType<SpaceState>>>("state").Description("On a day, today unless said.")
            .Argument<DateOnlyGraphType>("asOf")
            .Resolve(context => context.Source.StateOn(context.GetArgument<DateOnly?>("asOf") ?? context.Today()));
        Field<MoneyType>("monthlyFee").Description("What a month costs in a year, this one unless said; null when none was set.")
            .Argument<IntGraphType>("year")
            .Resolve(context => context.Source.MonthlyFee(context.GetArgument<int?>("year") ?? context.Today().Year));
        Field<NonNullGraphType<BooleanGraphType>>("isAllocated").Description("Whether a structure is given it for months or years; otherwise it is booked.")
            .Resolve(context => context.Source.Kind.IsAllocated());
        Field<SiteType>("site").Resolve(context => context.Batch("sites", context.Source.SiteId, SitesOf));
        Field<OccupationType>("occupation").Description("Who has it on a day, today unless said; null when nobody has.")
            .Argument<DateOnlyGraphType>("asOf")
            .Argument<DateTimeOffsetGraphType>("knownAt", "As it was known at that instant; now unless said.")
            .Resolve(context => Occupations.Of(context, context.Source.Id));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<OccupationType>>>>("occupations").Description("Who had it, the latest first; the last hundred.")
            .Resolve(context => context.Batch("space-occupations", context.Source.Id, HistoryOf).Then(rows => rows ?? []));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AllocationType>>>>("promises").Description("Who was given it and has not moved in yet, the first day first.")
            .Resolve(context => context.Batch("space-promises", context.Source.Id, PromisesOf).Then(stays => stays ?? []));
    }

    /// <summary>The stays that are promised in some spaces, one read for all of them.</summary>
    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Stay>>> PromisesOf(IQuerySession session, IReadOnlyList<Guid> spaces, CancellationToken cancellation)
    {
        var taken = (await session.LoadManyAsync<Space>(cancellation, spaces)).SelectMany(space => space.Takings).Where(taking => !taking.HandedBack);
        var tenures = await session.LoadManyAsync<Tenure>(cancellation, taken.Select(taking => Tenure.IdOf(taking.StructureId)).Distinct());
        return tenures.SelectMany(tenure => tenure.Allocations.Where(each => each.State is AllocationState.Promised && spaces.Contains(each.SpaceId)).Select(each => new Stay(tenure, each)))
            .GroupBy(stay => stay.Allocation.SpaceId)
            .ToDictionary(each => each.Key, IReadOnlyList<Stay> (each) => [.. each.OrderBy(stay => stay.Allocation.From)]);
    }

    private const int MostOccupations = 100;

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<OccupationPeriod>>> HistoryOf(IQuerySession session, IReadOnlyList<Guid> spaces, CancellationToken cancellation)
    {
        var ids = spaces.ToArray();
        var rows = await session.Query<OccupationPeriod>().Where(row => ids.Contains(row.SpaceId) && row.RecordedUntil == DateTimeOffset.MaxValue)
            .OrderByDescending(row => row.Since).Take(MostOccupations).ToListAsync(cancellation);
        return rows.GroupBy(row => row.SpaceId).ToDictionary(each => each.Key, IReadOnlyList<OccupationPeriod> (each) => [.. each]);
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<SpaceType>("space")
            .Description("One space by its id.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("incubation.read_spaces")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<Space>(context.GetArgument<Guid>("id"), context.CancellationToken));
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<SiteType>>>>("sites")
            .Description("The sites with their spaces, in their order; an association has a handful.")
            .AuthorizeWithPolicy("incubation.read_spaces")
            .ResolveAsync(async context => await context.QuerySession().Query<Site>().OrderBy(site => site.Position).ThenBy(site => site.Id).Take(50).ToListAsync(context.CancellationToken));
    }

    private static async Task<IReadOnlyDictionary<Guid, Site>> SitesOf(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<Site>(cancellation, ids)).ToDictionary(site => site.Id);
}

public sealed class SiteType : ObjectGraphType<Site>
{
    /// <summary>More than the largest site has: the list is bounded, not paged.</summary>
    private const int MostSpaces = 200;

    public SiteType()
    {
        Name = "Site";
        Description = "A place where the association has spaces (site).";
        Field(site => site.Id);
        Field(site => site.Name);
        Field(site => site.Address, nullable: true);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<SpaceType>>>>("spaces").Description("In their order on the site.")
            .Resolve(context => context.Batch("site-spaces", context.Source.Id, SpacesOf).Then(spaces => spaces ?? []));
    }

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Space>>> SpacesOf(IQuerySession session, IReadOnlyList<Guid> sites, CancellationToken cancellation)
    {
        var ids = sites.ToArray();
        var spaces = await session.Query<Space>().Where(space => ids.Contains(space.SiteId)).OrderBy(space => space.Position).Take(MostSpaces).ToListAsync(cancellation);
        return spaces.GroupBy(space => space.SiteId).ToDictionary(each => each.Key, IReadOnlyList<Space> (each) => [.. each]);
    }
}

/// <summary>The spaces' part of the module's table of contents.</summary>
internal static class SpaceDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<Site>()
        .Document<Site>(sites => sites.Duplicate(site => site.Position))
        .Fact<SiteOpened>("incubation.site_opened.v1")
        .Aggregate<Space>()
        .Document<Space>(spaces => spaces.Duplicate(space => space.SiteId).Duplicate(space => space.Kind).Duplicate(space => space.Position))
        .Fact<SpaceRegistered>("incubation.space_registered.v1")
        .Fact<SpaceStateSet>("incubation.space_state_set.v1")
        .Fact<OccupancyFeeSet>("incubation.occupancy_fee_set.v1")
        .Fact<SpaceTaken>("incubation.space_taken.v1")
        .Fact<SpaceTakenUntil>("incubation.space_taken_until.v1")
        .Fact<SpaceTakenFrom>("incubation.space_taken_from.v1")
        .Fact<SpaceHandedBack>("incubation.space_handed_back.v1");

    public static void Graph(GraphRoots graph)
    {
        SpaceType.AddTo(graph.Query);
        MonthOfPlaces.AddTo(graph.Query);
        SpaceCommands.AddTo(graph.Mutation);
    }
}
