using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;
using Wolverine.Marten;

namespace Mila.Membership.Structures;

/// <summary>A structure is no longer a member from a day on (fin d’adhésion).</summary>
/// <param name="On">The first day without membership.</param>
public sealed record EndMembership(Guid StructureId, DateOnly On, EndingCause Cause);

public static class EndMembershipHandler
{
    /// <returns>Null when it ends on that day and for that cause already.</returns>
    public static MembershipEnded? Decide(EndMembership command, Structure structure)
    {
        var words = structure.Standings().Words;
        var next = words.FirstOrDefault(word => word.On >= command.On);
        if (next is { Value.IsMember: false } && next.On == command.On && next.Value.Cause == command.Cause)
            return null;
        Rule.That(
            words.LastOrDefault(word => word.On < command.On) is { Value.IsMember: true },
            "membership.none_to_end", "The structure is not a member on the day before.", "on");
        Rule.That(next is null or { Value.IsMember: true }, "membership.ended_already", "That membership has an end: correct or cancel it.", "on");

        return new(command.StructureId, structure.Facts + 1, command.On, command.Cause);
    }

    public static (Events, OutgoingMessages) Handle(EndMembership command, [WriteAggregate] Structure structure) =>
        structure.Record(Decide(command, structure));
}

public static class EndMembershipField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<EndMembership, StructureType>("endMembership", "membership.end_membership")
        .Describe("A structure is no longer a member from a day on.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on", "The first day without membership.")
        .Argument<NonNullGraphType<EnumerationGraphType<EndingCause>>>("cause")
        .Send(context => new EndMembership(
            context.GetArgument<Guid>("structureId"), context.GetArgument<DateOnly>("on"), context.GetArgument<EndingCause>("cause")))
        .Return<Structure>(command => command.StructureId);
}
