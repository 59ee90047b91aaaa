using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.People;
using Mila.Modules;

namespace Mila.Membership.Missions;

/// <summary>A month as it is seen: which days were leave or sick is for the volunteer, its tutor and the office; others see how many were absent.</summary>
public sealed class MissionMonthType : ObjectGraphType<MissionMonth>
{
    public MissionMonthType()
    {
        Name = "MissionMonth";
        Description = "A month of a volunteer’s presence (état de présence).";
        Field(month => month.Id);
        Field(month => month.MissionId);
        Field(month => month.Month).Description("Its first day.");
        Field<NonNullGraphType<IntGraphType>>("present").Resolve(context => context.Source.Count(MissionPresence.Present));
        Field<NonNullGraphType<IntGraphType>>("training").Resolve(context => context.Source.Count(MissionPresence.Training));
        Field<NonNullGraphType<IntGraphType>>("absent").Description("Days of leave or sickness.")
            .Resolve(context => context.Source.Count(MissionPresence.Leave) + context.Source.Count(MissionPresence.Sick));
        Field<ListGraphType<NonNullGraphType<MarkedDayType>>>("days").Description("What each day was; null for who is neither the volunteer, nor its tutor, nor of the office.")
            .Resolve(context => OfMission(context, mission => MaySeeDays(context.Actor(), mission) ? context.Source.Days.OrderBy(day => day.Key).Select(day => new MissionDay(day.Key, day.Value)) : null));
        Field<NonNullGraphType<BooleanGraphType>>("mayMark").Description("Whether the person who asks may mark its days.")
            .Resolve(context => OfMission(context, mission => Leads(context.Actor(), mission) || (context.Actor().PersonId == mission.PersonId && context.Source.StatedOn is null)));
        Field<NonNullGraphType<BooleanGraphType>>("mayState").Description("Whether the person who asks may state it today.")
            .Resolve(context => OfMission(context, mission =>
                Leads(context.Actor(), mission) && context.Source is { StatedOn: null, Days.Count: > 0 } && context.Today() > MissionMonthWorkflow.LastDay(mission, context.Source.Month)));
        Field(month => month.StatedOn, nullable: true).Description("The day it was stated; null before.");
        Field<StringGraphType>("statedByName").Resolve(context => context.Batch("person-names", context.Source.StatedBy ?? Guid.Empty, PersonNames.Of));
        Field(month => month.CorrectedOn, nullable: true).Description("The last day on which it was put right after it was stated.");
    }

    internal static bool IsOffice(Actor actor) => actor.Is("coordinator", "president", "secretary");

    public static void AddTo(ObjectGraphType query) => query.Field<MissionMonthType>("missionMonth")
        .Description("One month of which something is marked; null for a volunteer of another mission.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .AuthorizeWithPolicy("membership.read_missions")
        .ResolveAsync(async context =>
        {
            var month = await context.QuerySession().LoadAsync<MissionMonth>(context.GetArgument<Guid>("id"), context.CancellationToken);
            return month is not null && (month.PersonId == context.Actor().PersonId || context.Actor().Is(CivicMissionType.Readers)) ? month : null;
        });

    private static bool Leads(Actor actor, CivicMission mission) => IsOffice(actor) || actor.PersonId == mission.TutorId;

    private static bool MaySeeDays(Actor actor, CivicMission mission) => Leads(actor, mission) || actor.PersonId == mission.PersonId;

    private static IDataLoaderResult<T?> OfMission<T>(IResolveFieldContext<MissionMonth> context, Func<CivicMission, T?> part) =>
        context.Batch("missions", context.Source.MissionId, Missions).Then(mission => mission is null ? default : part(mission));

    private static async Task<IReadOnlyDictionary<Guid, CivicMission>> Missions(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<CivicMission>(cancellation, ids)).ToDictionary(mission => mission.Id);
}

public sealed class MarkedDayType : ObjectGraphType<MissionDay>
{
    public MarkedDayType()
    {
        Name = "MissionDay";
        Description = "What a day of a mission was.";
        Field(day => day.Day);
        Field<NonNullGraphType<EnumerationGraphType<MissionPresence>>>("presence").Resolve(context => context.Source.Presence);
    }
}
