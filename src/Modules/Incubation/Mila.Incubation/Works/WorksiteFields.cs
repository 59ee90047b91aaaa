using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Mila.Incubation.Works.Claims;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Incubation.Works;

/// <summary>What the office does with works and claims, as fields of the API.</summary>
public static class WorksiteFields
{
    private const string Policy = "incubation.keep_works";

    public static void AddTo(ObjectGraphType mutation)
    {
        AddStudy(mutation);
        AddCourse(mutation);
        AddClaims(mutation);
    }

    private static void AddStudy(ObjectGraphType mutation)
    {
        mutation.Command<PlanWorksite, WorksiteType>("planWorksite", Policy)
            .Describe("Works are to be done in premises of the register.")
            .Argument<NonNullGraphType<StringGraphType>>("title", "In a few words; it names a matter, never a person.")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<GuidGraphType>>>>("premises")
            .Send(context => new PlanWorksite(Guid.CreateVersion7(), context.GetArgument<string>("title"), context.GetArgument<List<Guid>>("premises")))
            .Return<Worksite>(command => command.WorksiteId);
        mutation.Command<ReceiveQuote, WorksiteType>("receiveQuote", Policy)
            .Describe("A contractor says what the works cost, and what they are expected to save each year.")
            .Argument<NonNullGraphType<GuidGraphType>>("worksiteId")
            .Argument<NonNullGraphType<StringGraphType>>("contractor")
            .Argument<NonNullGraphType<LongGraphType>>("cents", "In euro cents.")
            .Argument<IntGraphType>("kwhPerYear")
            .Argument<LongGraphType>("savedCentsPerYear", "In euro cents.")
            .Argument<GuidGraphType>("file", "The quote itself, uploaded to /files.")
            .Argument<DateOnlyGraphType>("receivedOn", "Today unless said.")
            .Send(context => new ReceiveQuote(
                context.GetArgument<Guid>("worksiteId"), Guid.CreateVersion7(), context.GetArgument<string>("contractor"), new(context.GetArgument<long>("cents")), context.GetArgument<int?>("kwhPerYear"),
                context.GetArgument<long?>("savedCentsPerYear") is { } saved ? new Money(saved) : null, context.GetArgument<Guid?>("file"), context.GetArgument<DateOnly?>("receivedOn") ?? context.Today()))
            .Return<Worksite>(command => command.WorksiteId);
        mutation.Command<ChooseQuote, WorksiteType>("chooseQuote", Policy)
            .Describe("A quote is taken; who pays what is to be planned anew.")
            .Argument<NonNullGraphType<GuidGraphType>>("worksiteId")
            .Argument<NonNullGraphType<GuidGraphType>>("quoteId")
            .Send(context => new ChooseQuote(context.GetArgument<Guid>("worksiteId"), context.GetArgument<Guid>("quoteId")))
            .Return<Worksite>(command => command.WorksiteId);
        mutation.Command<PlanFunding, WorksiteType>("planFunding", Policy)
            .Describe("Who pays what of the quote that was chosen: the whole of it, to the cent.")
            .Argument<NonNullGraphType<GuidGraphType>>("worksiteId")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<FundingShareInputType>>>>("shares")
            .Send(context => new PlanFunding(
                context.GetArgument<Guid>("worksiteId"), [.. context.GetArgument<List<FundingShareWritten>>("shares").Select(share => new FundingShare(share.Source, new(share.Cents), share.State))]))
            .Return<Worksite>(command => command.WorksiteId);
        mutation.Command<AnswerFunding, WorksiteType>("answerFunding", Policy)
            .Describe("A share of the plan was asked for, granted or refused.")
            .Argument<NonNullGraphType<GuidGraphType>>("worksiteId")
            .Argument<NonNullGraphType<EnumerationGraphType<FundingSource>>>("source")
            .Argument<NonNullGraphType<EnumerationGraphType<FundingState>>>("state")
            .Send(context => new AnswerFunding(context.GetArgument<Guid>("worksiteId"), context.GetArgument<FundingSource>("source"), context.GetArgument<FundingState>("state")))
            .Return<Worksite>(command => command.WorksiteId);
    }

