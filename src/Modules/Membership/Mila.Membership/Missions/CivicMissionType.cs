using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Board;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Missions;

public sealed class CivicMissionType : ObjectGraphType<CivicMission>
{
    /// <summary>More tasks than a mission of twelve months has: the list is bounded, not paged.</summary>
    private const int MostTasks = 500;

    /// <summary>Who sees every mission.</summary>
    internal static readonly string[] Readers = ["coordinator", "president", "treasurer", "secretary", "board_member", "auditor"];

    public CivicMissionType()
    {
        Name = "CivicMission";
        Description = "A volunteer of the civic service with the association (mission de service civique).";
        Field(mission => mission.Id);
        Field(mission => mission.PersonId);
        this.PersonName("name", mission => mission.PersonId);
        this.PersonName("tutorName", mission => mission.TutorId);
        Field(mission => mission.From);
        Field(mission => mission.LastDay);
        Field<NonNullGraphType<BooleanGraphType>>("isUnderWay").Resolve(context => context.Source.Covers(context.Today()));
        Field<StringGraphType>("purpose").Description("Null once erased.").Resolve(context => context.MissionText(CivicMission.PurposeOf(context.Source.Id)));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<MissionTaskType>>>>("tasks").Description("The nearest day first.")
            .Resolve(context => context.Batch("mission-tasks", context.Source.Id, TasksOf).Then(tasks => tasks ?? []));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<MissionMonthType>>>>("months").Description("Presence, month by month, the first first; those of which nothing is marked too.")
            .Resolve(context => context.Batch("mission-months", context.Source.Id, MonthsOf).Then(months => context.Source.Months(months ?? [])));
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.ListOf<CivicMission, CivicMissionType>("civicMissions", "membership.read_missions")
            .Describe("The missions of civic service, the latest first; a volunteer sees its own.")
            .OrderedBy(Readable, mission => mission.From, mission => mission.Id, descending: true);
        query.Field<CivicMissionType>("civicMission")
            .Description("One mission of civic service; null for a volunteer of another.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.read_missions")
            .ResolveAsync(async context =>
            {
                var id = context.GetArgument<Guid>("id");
                return await Readable(context, context.QuerySession()).FirstOrDefaultAsync(mission => mission.Id == id, context.CancellationToken);
            });
    }

    private static IQueryable<CivicMission> Readable(IResolveFieldContext context, IQuerySession session)
    {
        var missions = (IQueryable<CivicMission>)session.Query<CivicMission>();
        if (context.Actor().Is(Readers))
            return missions;
        var me = context.Actor().PersonId ?? Guid.Empty;
        return missions.Where(mission => mission.PersonId == me);
    }

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<MissionMonth>>> MonthsOf(IQuerySession session, IReadOnlyList<Guid> missions, CancellationToken cancellation)
    {
        var ids = missions.ToArray();
        var months = await session.Query<MissionMonth>().Where(month => ids.Contains(month.MissionId)).ToListAsync(cancellation);
        return months.GroupBy(month => month.MissionId).ToDictionary(each => each.Key, IReadOnlyList<MissionMonth> (each) => [.. each]);
    }

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<MissionTask>>> TasksOf(IQuerySession session, IReadOnlyList<Guid> missions, CancellationToken cancellation)
    {
        var ids = missions.ToArray();
        var tasks = await session.Query<MissionTask>().Where(task => ids.Contains(task.MissionId)).OrderByDescending(task => task.DueOn).Take(MostTasks).ToListAsync(cancellation);
        return tasks.GroupBy(task => task.MissionId).ToDictionary(each => each.Key, IReadOnlyList<MissionTask> (each) => [.. each.OrderBy(task => task.State).ThenBy(task => task.DueOn)]);
    }
}

public sealed class MissionTaskType : ObjectGraphType<MissionTask>
{
    public MissionTaskType()
    {
        Name = "MissionTask";
        Description = "Something that the volunteer does by a day (tâche du service civique).";
        Field(task => task.Id);
        Field<StringGraphType>("words").Description("Null once erased.").Resolve(context => context.MissionText(context.Source.Id));
        Field(task => task.DueOn);
        Field<NonNullGraphType<EnumerationGraphType<MissionTaskState>>>("state").Resolve(context => context.Source.State);
        Field(task => task.EndedOn, nullable: true);
    }
}

internal static class MissionTexts
{
    public static GraphQL.DataLoader.IDataLoaderResult<string?> MissionText(this IResolveFieldContext context, Guid id) => context.Batch("mission-texts", id, Texts);

    private static async Task<IReadOnlyDictionary<Guid, string>> Texts(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<ErasableText>(cancellation, ids)).ToDictionary(text => text.Id, text => text.Text);
}
