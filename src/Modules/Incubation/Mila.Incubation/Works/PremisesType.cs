using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Shops;
using Mila.Incubation.Works.Claims;
using Mila.Modules;
using Mila.People;

namespace Mila.Incubation.Works;

public sealed class PremisesType : ObjectGraphType<Premises>
{
    /// <summary>More than an association represents: the list is bounded, not paged.</summary>
    private const int MostPremises = 200;

    public PremisesType()
    {
        Name = "Premises";
        Description = "Premises that the association represents (local).";
        Field(premises => premises.Id);
        Field(premises => premises.Name);
        Field(premises => premises.Address, nullable: true);
        Field<NonNullGraphType<EnumerationGraphType<PremisesUse>>>("use").Resolve(context => context.Source.Use);
        Field(premises => premises.SpaceId, nullable: true).Description("The space of the register that it is.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<KnownElementType>>>>("conditions")
            .Description("Each element as it was last seen by a day, today unless said; what nobody has looked at is left out.")
            .Argument<DateOnlyGraphType>("asOf")
            .Resolve(context => context.Source.On(context.GetArgument<DateOnly?>("asOf") ?? context.Today()));
        Field<PremisesLeaseType>("lease").Description("Whose they are and who holds their lease on a day, today unless said; null before the first that is known.")
            .Argument<DateOnlyGraphType>("asOf")
            .Resolve(context => context.Source.LeaseOn(context.GetArgument<DateOnly?>("asOf") ?? context.Today()));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PremisesLeaseType>>>>("leases").Description("The latest first.").Resolve(context => context.Source.Leases.OrderByDescending(lease => lease.From));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<SurveyType>>>>("surveys").Description("The latest first; those that were withdrawn too.")
            .Resolve(context => context.Source.Surveys.Reverse().OrderByDescending(survey => survey.SeenOn));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<MeterReadingType>>>>("readings").Description("The latest first.")
            .Argument<NonNullGraphType<EnumerationGraphType<MeterKind>>>("kind")
            .Resolve(context => context.Source.Of(context.GetArgument<MeterKind>("kind")).Reverse());
        Field<ConsumptionType>("consumption").Description("Between the first and the last reading of a period; null when there are not two days of readings.")
            .Argument<NonNullGraphType<EnumerationGraphType<MeterKind>>>("kind")
            .Argument<DateOnlyGraphType>("from", "From the beginning unless said.")
            .Argument<DateOnlyGraphType>("until", "Until today unless said.")
            .Resolve(context => context.Source.Used(
                context.GetArgument<MeterKind>("kind"), context.GetArgument<DateOnly?>("from") ?? DateOnly.MinValue, context.GetArgument<DateOnly?>("until") ?? context.Today()));
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<PremisesType>("premises")
            .Description("Premises by their id.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("incubation.read_works")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<Premises>(context.GetArgument<Guid>("id"), context.CancellationToken));
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<PremisesType>>>>("premisesRegister")
            .Description("All premises that the association represents, in their order.")
            .AuthorizeWithPolicy("incubation.read_works")
            .ResolveAsync(async context => await context.QuerySession().Query<Premises>().OrderBy(premises => premises.Position).ThenBy(premises => premises.Id).Take(MostPremises).ToListAsync(context.CancellationToken));
    }
}

public sealed class KnownElementType : ObjectGraphType<KnownElement>
{
    public KnownElementType()
    {
        Name = "KnownElement";
        Description = "An element of premises as it was last seen.";
        Field<NonNullGraphType<EnumerationGraphType<PremisesElement>>>("element").Resolve(context => context.Source.Seen.Element);
        Field<NonNullGraphType<EnumerationGraphType<ElementCondition>>>("condition").Resolve(context => context.Source.Seen.Condition);
        Field<EnumerationGraphType<ElementTrait>>("trait").Resolve(context => context.Source.Seen.Trait);
        Field<GuidGraphType>("photoId").Description("To be read at /files/{id}.").Resolve(context => context.Source.Seen.PhotoId);
        Field<NonNullGraphType<DateOnlyGraphType>>("seenOn").Resolve(context => context.Source.Survey.SeenOn);
        this.PersonName("seenByName", known => known.Survey.SurveyedBy);
    }
}

public sealed class SurveyType : ObjectGraphType<Survey>
{
    public SurveyType()
    {
        Name = "Survey";
        Description = "A time that somebody looked at premises (visite).";
        Field(survey => survey.Id);
        Field(survey => survey.SeenOn);
        this.PersonName("seenByName", survey => survey.SurveyedBy);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<KnownElementType>>>>("elements").Resolve(context => context.Source.Elements.Select(seen => new KnownElement(seen, context.Source)));
        Field(survey => survey.WithdrawnOn, nullable: true).Description("The day it was found wrong.");
    }
}

public sealed class MeterReadingType : ObjectGraphType<MeterReading>
{
    public MeterReadingType()
    {
        Name = "MeterReading";
        Description = "What a meter showed on a day (relevé).";
        Field(reading => reading.Id);
        Field(reading => reading.Index).Description("In whole kilowatt-hours, of water in cubic metres.");
        Field(reading => reading.IsNewMeter);
        Field(reading => reading.ReadOn);
    }
}

public sealed class ConsumptionType : ObjectGraphType<Consumption>
{
    public ConsumptionType()
    {
        Name = "Consumption";
        Description = "What was used between two readings (consommation).";
        Field(used => used.Quantity).Description("In kilowatt-hours, of water in cubic metres.");
        Field(used => used.From).Description("The day of the first reading.");
        Field(used => used.Until).Description("The day of the last one.");
        Field(used => used.PerYear).Description("The same over 365 days.");
        Field(used => used.IsPartial).Description("Whether a meter was changed on the way without a last reading of the old one that day.");
    }
}

/// <summary>The works' part of the module's table of contents.</summary>
internal static class WorksDeclarations
{
    private static readonly string[] Readers = ["coordinator", "president", "treasurer", "secretary", "board_member", "auditor"];

    public static void Store(StoreDeclaration store) => store
        .Aggregate<Premises>()
        .Document<Premises>(premises => premises.Duplicate(each => each.Position))
        .Fact<PremisesRegistered>("incubation.premises_registered.v1")
        .Fact<PremisesSurveyed>("incubation.premises_surveyed.v1")
        .Fact<SurveyWithdrawn>("incubation.survey_withdrawn.v1")
        .Fact<MeterRead>("incubation.meter_read.v1")
        .Fact<ReadingWithdrawn>("incubation.reading_withdrawn.v1")
        .Aggregate<Worksite>()
        .Document<Worksite>(worksites => worksites.Duplicate(worksite => worksite.PlannedOn).Duplicate(worksite => worksite.ClaimId))
        .Fact<WorksitePlanned>("incubation.worksite_planned.v1")
        .Fact<QuoteReceived>("incubation.quote_received.v1")
        .Fact<QuoteChosen>("incubation.quote_chosen.v1")
        .Fact<FundingPlanned>("incubation.funding_planned.v1")
        .Fact<FundingAnswered>("incubation.funding_answered.v1")
        .Fact<PhasePlanned>("incubation.works_phase_planned.v1")
        .Fact<PhaseBegun>("incubation.works_phase_begun.v1")
        .Fact<PhaseDone>("incubation.works_phase_done.v1")
        .Fact<WorksiteBlocked>("incubation.worksite_blocked.v1")
        .Fact<WorksiteChased>("incubation.worksite_chased.v1")
        .Fact<WorksiteFreed>("incubation.worksite_freed.v1")
        .Fact<WorksiteAbandoned>("incubation.worksite_abandoned.v1")
        .Aggregate<DamageClaim>()
        .Document<DamageClaim>(claims => claims.Duplicate(claim => claim.HappenedOn))
        .Fact<ClaimOpened>("incubation.claim_opened.v1")
        .Fact<ExpertVisited>("incubation.claim_expert_visited.v1")
        .Fact<ClaimAccepted>("incubation.claim_accepted.v1")
        .Fact<ClaimPaid>("incubation.claim_paid.v1")
        .Fact<ClaimRefused>("incubation.claim_refused.v1");

    public static void FileOwners(FileOwnerList owners) => owners
        .Owner(PremisesStream.Subject, (ask, _) => Task.FromResult(ask.Actor.Is(Readers)))
        .Owner(WorksiteStream.Subject, (ask, _) => Task.FromResult(ask.Actor.Is(Readers)));

    public static void Graph(GraphRoots graph)
    {
        PremisesType.AddTo(graph.Query);
        PremisesCommands.AddTo(graph.Mutation);
        WorksiteType.AddTo(graph.Query);
        DamageClaimType.AddTo(graph.Query);
        WorksiteFields.AddTo(graph.Mutation);
    }
}
