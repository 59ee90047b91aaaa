using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Contracts;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Modules;
using Mila.People;

namespace Mila.Incubation.Calls;

public sealed class SpaceCallType : ObjectGraphType<SpaceCall>
{
    private static readonly string[] Office = [.. InterviewNoteType.Readers, "auditor"];

    public SpaceCallType()
    {
        Name = "SpaceCall";
        Description = "A space that will be free is offered (appel à candidatures pour un espace).";
        Field(call => call.Id);
        Field<SpaceType>("space").Resolve(context => context.SpaceOf(context.Source.SpaceId));
        Field(call => call.FreeFrom).Description("The first day that the space is nobody's.");
        Field(call => call.ClosesOn).Description("The last day to ask for it.");
        Field<NonNullGraphType<EnumerationGraphType<SpaceCallState>>>("state").Resolve(context => context.Source.State);
        Field<NonNullGraphType<BooleanGraphType>>("isOpen").Description("Whether one may ask for it today.")
            .Resolve(context => context.Source.State is SpaceCallState.Open && context.Today() <= context.Source.ClosesOn);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<SpaceApplicantType>>>>("applicants").Description("Those who ask, by rank once ranked; a member sees the structures it leads.")
            .ResolveAsync(async context => await Applicants(context));
        Field(call => call.DeliberationId, nullable: true);
        Field(call => call.OfferedTo, nullable: true);
        Field(call => call.AnswerBy, nullable: true).Description("Until when the offer may be answered.");
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<SpaceCallType>("spaceCall")
            .Description("One call by its id.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("incubation.read_calls")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<SpaceCall>(context.GetArgument<Guid>("id"), context.CancellationToken));
        query.ListOf<SpaceCall, SpaceCallType>("spaceCalls", "incubation.read_calls")
            .Describe("The calls for spaces, the latest to close first.")
            .OrderedBy((_, session) => session.Query<SpaceCall>(), call => call.ClosesOn, call => call.Id, descending: true);
    }

    private static async Task<IEnumerable<RankedApplicant>> Applicants(IResolveFieldContext<SpaceCall> context)
    {
        var call = context.Source;
        var all = call.Applicants.Select(each => new RankedApplicant(call, each, call.Ranking.Contains(each.StructureId) ? call.Ranking.ToList().IndexOf(each.StructureId) + 1 : null))
            .OrderBy(each => each.Rank ?? int.MaxValue).ThenBy(each => each.Applicant.On);
        if (context.Actor().Is(Office))
            return all;
        var led = (await context.QuerySession().LoadManyAsync<KnownStructure>(context.CancellationToken, call.Applicants.Select(each => each.StructureId)))
            .Where(structure => context.Actor().PersonId is { } me && structure.Leaders.Contains(me)).Select(structure => structure.Id).ToHashSet();
        return all.Where(each => led.Contains(each.Applicant.StructureId));
    }
}

/// <summary>A structure that asks for a space, with its rank.</summary>
public sealed record RankedApplicant(SpaceCall Call, SpaceApplicant Applicant, int? Rank);

public sealed class SpaceApplicantType : ObjectGraphType<RankedApplicant>
{
    public SpaceApplicantType()
    {
        Name = "SpaceApplicant";
        Description = "A structure that asks for a space.";
        Field<NonNullGraphType<GuidGraphType>>("structureId").Resolve(context => context.Source.Applicant.StructureId);
        this.StructureName(each => each.Applicant.StructureId);
        Field<StringGraphType>("reason").Description("Null once erased.").Resolve(context => context.TextOf(context.Source.Applicant.ReasonId));
        Field<NonNullGraphType<DateOnlyGraphType>>("on").Resolve(context => context.Source.Applicant.On);
        Field<SpaceInterviewType>("interview").Description("When its leaders are heard; null when none was set.").Resolve(context => context.Source.Applicant.Interview);
        Field<InterviewNoteType>("interviewNote").Description("What the office kept of the interview, for the office and the board; null to who leads one of those who ask.")
            .Resolve(InterviewNoteType.For);
        Field<IntGraphType>("rank").Description("Null until it is ranked.").Resolve(context => context.Source.Rank);
        Field<NonNullGraphType<BooleanGraphType>>("hasDeclined").Resolve(context => context.Source.Call.Declined.Contains(context.Source.Applicant.StructureId));
    }
}

public static class SpaceCallFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<OpenSpaceCall, SpaceCallType>("openSpaceCall", "incubation.run_calls")
            .Describe("Offers a space that will be free; the workflow of the stay that ends does so by itself.")
            .Argument<NonNullGraphType<GuidGraphType>>("spaceId")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("freeFrom", "The first day that the space is nobody's.")
            .Send(context => new OpenSpaceCall(context.GetArgument<Guid>("spaceId"), context.GetArgument<DateOnly>("freeFrom")))
            .Return<SpaceCall>(command => SpaceCall.IdOf(command.SpaceId, command.FreeFrom));
        mutation.Command<AskForSpace, SpaceCallType>("askForSpace", "incubation.ask_for_space")
            .Describe("Who leads a member, or the office for it, asks for the space.")
            .Argument<NonNullGraphType<GuidGraphType>>("callId")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<NonNullGraphType<StringGraphType>>("reason")
            .Send(context => new AskForSpace(context.GetArgument<Guid>("callId"), context.GetArgument<Guid>("structureId"), context.GetArgument<string>("reason"), context.Actor().Is("coordinator")))
            .Return<SpaceCall>(command => command.CallId);
        mutation.Command<WithdrawFromSpaceCall, SpaceCallType>("withdrawFromSpaceCall", "incubation.ask_for_space")
            .Describe("The structure asks for the space no more.")
            .Argument<NonNullGraphType<GuidGraphType>>("callId")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Send(context => new WithdrawFromSpaceCall(context.GetArgument<Guid>("callId"), context.GetArgument<Guid>("structureId"), context.Actor().Is("coordinator")))
            .Return<SpaceCall>(command => command.CallId);
        SetInterviewField.AddTo(mutation);
        NoteInterviewField.AddTo(mutation);
        mutation.Command<RankApplicants, SpaceCallType>("rankApplicants", "incubation.run_calls")
            .Describe("Proposes in which order the space is offered and asks the board; without applicants, the call ends.")
            .Argument<NonNullGraphType<GuidGraphType>>("callId")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<GuidGraphType>>>>("ranking", "The structures that ask, the first first.")
            .Send(context => new RankApplicants(context.GetArgument<Guid>("callId"), context.GetArgument<List<Guid>>("ranking")))
            .Return<SpaceCall>(command => command.CallId);
        mutation.Command<AnswerOffer, SpaceCallType>("answerOffer", "incubation.ask_for_space")
            .Describe("The structure that the space is offered to takes it, or not.")
            .Argument<NonNullGraphType<GuidGraphType>>("callId")
            .Argument<NonNullGraphType<BooleanGraphType>>("accepts")
            .Send(context => new AnswerOffer(context.GetArgument<Guid>("callId"), context.GetArgument<bool>("accepts"), InTime: true, context.Actor().Is("coordinator")))
            .Return<SpaceCall>(command => command.CallId);
    }
}

