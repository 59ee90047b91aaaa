using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Works.Claims;
using Mila.Modules;
using Mila.People;

namespace Mila.Incubation.Works;

public sealed class WorksiteType : ObjectGraphType<Worksite>
{
    public WorksiteType()
    {
        Name = "Worksite";
        Description = "Works on premises (chantier).";
        Field(worksite => worksite.Id);
        Field(worksite => worksite.Title);
        Field<NonNullGraphType<EnumerationGraphType<WorksiteState>>>("state").Resolve(context => context.Source.State);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PremisesType>>>>("premises").Resolve(context =>
            context.Batch("worksite-premises", context.Source, PremisesOf).Then(premises => premises ?? []));
        Field(worksite => worksite.PlannedOn);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<QuoteType>>>>("quotes").Description("The cheapest first.").Resolve(context => context.Source.Quotes.OrderBy(quote => quote.Amount.Cents));
        Field<GuidGraphType>("chosenId").Description("The quote that is taken.").Resolve(context => context.Source.ChosenId);
        Field<MoneyType>("cost").Description("Of the quote that is taken, else of the cheapest.").Resolve(context => context.Source.Likely?.Amount);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<FundingShareType>>>>("funding").Description("Who pays what; its sum is the cost.").Resolve(context => context.Source.Funding);
        Field<NonNullGraphType<MoneyType>>("missing").Description("What is neither the association’s own nor granted yet.").Resolve(context => context.Source.Missing);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<WorksPhaseType>>>>("phases").Resolve(context => context.Source.Phases);
        Field<BlockageType>("blockage").Description("Who holds it up; null when nobody does.").Resolve(context => context.Source.Blockage);
        Field<DecimalGraphType>("paybackYears").Description("After how many years what is saved has paid for it; null when nothing is said to be saved.").Resolve(context => context.Source.Likely?.PaybackYears);
        Field<EnumerationGraphType<ElementCondition>>("worstCondition").Description("The worst of any element of its premises today; null when nobody has looked.").Resolve(context =>
            context.Batch("worksite-premises", context.Source, PremisesOf).Then(premises => Worst(premises ?? [], context.Today())));
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<WorksiteType>("worksite")
            .Description("Works by their id.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("incubation.read_works")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<Worksite>(context.GetArgument<Guid>("id"), context.CancellationToken));
        query.ListOf<Worksite, WorksiteType>("worksites", "incubation.read_works")
            .Describe("All works, those planned last first.")
            .OrderedBy((_, session) => session.Query<Worksite>(), worksite => worksite.PlannedOn, worksite => worksite.Id, descending: true);
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<WorksiteType>>>>("worksitePriorities")
            .Description("Works that are not over, in the order in which they are to be done: where an element is out of order, then bad, then worn; then those that pay for themselves the soonest.")
            .AuthorizeWithPolicy("incubation.read_works")
            .ResolveAsync(async context => await WorksitePriorities.Read(context.QuerySession(), context.Today(), context.CancellationToken));
    }

    internal static ElementCondition? Worst(IEnumerable<Premises> premises, DateOnly day) =>
        premises.SelectMany(each => each.On(day)).Select(known => (ElementCondition?)known.Seen.Condition).Where(condition => condition is not ElementCondition.Absent).DefaultIfEmpty(null).Max();

    internal static async Task<IReadOnlyDictionary<Worksite, IReadOnlyList<Premises>>> PremisesOf(IQuerySession session, IReadOnlyList<Worksite> worksites, CancellationToken cancellation)
    {
        var premises = (await session.LoadManyAsync<Premises>(cancellation, worksites.SelectMany(worksite => worksite.Premises).Distinct())).ToDictionary(each => each.Id);
        return worksites.Distinct().ToDictionary(worksite => worksite, worksite => (IReadOnlyList<Premises>)[.. worksite.Premises.Where(premises.ContainsKey).Select(id => premises[id]).OrderBy(each => each.Position)]);
    }
}

/// <summary>In which order works are to be done (priorités): a stated rule, the same for everybody.</summary>
public static class WorksitePriorities
{
    /// <summary>More than are ever under study at once.</summary>
    private const int Most = 200;

    public static IReadOnlyList<Worksite> Of(IEnumerable<(Worksite Worksite, ElementCondition? Worst)> works) =>
        [.. works.Where(each => !each.Worksite.IsOver)
            .OrderByDescending(each => each.Worst ?? ElementCondition.Good)
            .ThenBy(each => each.Worksite.Likely?.PaybackYears ?? decimal.MaxValue)
            .ThenBy(each => each.Worksite.PlannedOn).ThenBy(each => each.Worksite.Id)
            .Select(each => each.Worksite)];

