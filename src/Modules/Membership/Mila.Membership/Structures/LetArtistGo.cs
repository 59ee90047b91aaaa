using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Wolverine;
using Wolverine.Marten;

namespace Mila.Membership.Structures;

/// <summary>From a day on, a structure no longer represents an artist (fin de représentation).</summary>
public sealed record LetArtistGo(Guid StructureId, Guid ArtistId, DateOnly On);

public static class LetArtistGoHandler
{
    /// <returns>Null when it no longer does.</returns>
    public static ArtistLetGo? Decide(LetArtistGo command, Structure structure) =>
        structure.ArtistsOn(command.On).Contains(command.ArtistId)
            ? new(command.StructureId, structure.Facts + 1, command.On, command.ArtistId)
            : null;

    public static (Events, OutgoingMessages) Handle(LetArtistGo command, [WriteAggregate] Structure structure) =>
        structure.Record(Decide(command, structure));
}

public static class LetArtistGoField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<LetArtistGo, StructureType>("letArtistGo", "membership.keep_structures")
        .Describe("From a day on, a structure no longer represents an artist.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<GuidGraphType>>("artistId")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
        .Send(context => new LetArtistGo(context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("artistId"), context.GetArgument<DateOnly>("on")))
        .Return<Structure>(command => command.StructureId);
}
