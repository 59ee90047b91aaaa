using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using Marten;
using Mila.Files;
using Mila.Graph;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;

namespace Mila.Incubation.Tenures;

public sealed class TenureType : ObjectGraphType<Tenure>
{
    public TenureType()
    {
        Name = "Tenure";
        Description = "All the days a structure is hosted, against the limit of its tenure (hébergement).";
        Field(tenure => tenure.Id);
        Field(tenure => tenure.StructureId);
        this.StructureName(each => each.StructureId);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AllocationType>>>>("stays").Description("The latest first.")
            .Resolve(context => context.Source.Allocations.OrderByDescending(each => each.From).Select(each => new Stay(context.Source, each)));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<TenureHistoryType>>>>("history").Description("Days used before Mila, with their proof.")
            .Resolve(context => context.Source.History.OrderBy(each => each.From));
        Field<NonNullGraphType<TenureSpentType>>("spent").Description("How much of the tenure is used on a day, today unless said, the structures whose place it took included.")
            .Argument<DateOnlyGraphType>("asOf")
            .Resolve(context =>
            {
                var day = context.GetArgument<DateOnly?>("asOf") ?? context.Today();
                return context.Batch<Guid, TenureSpent>($"tenure spent {day:O}", context.Source.Id, (session, ids, cancellation) => TenureSpent.Of(context, session, ids, day, cancellation));
            });
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<TenureType>("tenure")
            .Description("The tenure of a structure, by the structure or by its own id; null when it was never hosted. Members see their own.")
            .Argument<GuidGraphType>("structureId")
            .Argument<GuidGraphType>("id")
            .AuthorizeWithPolicy("incubation.see_tenures")
            .ResolveAsync(async context =>
            {
                var id = context.GetArgument<Guid?>("structureId") is { } structure ? Tenure.IdOf(structure) : context.GetArgument<Guid?>("id") ?? Guid.Empty;
                var tenure = await context.QuerySession().LoadAsync<Tenure>(id, context.CancellationToken);
                return tenure is not null && await MaySee(context, tenure.StructureId) ? tenure : null;
            });
        query.ListOf<Tenure, TenureType>("tenures", "incubation.read_spaces")
            .Describe("The tenures of the structures that are or were hosted.")
            .OrderedBy((_, session) => session.Query<Tenure>(), tenure => tenure.StructureId, tenure => tenure.Id);
    }

    /// <summary>The office and the board see every stay, a leader the structure's own.</summary>
    private static async Task<bool> MaySee(IResolveFieldContext context, Guid structureId) =>
        context.Actor().Is("coordinator", "president", "treasurer", "secretary", "board_member", "auditor")
        || (context.Actor().PersonId is { } me && await context.QuerySession().LoadAsync<KnownStructure>(structureId, context.CancellationToken) is { } known && known.Leaders.Contains(me));
}

/// <summary>How much of a tenure is used on a day (décompte).</summary>
/// <param name="DaysUsed">Before the day.</param>
/// <param name="DaysLeft">From the day on, for a stay without interruption.</param>
public sealed record TenureSpent(int DaysUsed, int DaysLeft)
{
    public static async Task<IReadOnlyDictionary<Guid, TenureSpent>> Of(IResolveFieldContext context, IQuerySession session, IReadOnlyList<Guid> ids, DateOnly day, CancellationToken cancellation)
    {
        var limits = TenureLimits.From(await context.Service<Settings>().On(session, context.Today(), cancellation));
        var tenures = await session.LoadManyAsync<Tenure>(cancellation, ids);
        var structures = (await session.LoadManyAsync<KnownStructure>(cancellation, tenures.Select(tenure => tenure.StructureId))).ToDictionary(each => each.Id);
        var lines = structures.Values.SelectMany(each => each.Predecessors).Select(Tenure.IdOf).Distinct().ToArray();
        var before = (await session.LoadManyAsync<Tenure>(cancellation, lines)).ToDictionary(tenure => tenure.Id);
        return tenures.ToDictionary(tenure => tenure.Id, tenure =>
        {
            var line = structures.TryGetValue(tenure.StructureId, out var known) ? known.Predecessors.Select(Tenure.IdOf).Where(before.ContainsKey).Select(id => before[id]) : [];
            var clock = new TenureClock([.. line.Append(tenure).SelectMany(each => each.CountedDays(limits.DesksCount))]);
            return new TenureSpent(clock.DaysUsed(day), clock.LatestEnd(day, limits.CapMonths).DayNumber - day.DayNumber);
        });
    }
}

public sealed class TenureSpentType : ObjectGraphType<TenureSpent>
{
    public TenureSpentType()
    {
        Name = "TenureSpent";
        Description = "How much of a tenure is used on a day (décompte).";
        Field(spent => spent.DaysUsed).Description("Before the day.");
        Field(spent => spent.DaysLeft).Description("From the day on, for a stay without interruption.");
    }
}

/// <summary>A space that a structure was given, with the tenure that it belongs to.</summary>
public sealed record Stay(Tenure Tenure, Allocation Allocation);

