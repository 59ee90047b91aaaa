using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Wolverine;
using Wolverine.Marten;

namespace Mila.Membership.Structures;

/// <summary>From a day on, a structure is hosted, in a shop, or a beneficiary (rattachement).</summary>
public sealed record SetAffiliation(Guid StructureId, Affiliation Affiliation, DateOnly On);

public static class SetAffiliationHandler
{
    /// <returns>Null when it is so already.</returns>
    public static AffiliationSet? Decide(SetAffiliation command, Structure structure) =>
        structure.Affiliations().At(command.On)?.Value == command.Affiliation
            ? null
            : new(command.StructureId, structure.Facts + 1, command.On, command.Affiliation);

    public static (Events, OutgoingMessages) Handle(SetAffiliation command, [WriteAggregate] Structure structure) =>
        structure.Record(Decide(command, structure));
}

public static class SetAffiliationField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<SetAffiliation, StructureType>("setAffiliation", "membership.keep_structures")
        .Describe("From a day on, a structure is hosted, in a shop, or a beneficiary.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<EnumerationGraphType<Affiliation>>>("affiliation")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
        .Send(context => new SetAffiliation(
            context.GetArgument<Guid>("structureId"), context.GetArgument<Affiliation>("affiliation"), context.GetArgument<DateOnly>("on")))
        .Return<Structure>(command => command.StructureId);
}
