using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;

namespace Mila.Incubation.Aid;

public sealed class AidReckoningType : ObjectGraphType<AidReckoning>
{
    public AidReckoningType()
    {
        Name = "AidReckoning";
        Description = "The State aid of a structure over three years as of a day (aides de minimis): the advantage of its spaces, and what it declares of others.";
        Field(aid => aid.StructureId);
        Field<StringGraphType>("structureName").Description("Null once erased.").Resolve(context => context.SheetOf(context.Source.StructureId).Then(sheet => sheet?.Name));
        Field(aid => aid.From).Description("The first day of the three years.");
        Field<NonNullGraphType<DateOnlyGraphType>>("lastDay").Resolve(context => context.Source.Until.AddDays(-1));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AidLineType>>>>("lines").Description("Month by month and aid by aid, in the order of time.").Resolve(context => context.Source.Lines);
        Field<NonNullGraphType<MoneyType>>("advantage").Description("Of the spaces.").Resolve(context => context.Source.Advantage);
        Field<NonNullGraphType<MoneyType>>("declared").Resolve(context => context.Source.Declared);
        Field<NonNullGraphType<MoneyType>>("total").Resolve(context => context.Source.Total);
        Field<NonNullGraphType<MoneyType>>("ceiling").Resolve(context => context.Source.Ceiling.Amount);
        Field<NonNullGraphType<StringGraphType>>("ceilingSource").Description("The text that says so, in French.").Resolve(context => context.Source.Ceiling.Source);
        Field(aid => aid.PlannedLastDay, nullable: true).Description("The last day of its stays as they are planned: what the total will be then is another question.");
        Field<NonNullGraphType<BooleanGraphType>>("isOver").Resolve(context => context.Source.IsOver);
    }

    public static void AddTo(ObjectGraphType query, ObjectGraphType mutation)
    {
        query.Field<AidReckoningType>("aidReckoning")
            .Description("The State aid of a structure over three years as of a day, which may be to come: stays then count as far as they are planned. Null for whoever is neither with the structure nor of the office.")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<DateOnlyGraphType>("asOf", "Today unless said.")
            .Argument<BooleanGraphType>("goingOn", "Whether a stay that goes on counts until that day, planned or not: what it would be if it were longer.")
            .AuthorizeWithPolicy("incubation.see_aid")
            .ResolveAsync(async context =>
            {
                var (session, id) = (context.QuerySession(), context.GetArgument<Guid>("structureId"));
                var structure = await session.LoadAsync<KnownStructure>(id, context.CancellationToken);
                var isSeen = IsOffice(context.Actor()) || context.Actor().Is("board_member", "auditor") || (context.Actor().PersonId is { } me && structure?.Speakers.Contains(me) == true);
                return structure is null || !isSeen ? null : await Read(session, id, context.GetArgument<DateOnly?>("asOf") ?? context.Today(), context.Today(), context.GetArgument("goingOn", false), context.CancellationToken);
            });
        mutation.Command<DeclareAid, AidLedgerType>("declareAid", "incubation.declare_aid")
            .Describe("A structure says what State aid it had elsewhere; the office may say it for the structure.")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<NonNullGraphType<StringGraphType>>("giver", "The institution that gave it.")
            .Argument<NonNullGraphType<LongGraphType>>("amountCents")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("grantedOn")
            .Argument<GuidGraphType>("fileId", "The document that says so.")
            .Send(context => new DeclareAid(
                Guid.CreateVersion7(), context.GetArgument<Guid>("structureId"), context.GetArgument<string>("giver"), new(context.GetArgument<long>("amountCents")),
                context.GetArgument<DateOnly>("grantedOn"), context.GetArgument<Guid?>("fileId"), IsOffice(context.Actor())))
            .Return<AidLedger>(command => AidLedger.IdOf(command.StructureId));
        mutation.Command<WithdrawAid, AidLedgerType>("withdrawAid", "incubation.declare_aid")
            .Describe("What was declared was wrong: it counts no more.")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<NonNullGraphType<GuidGraphType>>("aidId")
            .Send(context => new WithdrawAid(context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("aidId"), IsOffice(context.Actor())))
            .Return<AidLedger>(command => AidLedger.IdOf(command.StructureId));
    }

