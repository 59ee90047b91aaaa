using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Wolverine;
using Wolverine.Marten;

namespace Mila.Membership.Structures;

/// <summary>From a day on, a structure is in a priority neighbourhood or no more (quartier prioritaire, QPV).</summary>
public sealed record MoveNeighbourhood(Guid StructureId, bool InQpv, DateOnly On);

public static class MoveNeighbourhoodHandler
{
    /// <returns>Null when it is so already.</returns>
    public static QpvChanged? Decide(MoveNeighbourhood command, Structure structure) =>
        structure.Qpv().At(command.On)?.Value == command.InQpv
            ? null
            : new(command.StructureId, structure.Facts + 1, command.On, command.InQpv);

    public static (Events, OutgoingMessages) Handle(MoveNeighbourhood command, [WriteAggregate] Structure structure) =>
        structure.Record(Decide(command, structure));
}

public static class MoveNeighbourhoodField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<MoveNeighbourhood, StructureType>("moveNeighbourhood", "membership.keep_structures")
        .Describe("From a day on, a structure is in a priority neighbourhood (QPV) or no more.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<BooleanGraphType>>("inQpv")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
        .Send(context => new MoveNeighbourhood(context.GetArgument<Guid>("structureId"), context.GetArgument<bool>("inQpv"), context.GetArgument<DateOnly>("on")))
        .Return<Structure>(command => command.StructureId);
}
