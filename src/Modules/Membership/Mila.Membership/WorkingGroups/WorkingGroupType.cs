using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.WorkingGroups;

public sealed class WorkingGroupType : ObjectGraphType<WorkingGroup>
{
    public WorkingGroupType()
    {
        Name = "WorkingGroup";
        Description = "Members and outsiders who work on a matter together (groupe de travail).";
        Field(group => group.Id);
        Field(group => group.Title);
        Field(group => group.Purpose);
        Field(group => group.FormedOn);
        Field(group => group.ClosedOn, nullable: true);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ParticipationType>>>>("participants").Description("Of today; of its last day once it is closed.")
            .Resolve(context => context.Source.On(context.Source.ClosedOn ?? context.Today()));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<GroupMeetingType>>>>("meetings").Description("The latest first.")
            .Resolve(context => context.Source.Meetings.OrderByDescending(meeting => meeting.On));
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<WorkingGroupType>("workingGroup")
            .Description("One working group by its id.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.read_groups")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<WorkingGroup>(context.GetArgument<Guid>("id"), context.CancellationToken));

        query.ListOf<WorkingGroup, WorkingGroupType>("workingGroups", "membership.read_groups")
            .Describe("The working groups, the latest first.")
            .OrderedBy((_, session) => session.Query<WorkingGroup>(), group => group.FormedOn, group => group.Id, descending: true);
    }
}

public sealed class ParticipationType : ObjectGraphType<Participation>
{
    public ParticipationType()
    {
        Name = "GroupParticipation";
        Description = "A participant of a working group, from a day on.";
        Field<NonNullGraphType<GuidGraphType>>("id").Description("The structure's, or the contact's.").Resolve(context => context.Source.Participant.Id);
        Field<NonNullGraphType<EnumerationGraphType<ParticipantKind>>>("kind").Resolve(context => context.Source.Participant.Kind);
        Field<StringGraphType>("name").Description("Null once erased.").Resolve(context => context.StructureName(context.Source.Participant.Id));
        Field(participation => participation.From);
    }
}

public sealed class GroupMeetingType : ObjectGraphType<GroupMeeting>
{
    public GroupMeetingType()
    {
        Name = "GroupMeeting";
        Description = "A time that a working group met.";
        Field(meeting => meeting.Id);
        Field(meeting => meeting.On);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<GuidGraphType>>>>("present").Resolve(context => context.Source.Present);
        Field<StringGraphType>("notes").Description("What was said; null when nothing was put down, or once erased.").Resolve(context => context.Batch("group-notes", context.Source.Id, Notes));
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> Notes(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<ErasableText>(cancellation, ids)).ToDictionary(text => text.Id, text => text.Text);
}

/// <summary>The working groups' part of the module's table of contents.</summary>
internal static class WorkingGroupDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<WorkingGroup>()
        .Document<WorkingGroup>(groups => groups.Duplicate(group => group.FormedOn))
        .Fact<WorkingGroupFormed>("membership.working_group_formed.v1")
        .Fact<ParticipantJoined>("membership.working_group_joined.v1")
        .Fact<ParticipantLeft>("membership.working_group_left.v1")
        .Fact<GroupMet>("membership.working_group_met.v1")
        .Fact<WorkingGroupClosed>("membership.working_group_closed.v1");

    public static void Graph(GraphRoots graph)
    {
        WorkingGroupType.AddTo(graph.Query);
        WorkingGroupCommands.AddTo(graph.Mutation);
    }
}
