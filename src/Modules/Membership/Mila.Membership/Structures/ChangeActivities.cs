using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;
using Wolverine.Marten;

namespace Mila.Membership.Structures;

/// <summary>From a day on, a structure has other trades (changement d’activités).</summary>
public sealed record ChangeActivities(Guid StructureId, IReadOnlyList<Activity> Activities, DateOnly On);

public static class ChangeActivitiesHandler
{
    /// <returns>Null when they are its trades already.</returns>
    public static ActivitiesChanged? Decide(ChangeActivities command, Structure structure)
    {
        Rule.That(command.Activities.Count > 0, "structure.no_activity", "A structure has at least one activity.", "activities");
        Activity[] activities = [.. command.Activities.Distinct().Order()];
        return structure.Activities().At(command.On) is { } said && said.Value.SequenceEqual(activities)
            ? null
            : new(command.StructureId, structure.Facts + 1, command.On, activities);
    }

    public static (Events, OutgoingMessages) Handle(ChangeActivities command, [WriteAggregate] Structure structure) =>
        structure.Record(Decide(command, structure));
}

public static class ChangeActivitiesField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<ChangeActivities, StructureType>("changeActivities", "membership.keep_structures")
        .Describe("From a day on, a structure has other trades.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<EnumerationGraphType<Activity>>>>>("activities")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
        .Send(context => new ChangeActivities(context.GetArgument<Guid>("structureId"), context.GetArgument<List<Activity>>("activities"), context.GetArgument<DateOnly>("on")))
        .Return<Structure>(command => command.StructureId);
}
