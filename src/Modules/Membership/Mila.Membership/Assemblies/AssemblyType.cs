using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Board;
using Mila.Modules;

namespace Mila.Membership.Assemblies;

/// <summary>An assembly as members and the office see it.</summary>
public sealed class AssemblyType : ObjectGraphType<Assembly>
{
    public AssemblyType()
    {
        Name = "Assembly";
        Description = "The members’ meeting (assemblée générale), from its convocation to its signed minutes.";
        Field(assembly => assembly.Id);
        Field<NonNullGraphType<EnumerationGraphType<AssemblyState>>>("state").Resolve(context => context.Source.State);
        Field(assembly => assembly.Day);
        Field(assembly => assembly.Time);
        Field(assembly => assembly.Place);
        Field(assembly => assembly.Sitting).Description("Two after a first sitting without quorum.");
        Field(assembly => assembly.ConvenedOn, nullable: true);
        Field<NonNullGraphType<DateOnlyGraphType>>("conveneBy").Description("The last day for the convocation.")
            .Resolve(context => context.Source.Day.AddDays(-context.Source.Rules.NoticeDays));
        Field<NonNullGraphType<IntGraphType>>("proxiesPerHolder").Resolve(context => context.Source.Rules.ProxiesPerHolder);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AgendaItemType>>>>("agenda")
            .Resolve(context => context.Source.Agenda.Select(item => new AgendaLine(item, context.Source.Votes.GetValueOrDefault(item.Number))));
        Field<NonNullGraphType<AssemblyQuorumType>>("quorum").Description("Live until the assembly is over.").Resolve(Roll);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<RollLineType>>>>("roll").Description("The voters; before the opening, as they are known today.")
            .Resolve(context => Roll(context).Then(roll => RollLine.AllOf(context.Source, roll!)));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CollegeElectionType>>>>("elections").Description("By college; empty when the board is not elected.")
            .Resolve(context => context.Source.Elects ? context.Source.Colleges.Select(college => new CollegeElection(context.Source, college)) : []);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ElectedSeatType>>>>("elected").Description("Whose mandates began with it.").Resolve(context => context.Source.Elected);
        Field(assembly => assembly.OfficersChanged);
        Field(assembly => assembly.OfficersDeclaredOn, nullable: true);
        Field<AssemblyMinutesType>("minutes").Description("A draft once it is over, then as signed.").Resolve(context =>
        {
            var association = context.Service<Tenants>().All.First(tenant => tenant.Id == context.Request().Tenant).Title;
            return context.Batch("assembly-minutes", context.Source.Id, (session, ids, cancellation) => AssemblyMinutesReading.Of(session, ids, association, cancellation));
        });
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<GuidGraphType>>>>("mine").Description("The structures that the person who asks acts for.")
            .Resolve(context => context.Batch("acting-for", context.Actor().PersonId ?? Guid.Empty, StructuresOf(context.Today())));
    }

    private static GraphQL.DataLoader.IDataLoaderResult<AttendanceRoll?> Roll(IResolveFieldContext<Assembly> context) =>
        context.Batch("assembly-roll", context.Source, Rolls);

    /// <summary>Those not opened yet ask who is up to date, once for each day.</summary>
    private static async Task<IReadOnlyDictionary<Assembly, AttendanceRoll>> Rolls(IQuerySession session, IReadOnlyList<Assembly> assemblies, CancellationToken cancellation)
    {
        var rolls = new Dictionary<Assembly, AttendanceRoll>();
        foreach (var assembly in assemblies)
            rolls[assembly] = await AssemblyVoters.Roll(session, assembly, cancellation);
        return rolls;
    }

    private static Func<IQuerySession, IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlyDictionary<Guid, IReadOnlyList<Guid>>>> StructuresOf(DateOnly today) =>
        async (session, people, cancellation) =>
        {
            var found = new Dictionary<Guid, IReadOnlyList<Guid>>();
            foreach (var person in people) // one: who asks
                found[person] = await session.StructuresOf(person, today, cancellation);
            return found;
        };
}

/// <summary>Assemblies: one by its id, all by their day.</summary>
public static class AssemblyFields
{
    public static void AddTo(ObjectGraphType query, ObjectGraphType subscription)
    {
        query.Field<AssemblyType>("assembly")
            .Description("One assembly by its id.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.read_assemblies")
            .ResolveAsync(async context => await One(context, context.QuerySession(), context.CancellationToken));
        subscription.Watch<Assembly, AssemblyType>("assembly", "membership.read_assemblies")
            .Describe("One assembly, now and each time that somebody comes in, votes or is counted: tablets at the door show the same.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .On(AssemblyStream.Topic, One, context => context.GetArgument<Guid>("id"));

        query.ListOf<Assembly, AssemblyType>("assemblies", "membership.read_assemblies")
            .Describe("The assemblies, the latest first; members see those they were convened to.")
            .OrderedBy((context, session) => Readable(context.Actor(), session), assembly => assembly.Day, assembly => assembly.Id, descending: true);
    }

    private static async Task<Assembly?> One(IResolveFieldContext context, IQuerySession session, CancellationToken cancellation) =>
        await session.LoadAsync<Assembly>(context.GetArgument<Guid>("id"), cancellation) is { } found && MayRead(context.Actor(), found) ? found : null;

    private static IQueryable<Assembly> Readable(Actor reader, IQuerySession session) => IsOfTheHouse(reader)
        ? session.Query<Assembly>()
        : session.Query<Assembly>().Where(assembly => assembly.State != AssemblyState.Planned);

    private static bool MayRead(Actor reader, Assembly assembly) => IsOfTheHouse(reader) || assembly.State is not AssemblyState.Planned;

    private static bool IsOfTheHouse(Actor reader) => reader.Is("coordinator", "board_member", "president", "treasurer", "secretary", "auditor");
}
