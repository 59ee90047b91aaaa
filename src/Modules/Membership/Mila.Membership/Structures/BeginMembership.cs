using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;
using Wolverine.Marten;

namespace Mila.Membership.Structures;

/// <summary>A structure is a member from a day on (début d’adhésion).</summary>
public sealed record BeginMembership(Guid StructureId, DateOnly On, Guid? CandidacyId);

public static class BeginMembershipHandler
{
    /// <returns>Null when a membership begins on that day already.</returns>
    public static MembershipBegun? Decide(BeginMembership command, Structure structure)
    {
        if (structure.Standings().Words.Any(word => word.Value.IsMember && word.On == command.On))
            return null;
        Rule.That(!structure.IsMemberOn(command.On), "membership.running", "The structure is a member on that day.", "on");

        return new(command.StructureId, structure.Facts + 1, command.On, command.CandidacyId);
    }

    public static (Events, OutgoingMessages) Handle(BeginMembership command, [WriteAggregate] Structure structure) =>
        structure.Record(Decide(command, structure));
}

public static class BeginMembershipField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<BeginMembership, StructureType>("beginMembership", "membership.keep_structures")
        .Describe("A structure is a member from a day on; after a candidacy, the intake does this by itself.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
        .Send(context => new BeginMembership(context.GetArgument<Guid>("structureId"), context.GetArgument<DateOnly>("on"), CandidacyId: null))
        .Return<Structure>(command => command.StructureId);
}
