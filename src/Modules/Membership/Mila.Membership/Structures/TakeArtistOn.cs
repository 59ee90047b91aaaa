using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.People;
using Wolverine;
using Wolverine.Marten;

namespace Mila.Membership.Structures;

/// <summary>From a day on, a structure represents an artist (représentation d’un artiste).</summary>
public sealed record TakeArtistOn(Guid StructureId, Guid ArtistId, string StageName, string? Genre, IReadOnlyList<string> Links, DateOnly On)
{
    /// <summary>What a log may hold of it: no name, no address, no sentence.</summary>
    public override string ToString() => $"{nameof(TakeArtistOn)} {StructureId}";
}

public static class TakeArtistOnHandler
{
    /// <returns>Null when it represents the artist already.</returns>
    public static ArtistTakenOn? Decide(TakeArtistOn command, Structure structure) =>
        structure.ArtistsOn(command.On).Contains(command.ArtistId)
            ? null
            : new(command.StructureId, structure.Facts + 1, command.On, command.ArtistId);

    public static (Events, OutgoingMessages) Handle(TakeArtistOn command, [WriteAggregate] Structure structure, IDocumentSession session)
    {
        session.Store(Artist.Of(command.ArtistId, command.StageName, command.Genre, command.Links));
        return structure.Record(Decide(command, structure));
    }
}

public static class TakeArtistOnField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<TakeArtistOn, StructureType>("takeArtistOn", "membership.keep_structures")
        .Describe("From a day on, a structure represents an artist.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<GuidGraphType>("artistId", "An artist who is known already, to change name, genre or links; a new one unless said.")
        .Argument<NonNullGraphType<StringGraphType>>("stageName")
        .Argument<StringGraphType>("genre")
        .Argument<ListGraphType<NonNullGraphType<StringGraphType>>>("links")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
        .Send(context => new TakeArtistOn(
            context.GetArgument<Guid>("structureId"),
            context.GetArgument<Guid?>("artistId") ?? Guid.CreateVersion7(),
            context.GetArgument<string>("stageName"),
            context.GetArgument<string?>("genre"),
            context.GetArgument<List<string>?>("links") ?? [],
            context.GetArgument<DateOnly>("on")))
        .Return<Structure>(command => command.StructureId);
}