    private static void AddCourse(ObjectGraphType mutation)
    {
        mutation.Command<PlanPhase, WorksiteType>("planPhase", Policy)
            .Describe("Something that is done one after another.")
            .Argument<NonNullGraphType<GuidGraphType>>("worksiteId")
            .Argument<NonNullGraphType<StringGraphType>>("phaseTitle", "In a few words; it names a matter, never a person.")
            .Argument<DateOnlyGraphType>("plannedFor")
            .Send(context => new PlanPhase(context.GetArgument<Guid>("worksiteId"), Guid.CreateVersion7(), context.GetArgument<string>("phaseTitle"), context.GetArgument<DateOnly?>("plannedFor")))
            .Return<Worksite>(command => command.WorksiteId);
        mutation.Command<AdvancePhase, WorksiteType>("advancePhase", Policy)
            .Describe("A phase begins; one that has begun is done.")
            .Argument<NonNullGraphType<GuidGraphType>>("worksiteId")
            .Argument<NonNullGraphType<GuidGraphType>>("phaseId")
            .Argument<DateOnlyGraphType>("on", "Today unless said.")
            .Send(context => new AdvancePhase(context.GetArgument<Guid>("worksiteId"), context.GetArgument<Guid>("phaseId"), context.GetArgument<DateOnly?>("on") ?? context.Today()))
            .Return<Worksite>(command => command.WorksiteId);
        mutation.Command<BlockWorksite, WorksiteType>("blockWorksite", Policy)
            .Describe("Somebody holds the works up; the office is asked to chase until they are free.")
            .Argument<NonNullGraphType<GuidGraphType>>("worksiteId")
            .Argument<NonNullGraphType<EnumerationGraphType<BlockingParty>>>("party")
            .Argument<NonNullGraphType<EnumerationGraphType<AwaitedThing>>>("awaited")
            .Argument<GuidGraphType>("claimId", "The damage claim that they hang on.")
            .Argument<DateOnlyGraphType>("since", "Today unless said.")
            .Send(context => new BlockWorksite(
                context.GetArgument<Guid>("worksiteId"), context.GetArgument<BlockingParty>("party"), context.GetArgument<AwaitedThing>("awaited"), context.GetArgument<Guid?>("claimId"),
                context.GetArgument<DateOnly?>("since") ?? context.Today()))
            .Return<Worksite>(command => command.WorksiteId);
        mutation.Command<ChaseBlockage, WorksiteType>("chaseBlockage", Policy)
            .Describe("Who holds the works up was chased; the next time is due as many days later.")
            .Argument<NonNullGraphType<GuidGraphType>>("worksiteId")
            .Send(context => new ChaseBlockage(context.GetArgument<Guid>("worksiteId")))
            .Return<Worksite>(command => command.WorksiteId);
        mutation.Command<FreeWorksite, WorksiteType>("freeWorksite", Policy)
            .Describe("Nobody holds the works up any more.")
            .Argument<NonNullGraphType<GuidGraphType>>("worksiteId")
            .Send(context => new FreeWorksite(context.GetArgument<Guid>("worksiteId")))
            .Return<Worksite>(command => command.WorksiteId);
        mutation.Command<AbandonWorksite, WorksiteType>("abandonWorksite", Policy)
            .Describe("The works will not be done.")
            .Argument<NonNullGraphType<GuidGraphType>>("worksiteId")
            .Send(context => new AbandonWorksite(context.GetArgument<Guid>("worksiteId")))
            .Return<Worksite>(command => command.WorksiteId);
    }

    private static void AddClaims(ObjectGraphType mutation)
    {
        mutation.Command<OpenClaim, DamageClaimType>("openClaim", Policy)
            .Describe("The insurer is told of damage to premises of the register.")
            .Argument<NonNullGraphType<EnumerationGraphType<DamageKind>>>("kind")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<GuidGraphType>>>>("premises")
            .Argument<NonNullGraphType<StringGraphType>>("insurer", "The company.")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("happenedOn")
            .Send(context => new OpenClaim(
                Guid.CreateVersion7(), context.GetArgument<DamageKind>("kind"), context.GetArgument<List<Guid>>("premises"), context.GetArgument<string>("insurer"), context.GetArgument<DateOnly>("happenedOn")))
            .Return<DamageClaim>(command => command.ClaimId);
        mutation.Command<RecordExpertVisit, DamageClaimType>("recordExpertVisit", Policy)
            .Describe("The insurer’s expert came.")
            .Argument<NonNullGraphType<GuidGraphType>>("claimId")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("day")
            .Send(context => new RecordExpertVisit(context.GetArgument<Guid>("claimId"), context.GetArgument<DateOnly>("day")))
            .Return<DamageClaim>(command => command.ClaimId);
        mutation.Command<AnswerClaim, DamageClaimType>("answerClaim", Policy)
            .Describe("The insurer will pay so much, or nothing.")
            .Argument<NonNullGraphType<GuidGraphType>>("claimId")
            .Argument<LongGraphType>("cents", "In euro cents; none when it refuses.")
            .Send(context => new AnswerClaim(context.GetArgument<Guid>("claimId"), context.GetArgument<long?>("cents") is { } cents ? new Money(cents) : null))
            .Return<DamageClaim>(command => command.ClaimId);
        mutation.Command<RecordClaimPayment, DamageClaimType>("recordClaimPayment", Policy)
            .Describe("The insurer paid some or all of what it accepted.")
            .Argument<NonNullGraphType<GuidGraphType>>("claimId")
            .Argument<NonNullGraphType<LongGraphType>>("cents", "In euro cents.")
            .Send(context => new RecordClaimPayment(context.GetArgument<Guid>("claimId"), new(context.GetArgument<long>("cents"))))
            .Return<DamageClaim>(command => command.ClaimId);
    }
}

public sealed record FundingShareWritten(FundingSource Source, long Cents, FundingState State = FundingState.Planned);

public sealed class FundingShareInputType : InputObjectGraphType<FundingShareWritten>
{
    public FundingShareInputType()
    {
        Name = "FundingShareWritten";
        Field<NonNullGraphType<EnumerationGraphType<FundingSource>>>("source");
        Field<NonNullGraphType<LongGraphType>>("cents").Description("In euro cents.");
        Field<EnumerationGraphType<FundingState>>("state").DefaultValue(FundingState.Planned);
    }
}
