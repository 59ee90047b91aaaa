using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Works;
using Mila.Modules;
using Mila.People;

namespace Mila.Incubation.Shops;

/// <summary>Names of structures beside their ids, joined when they are shown.</summary>
internal static class TenantNames
{
    public static IDataLoaderResult<string?> TenantName(this IResolveFieldContext context, Guid structureId) => context.Batch("structure-names", structureId, Of);

    private static async Task<IReadOnlyDictionary<Guid, string>> Of(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<IdentitySheet>(cancellation, ids)).ToDictionary(sheet => sheet.Id, sheet => sheet.Name);
}

public sealed class ShopAllotmentType : ObjectGraphType<ShopAllotment>
{
    public ShopAllotmentType()
    {
        Name = "ShopAllotment";
        Description = "A shop finds its next tenant (attribution d’une boutique).";
        Field(allotment => allotment.Id);
        Field<PremisesType>("premises").Resolve(context => context.Batch("premises", context.Source.PremisesId, PremisesOf));
        Field<NonNullGraphType<EnumerationGraphType<AllotmentState>>>("state").Resolve(context => context.Source.State);
        Field(allotment => allotment.OpenedOn);
        Field(allotment => allotment.ClosesOn).Description("The last day to ask for it.");
        Field<NonNullGraphType<BooleanGraphType>>("takesApplicants").Resolve(context => context.Source.State is AllotmentState.Open && context.Today() <= context.Source.ClosesOn);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ShopApplicantType>>>>("applicants").Resolve(context => context.Source.Applicants);
        Field(allotment => allotment.ProposedId, nullable: true).Description("Whom the board proposes, or proposed last.");
        Field<StringGraphType>("proposedName").Resolve(context => context.Source.ProposedId is { } proposed ? context.TenantName(proposed) : null);
        Field(allotment => allotment.DecidedOn, nullable: true).Description("The day of the board's decision.");
        Field(allotment => allotment.Minutes, nullable: true).Description("The number of the minutes that hold it, when it was not voted in Mila; else empty.");
        Field(allotment => allotment.DeliberationId, nullable: true).Description("The board's vote, which keeps its own minutes.");
        Field(allotment => allotment.VoteClosesOn, nullable: true).Description("The last day of the vote.");
        Field(allotment => allotment.SignedOn, nullable: true);
        Field(allotment => allotment.LeaseFrom, nullable: true).Description("The first day of the lease.");
        Field(allotment => allotment.EnteredOn, nullable: true).Description("The day from which the structure is in the shop.");
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<ShopAllotmentType>("shopAllotment")
            .Description("One allotment by its id.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("incubation.read_works")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<ShopAllotment>(context.GetArgument<Guid>("id"), context.CancellationToken));
        query.ListOf<ShopAllotment, ShopAllotmentType>("shopAllotments", "incubation.read_works")
            .Describe("The allotments, the latest call first.")
            .OrderedBy((_, session) => session.Query<ShopAllotment>(), allotment => allotment.OpenedOn, allotment => allotment.Id, descending: true);
    }

    private static async Task<IReadOnlyDictionary<Guid, Premises>> PremisesOf(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<Premises>(cancellation, ids)).ToDictionary(premises => premises.Id);
}

public sealed class ShopApplicantType : ObjectGraphType<ShopApplicant>
{
    public ShopApplicantType()
    {
        Name = "ShopApplicant";
        Description = "A structure that asked for a shop.";
        Field(applicant => applicant.StructureId);
        Field<StringGraphType>("name").Description("Null once erased.").Resolve(context => context.TenantName(context.Source.StructureId));
        Field(applicant => applicant.AskedOn);
        Field(applicant => applicant.RefusedOn, nullable: true).Description("The day on which the landlord refused it.");
    }
}

public sealed class PremisesLeaseType : ObjectGraphType<PremisesLease>
{
    public PremisesLeaseType()
    {
        Name = "PremisesLease";
        Description = "Whose premises are, and who holds their lease, from a day on (bail).";
        Field(lease => lease.Landlord);
        Field<NonNullGraphType<EnumerationGraphType<LeaseRole>>>("role").Description("What the association does there.").Resolve(context => context.Source.Role);
        Field(lease => lease.HolderId, nullable: true).Description("The structure that holds the lease.");
        Field<StringGraphType>("holderName").Description("Null when nobody but the association does, and once erased.").Resolve(context => context.Source.HolderId is { } holder ? context.TenantName(holder) : null);
        Field(lease => lease.From);
    }
}

public static class ShopFields
{
    private const string Policy = "incubation.keep_works";

    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<RecordPremisesLease, PremisesType>("recordPremisesLease", Policy)
            .Describe("From a day on premises have that landlord, and their lease is held by a structure, by the association, or by nobody.")
            .Argument<NonNullGraphType<GuidGraphType>>("premisesId")
            .Argument<NonNullGraphType<StringGraphType>>("landlord", "The company's or the institution's name.")
            .Argument<NonNullGraphType<EnumerationGraphType<LeaseRole>>>("role")
            .Argument<GuidGraphType>("holderId", "The structure that holds the lease.")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("from")
            .Send(context => new RecordPremisesLease(
                context.GetArgument<Guid>("premisesId"), context.GetArgument<string>("landlord"), context.GetArgument<LeaseRole>("role"), context.GetArgument<Guid?>("holderId"), context.GetArgument<DateOnly>("from")))
            .Return<Premises>(command => command.PremisesId);
        mutation.Command<OpenAllotment, ShopAllotmentType>("openShopAllotment", Policy)
            .Describe("A shop looks for its next tenant, until a closing day.")
            .Argument<NonNullGraphType<GuidGraphType>>("premisesId")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("closesOn")
            .Send(context => new OpenAllotment(Guid.CreateVersion7(), context.GetArgument<Guid>("premisesId"), context.GetArgument<DateOnly>("closesOn")))
            .Return<ShopAllotment>(command => command.AllotmentId);
        mutation.Command<AskForShop, ShopAllotmentType>("askForShop", Policy)
            .Describe("A structure asks for the shop, while the call is open.")
            .Argument<NonNullGraphType<GuidGraphType>>("allotmentId")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Send(context => new AskForShop(context.GetArgument<Guid>("allotmentId"), context.GetArgument<Guid>("structureId")))
            .Return<ShopAllotment>(command => command.AllotmentId);
        mutation.Command<ProposeTenant, ShopAllotmentType>("proposeTenant", Policy)
            .Describe("Asks the board whether one of those who asked is proposed to the landlord; again after a vote without result.")
            .Argument<NonNullGraphType<GuidGraphType>>("allotmentId")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Send(context => new ProposeTenant(context.GetArgument<Guid>("allotmentId"), context.GetArgument<Guid>("structureId")))
            .Return<ShopAllotment>(command => command.AllotmentId);
        mutation.Command<RecordLandlordAnswer, ShopAllotmentType>("recordLandlordAnswer", Policy)
            .Describe("The landlord accepts whom the board proposes, or does not; then another may be proposed.")
            .Argument<NonNullGraphType<GuidGraphType>>("allotmentId")
            .Argument<NonNullGraphType<BooleanGraphType>>("accepts")
            .Send(context => new RecordLandlordAnswer(context.GetArgument<Guid>("allotmentId"), context.GetArgument<bool>("accepts")))
            .Return<ShopAllotment>(command => command.AllotmentId);
        mutation.Command<RecordLease, ShopAllotmentType>("recordLease", Policy)
            .Describe("The structure signed its lease: it holds the shop's lease from then on, and is given its space.")
            .Argument<NonNullGraphType<GuidGraphType>>("allotmentId")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("signedOn")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("from", "The first day of the lease.")
            .Send(context => new RecordLease(context.GetArgument<Guid>("allotmentId"), context.GetArgument<DateOnly>("signedOn"), context.GetArgument<DateOnly>("from")))
            .Return<ShopAllotment>(command => command.AllotmentId);
        mutation.Command<EnterShop, ShopAllotmentType>("enterShop", Policy)
            .Describe("The lease has begun and the keys came back: the structure is in the shop.")
            .Argument<NonNullGraphType<GuidGraphType>>("allotmentId")
            .Send(context => new EnterShop(context.GetArgument<Guid>("allotmentId")))
            .Return<ShopAllotment>(command => command.AllotmentId);
        mutation.Command<CallOffAllotment, ShopAllotmentType>("callOffAllotment", Policy)
            .Describe("The shop looks for nobody any more.")
            .Argument<NonNullGraphType<GuidGraphType>>("allotmentId")
            .Send(context => new CallOffAllotment(context.GetArgument<Guid>("allotmentId")))
            .Return<ShopAllotment>(command => command.AllotmentId);
    }
}