    internal static async Task<IReadOnlyList<Worksite>> Read(IQuerySession session, DateOnly today, CancellationToken cancellation)
    {
        var latest = await session.Query<Worksite>().OrderByDescending(worksite => worksite.PlannedOn).Take(Most).ToListAsync(cancellation);
        var premises = await WorksiteType.PremisesOf(session, latest, cancellation);
        return Of(latest.Select(worksite => (worksite, WorksiteType.Worst(premises[worksite], today))));
    }
}

public sealed class QuoteType : ObjectGraphType<Quote>
{
    public QuoteType()
    {
        Name = "Quote";
        Description = "What a contractor asks (devis).";
        Field(quote => quote.Id);
        Field<StringGraphType>("contractor").Description("Null once erased.").Resolve(context => context.Batch("contractors", context.Source.Id, Contractors));
        Field<NonNullGraphType<MoneyType>>("amount").Resolve(context => context.Source.Amount);
        Field(quote => quote.KwhPerYear, nullable: true).Description("What it is expected to save.");
        Field<MoneyType>("savedPerYear").Resolve(context => context.Source.SavedPerYear);
        Field<DecimalGraphType>("paybackYears").Resolve(context => context.Source.PaybackYears);
        Field(quote => quote.FileId, nullable: true).Description("To be read at /files/{id}.");
        Field(quote => quote.ReceivedOn);
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> Contractors(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<ErasableText>(cancellation, ids)).ToDictionary(text => text.Id, text => text.Text);
}

public sealed class FundingShareType : ObjectGraphType<FundingShare>
{
    public FundingShareType()
    {
        Name = "FundingShare";
        Description = "What one source pays of works (part du plan de financement).";
        Field<NonNullGraphType<EnumerationGraphType<FundingSource>>>("source").Resolve(context => context.Source.Source);
        Field<NonNullGraphType<MoneyType>>("amount").Resolve(context => context.Source.Amount);
        Field<NonNullGraphType<EnumerationGraphType<FundingState>>>("state").Resolve(context => context.Source.State);
    }
}

public sealed class WorksPhaseType : ObjectGraphType<WorksPhase>
{
    public WorksPhaseType()
    {
        Name = "WorksPhase";
        Description = "Something of works that is done one after another (phase).";
        Field(phase => phase.Id);
        Field(phase => phase.Title);
        Field(phase => phase.PlannedFor, nullable: true);
        Field(phase => phase.BegunOn, nullable: true);
        Field(phase => phase.DoneOn, nullable: true);
    }
}

public sealed class BlockageType : ObjectGraphType<Blockage>
{
    public BlockageType()
    {
        Name = "WorksBlockage";
        Description = "Works are held up by somebody (blocage).";
        Field<NonNullGraphType<EnumerationGraphType<BlockingParty>>>("party").Resolve(context => context.Source.Party);
        Field<NonNullGraphType<EnumerationGraphType<AwaitedThing>>>("awaited").Resolve(context => context.Source.Awaited);
        Field(blockage => blockage.Since);
        Field(blockage => blockage.ChasedOn, nullable: true).Description("The last day on which somebody chased.");
        Field(blockage => blockage.ClaimId, nullable: true).Description("The damage claim that it hangs on.");
    }
}

public sealed class DamageClaimType : ObjectGraphType<DamageClaim>
{
    public DamageClaimType()
    {
        Name = "DamageClaim";
        Description = "Damage to premises, and what the insurer makes of it (sinistre).";
        Field(claim => claim.Id);
        Field<NonNullGraphType<EnumerationGraphType<DamageKind>>>("kind").Resolve(context => context.Source.Kind);
        Field<NonNullGraphType<EnumerationGraphType<ClaimState>>>("state").Resolve(context => context.Source.State);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PremisesType>>>>("premises").Resolve(context => context.Batch("claim-premises", context.Source, PremisesOf).Then(premises => premises ?? []));
        Field(claim => claim.Insurer);
        Field(claim => claim.HappenedOn);
        Field(claim => claim.OpenedOn);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DateOnlyGraphType>>>>("visits").Description("The days on which the expert came.").Resolve(context => context.Source.Visits.Order());
        Field<MoneyType>("accepted").Resolve(context => context.Source.Accepted);
        Field<NonNullGraphType<MoneyType>>("paid").Resolve(context => context.Source.Paid);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<WorksiteType>>>>("blocks").Description("The works that still hang on it.").Resolve(context => context.Batch("claim-worksites", context.Source.Id, Blocked).Then(works => works ?? []));
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<DamageClaimType>("damageClaim")
            .Description("One claim by its id.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("incubation.read_works")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<DamageClaim>(context.GetArgument<Guid>("id"), context.CancellationToken));
        query.ListOf<DamageClaim, DamageClaimType>("damageClaims", "incubation.read_works")
            .Describe("The claims, the latest damage first.")
            .OrderedBy((_, session) => session.Query<DamageClaim>(), claim => claim.HappenedOn, claim => claim.Id, descending: true);
    }

    private static async Task<IReadOnlyDictionary<DamageClaim, IReadOnlyList<Premises>>> PremisesOf(IQuerySession session, IReadOnlyList<DamageClaim> claims, CancellationToken cancellation)
    {
        var premises = (await session.LoadManyAsync<Premises>(cancellation, claims.SelectMany(claim => claim.Premises).Distinct())).ToDictionary(each => each.Id);
        return claims.Distinct().ToDictionary(claim => claim, claim => (IReadOnlyList<Premises>)[.. claim.Premises.Where(premises.ContainsKey).Select(id => premises[id])]);
    }

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Worksite>>> Blocked(IQuerySession session, IReadOnlyList<Guid> claims, CancellationToken cancellation)
    {
        var ids = claims.Select(id => (Guid?)id).ToArray();
        var works = await session.Query<Worksite>().Where(worksite => worksite.ClaimId.In(ids)).ToListAsync(cancellation);
        return works.GroupBy(worksite => worksite.ClaimId!.Value).ToDictionary(each => each.Key, IReadOnlyList<Worksite> (each) => [.. each]);
    }
}

/// <summary>What works bring to the workflow engine (blocage d’un chantier): held up, they wait for the office to chase.</summary>
internal static class WorksiteWorkflow
{
    public static void Declare(SettingList settings) => settings
        .Days("works.chase_days", 30, "Jours de blocage d’un chantier après lesquels la relance est en retard");

    public static void AddTo(WorkflowList workflows)
    {
        foreach (var name in WorksiteStream.Names.Values)
            workflows.Announcement($"incubation.worksite_{name}", WorksiteStream.Subject);
        workflows
            .Day(WorksiteStream.Subject, "since")
            .Words("worksite.words.fr.json")
            .Definition("worksite_blockage.workflow.json");
    }
}