    private static bool IsOffice(Actor actor) => actor.Is("coordinator", "president", "treasurer", "secretary");

    private static async Task<AidReckoning> Read(IQuerySession session, Guid structureId, DateOnly day, DateOnly today, bool goingOn, CancellationToken cancellation)
    {
        var stays = await session.Query<OccupationPeriod>().Where(row => row.StructureId == structureId && row.RecordedUntil == DateTimeOffset.MaxValue).ToListAsync(cancellation);
        var spaces = (await session.LoadManyAsync<Space>(cancellation, stays.Select(stay => stay.SpaceId).Distinct())).ToDictionary(space => space.Id);
        return AidReckoning.Of(
            structureId, stays, spaces, await session.LoadAsync<AidLedger>(AidLedger.IdOf(structureId), cancellation), await session.LoadAsync<SettingsBook>(SettingsBook.StreamId, cancellation), day, today, goingOn);
    }
}

public sealed class AidLineType : ObjectGraphType<AidLine>
{
    public AidLineType()
    {
        Name = "AidLine";
        Description = "A month in a space below the market's rent, or aid that was declared.";
        Field(line => line.On).Description("The first day that counts of the month, or the day on which the aid was granted.");
        Field<StringGraphType>("spaceName").Description("Null of declared aid.").Resolve(context => context.Source.Space?.Name);
        Field(line => line.Days).Description("Of the month in the space.");
        Field<NonNullGraphType<MoneyType>>("marketRent").Description("What these days would cost on the market.").Resolve(context => context.Source.MarketRent);
        Field<NonNullGraphType<MoneyType>>("fee").Description("What they cost here.").Resolve(context => context.Source.Fee);
        Field<NonNullGraphType<MoneyType>>("amount").Description("What counts: never less than nothing.").Resolve(context => context.Source.Amount);
        Field<StringGraphType>("giver").Description("Who gave declared aid.").Resolve(context => context.Source.Declared?.Giver);
        Field<GuidGraphType>("aidId").Resolve(context => context.Source.Declared?.Id);
        Field<GuidGraphType>("fileId").Description("The document that says so.").Resolve(context => context.Source.Declared?.FileId);
    }
}

public sealed class AidLedgerType : ObjectGraphType<AidLedger>
{
    public AidLedgerType()
    {
        Name = "AidLedger";
        Description = "What a structure says it had of State aid elsewhere (aides déclarées).";
        Field(ledger => ledger.StructureId);
        Field<NonNullGraphType<IntGraphType>>("count").Resolve(context => context.Source.Declared.Count);
    }
}

/// <summary>State aid's part of the module's table of contents.</summary>
internal static class AidDeclarations
{
    public const string Subject = "aid_ledger";

    public static void Store(StoreDeclaration store) => store
        .Aggregate<AidLedger>()
        .Document<AidLedger>(ledgers => ledgers.Duplicate(ledger => ledger.StructureId))
        .Fact<AidDeclared>("incubation.aid_declared.v1")
        .Fact<AidWithdrawn>("incubation.aid_withdrawn.v1");

    public static void FileOwners(FileOwnerList owners) => owners.Owner(Subject, async (ask, cancellation) =>
        ask.Actor.Is("coordinator", "president", "treasurer", "secretary", "auditor")
        || (ask.Actor.PersonId is { } me && await ask.Session.LoadAsync<AidLedger>(ask.OwnerId, cancellation) is { } ledger
            && await ask.Session.LoadAsync<KnownStructure>(ledger.StructureId, cancellation) is { } structure && structure.Speakers.Contains(me)));
}