/// <summary>The calls' part of the module's table of contents.</summary>
internal static class SpaceCallDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<SpaceCall>()
        .Document<SpaceCall>(calls => calls.Duplicate(call => call.SpaceId).Duplicate(call => call.State).Duplicate(call => call.ClosesOn))
        .Fact<SpaceCallOpened>("incubation.space_call_opened.v1")
        .Fact<SpaceAskedFor>("incubation.space_asked_for.v1")
        .Fact<SpaceAskingWithdrawn>("incubation.space_asking_withdrawn.v1")
        .Fact<SpaceInterviewSet>("incubation.space_interview_set.v1")
        .Fact<SpaceInterviewNoted>("incubation.space_interview_noted.v1")
        .Fact<RankingPutToVote>("incubation.ranking_put_to_vote.v1")
        .Fact<RankingInconclusive>("incubation.ranking_inconclusive.v1")
        .Fact<RankingAdopted>("incubation.ranking_adopted.v1")
        .Fact<SpaceOffered>("incubation.space_offered.v1")
        .Fact<OfferDeclined>("incubation.offer_declined.v1")
        .Fact<OfferAccepted>("incubation.offer_accepted.v1")
        .Fact<SpaceCallUnfilled>("incubation.space_call_unfilled.v1");

    public static void Messages(MessageNames messages) => messages
        .Add<SpaceCalled>("incubation.space_called.v1")
        .Add<OpenSpaceCall>("incubation.open_space_call.v1")
        .Add<OfferSpaceOfStay>("incubation.offer_space_of_stay.v1")
        .Add<CallOffSpaceCall>("incubation.call_off_space_call.v1")
        .Add<OfferSpace>("incubation.offer_space.v1")
        .Add<AnswerOffer>("incubation.answer_offer.v1")
        .Add<CloseRankingVote>("incubation.close_ranking_vote.v1");

    public static void Graph(GraphRoots graph)
    {
        SpaceCallType.AddTo(graph.Query);
        OpenSpaceType.AddTo(graph.Query);
        SpaceCallFields.AddTo(graph.Mutation);
    }
}