/// <summary>The shops' part of the module's table of contents.</summary>
internal static class ShopDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Fact<LeaseRecorded>("incubation.lease_recorded.v1")
        .Aggregate<ShopAllotment>()
        .Document<ShopAllotment>(allotments => allotments.Duplicate(allotment => allotment.OpenedOn).Duplicate(allotment => allotment.PremisesId).Duplicate(allotment => allotment.DeliberationId))
        .Fact<AllotmentOpened>("incubation.shop_allotment_opened.v1")
        .Fact<AllotmentAskedFor>("incubation.shop_allotment_asked_for.v1")
        .Fact<TenantPutToVote>("incubation.shop_tenant_put_to_vote.v1")
        .Fact<TenantVoteInconclusive>("incubation.shop_tenant_vote_inconclusive.v1")
        .Fact<TenantProposed>("incubation.shop_tenant_proposed.v1")
        .Fact<LandlordAnswered>("incubation.shop_landlord_answered.v1")
        .Fact<LeaseSigned>("incubation.shop_lease_signed.v1")
        .Fact<ShopEntered>("incubation.shop_entered.v1")
        .Fact<AllotmentCalledOff>("incubation.shop_allotment_called_off.v1");

    public static void Settings(SettingList settings) => settings
        .Days("shop.vote_days", 10, "Jours pendant lesquels le vote sur la proposition d’une boutique reste ouvert")
        .Days("shop.entry_days", 0, "Jours entre le premier jour du bail d’une boutique et l’entrée de la structure")
        .Days("shop.landlord_days", 30, "Jours laissés au bailleur pour répondre à la proposition d’une boutique")
        .Days("shop.lease_days", 30, "Jours laissés à la structure pour signer le bail d’une boutique");

    public static void Workflows(WorkflowList workflows)
    {
        foreach (var name in AllotmentStream.Names)
            workflows.Announcement($"incubation.shop_allotment_{name}", AllotmentStream.Subject);
        workflows
            .Day(AllotmentStream.Subject, "closes").Day(AllotmentStream.Subject, "moved").Day(AllotmentStream.Subject, "lease_eve")
            .Request("incubation.close_proposal_vote", request => new CloseProposalVote(request.SubjectId), "allotment.not_in_vote")
            .Request("incubation.enter_shop", request => new EnterShop(request.SubjectId), "move_in.not_handed_over", "allotment.lease_to_come", "allotment.stay_cancelled")
            .Words("shop_allotment.words.fr.json")
            .Definition("shop_allotment.workflow.json");
    }

    public static void Graph(GraphRoots graph)
    {
        ShopAllotmentType.AddTo(graph.Query);
        ShopFields.AddTo(graph.Mutation);
    }
}