public sealed class AllocationType : ObjectGraphType<Stay>
{
    public AllocationType()
    {
        Name = "Stay";
        Description = "A space that a structure is given, from a day to another (séjour).";
        Field<NonNullGraphType<GuidGraphType>>("id").Resolve(context => context.Source.Allocation.Id);
        Field<SpaceType>("space").Resolve(context => context.SpaceOf(context.Source.Allocation.SpaceId));
        Field<NonNullGraphType<EnumerationGraphType<SpaceKind>>>("kind").Resolve(context => context.Source.Allocation.Kind);
        Field<NonNullGraphType<DateOnlyGraphType>>("from").Resolve(context => context.Source.Allocation.From);
        Field<DateOnlyGraphType>("plannedLastDay").Description("Null for a shop without an end.").Resolve(context => context.Source.Allocation.EndsOn?.AddDays(-1));
        Field<DateOnlyGraphType>("lastDay").Description("The last day it had the keys; null while it has them.").Resolve(context => context.Source.Allocation.LeftUntil?.AddDays(-1));
        Field<NonNullGraphType<GuidGraphType>>("tenureId").Resolve(context => context.Source.Tenure.Id);
        this.StructureName(each => each.Tenure.StructureId);
        Field<NonNullGraphType<EnumerationGraphType<AllocationState>>>("state").Resolve(context => context.Source.Allocation.State);
        Field<NonNullGraphType<EnumerationGraphType<ContractKind>>>("contract").Resolve(context => context.Source.Allocation.Contract);
        Field<EnumerationGraphType<DepartureCause>>("cause").Description("Why it ended.").Resolve(context => context.Source.Allocation.Cause);
        Field<NonNullGraphType<BooleanGraphType>>("isOverstaying").Resolve(context => context.Source.Allocation.IsOverstaying(context.Today()));
        Field<NonNullGraphType<EnumerationGraphType<ExtensionState>>>("extension").Resolve(context => context.Source.Allocation.Extension);
        Field<StringGraphType>("extensionReason").Description("Null when nobody asked, or once erased.")
            .Resolve(context => context.Source.Allocation.ExtensionReasonId is { } reason ? context.TextOf(reason) : null);
        Field<DateOnlyGraphType>("extensionDecidedOn").Description("The day the board decided, when that was before Mila.").Resolve(context => context.Source.Allocation.ExtensionDecidedOn);
        Field<StringGraphType>("proof").Description("The reference of the document that proves a stay before Mila; null once erased.")
            .Resolve(context => context.Source.Allocation.ProofId is { } proof ? context.TextOf(proof) : null);
        Field<DateOnlyGraphType>("extensionLastDay").Description("The last day that was asked for.").Resolve(context => context.Source.Allocation.ExtensionUntil?.AddDays(-1));
        Field<GuidGraphType>("deliberationId").Resolve(context => context.Source.Allocation.DeliberationId);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<GivenNoticeType>>>>("notices").Description("The letters that were written.").Resolve(context => context.Source.Allocation.Notices);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<NotedPieceType>>>>("pieces").Description("The file of the move-in and the move-out.")
            .Resolve(context => context.Source.Allocation.Pieces.Select(each => new StayPiece(context.Source.Tenure.Id, each)));
        Field<ExitInterviewType>("exitInterview").Description("What became of it, as its leaders said when they left.").Resolve(context => context.Source.Allocation.ExitInterview);
        Field<ExtensionWindowType>("window").Description("When it may be asked to be longer; null without an end.")
            .ResolveAsync(async context => context.Source.Allocation is { IsTimed: true } stay
                ? AskedWindow.Of(stay, ExtensionWindow.From(await context.Service<Settings>().On(context.QuerySession(), context.Today(), context.CancellationToken)))
                : null);
    }
}

/// <summary>The days on which a stay may be asked to be longer.</summary>
public sealed record AskedWindow(DateOnly OpensOn, DateOnly ClosesOn)
{
    public static AskedWindow Of(Allocation stay, ExtensionWindow window) => new(window.OpensOn(stay), window.ClosesOn(stay));
}

public sealed class ExtensionWindowType : ObjectGraphType<AskedWindow>
{
    public ExtensionWindowType()
    {
        Name = "ExtensionWindow";
        Description = "The days on which a stay may be asked to be longer.";
        Field(window => window.OpensOn);
        Field(window => window.ClosesOn).Description("The last day of it.");
    }
}

public sealed class GivenNoticeType : ObjectGraphType<GivenNotice>
{
    public GivenNoticeType()
    {
        Name = "TenureNoticeGiven";
        Description = "A letter that announced the end of a stay (préavis).";
        Field<NonNullGraphType<EnumerationGraphType<TenureNotice>>>("notice").Resolve(context => context.Source.Notice);
        Field(given => given.DueOn).Description("The day it was owed on.");
        Field(given => given.On).Description("The day it was written.");
        Field(given => given.LetterId);
    }
}

/// <summary>A piece of the file of a stay, with the tenure that its documents belong to.</summary>
public sealed record StayPiece(Guid TenureId, NotedPiece Noted);

public sealed class NotedPieceType : ObjectGraphType<StayPiece>
{
    public NotedPieceType()
    {
        Name = "NotedPiece";
        Description = "A piece of the file of a move-in or a move-out.";
        Field<NonNullGraphType<EnumerationGraphType<FilePiece>>>("piece").Resolve(context => context.Source.Noted.Piece);
        Field<NonNullGraphType<DateOnlyGraphType>>("on").Description("The day it was last noted.").Resolve(context => context.Source.Noted.On);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StoredFileType>>>>("files").Description("Its documents and photos.")
            .Resolve(context => context.FilesOf(TenureStream.Subject, context.Source.TenureId).Then(files => files!.Where(file => context.Source.Noted.Files.Contains(file.Id))));
    }
}

public sealed class TenureHistoryType : ObjectGraphType<TenureHistoryRecorded>
{
    public TenureHistoryType()
    {
        Name = "TenureHistory";
        Description = "Days used before Mila, with their proof.";
        Field<NonNullGraphType<DateOnlyGraphType>>("from").Resolve(context => context.Source.From);
        Field<NonNullGraphType<DateOnlyGraphType>>("lastDay").Resolve(context => context.Source.Until.AddDays(-1));
        Field(history => history.ProofId);
    }
}
