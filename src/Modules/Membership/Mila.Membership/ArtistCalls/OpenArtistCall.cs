using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;
using Wolverine;

namespace Mila.Membership.ArtistCalls;

/// <summary>Members are asked for artists to play on a day (ouverture d’un appel à artistes).</summary>
/// <param name="Partner">Whom it is done with; none unless said.</param>
/// <param name="OpenTo">The affiliations that may answer; none for every member.</param>
public sealed record OpenArtistCall(
    Guid CallId, string Title, string Occasion, string? Partner, DateOnly EventOn, DateOnly ClosesOn, int Places, IReadOnlyList<Affiliation> OpenTo)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(OpenArtistCall)} {CallId}";
}

public static class OpenArtistCallHandler
{
    private const int MostPlaces = 50;

    public static ArtistCallOpened Decide(OpenArtistCall command, DateOnly today)
    {
        Rule.That(command.ClosesOn >= today, "artist_call.closes_in_the_past", "Members answer until a day to come.", "closesOn");
        Rule.That(command.EventOn > command.ClosesOn, "artist_call.plays_before_closing", "One plays after the call has closed.", "eventOn");
        Rule.That(command.Places is >= 1 and <= MostPlaces, "artist_call.places_refused", "From 1 to 50 places.", "places");
        return new(
            command.CallId, command.EventOn, command.ClosesOn, command.Places, [.. command.OpenTo.Distinct().Order()],
            !string.IsNullOrWhiteSpace(command.Partner), today);
    }

    public static async Task<OutgoingMessages> Handle(OpenArtistCall command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var opened = Decide(command, moment.Today);
        var stream = await session.Events.FetchForWriting<ArtistCall>(command.CallId, cancellation);
        if (stream.Aggregate is not null)
            return [];
        Keep("title", command.Title);
        Keep("occasion", command.Occasion);
        if (opened.HasPartner)
            Keep("partner", command.Partner!);
        return [.. stream.Record(opened), ArtistCallStream.Start(command.CallId)];

        void Keep(string what, string text) =>
            session.Keep(ErasableText.Of(ArtistCall.TextOf(command.CallId, what), $"artist_call.{what}", command.CallId, [], text, what));
    }
}

/// <summary>Nobody will play after all (annulation d’un appel).</summary>
public sealed record CancelArtistCall(Guid CallId);

public static class CancelArtistCallHandler
{
    /// <returns>None when it is cancelled already.</returns>
    public static ArtistCallCancelled? Decide(ArtistCall call, DateOnly today)
    {
        if (call.State is ArtistCallState.Cancelled)
            return null;
        Rule.That(call.State is not ArtistCallState.Played, "artist_call.played_already", "What was played is not cancelled.");
        return new(call.Id, today);
    }

    public static async Task<OutgoingMessages> Handle(CancelArtistCall command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.ArtistCallToWrite(command.CallId, cancellation);
        return Decide(stream.Aggregate!, moment.Today) is { } cancelled ? stream.Record(cancelled) : [];
    }
}

public static class OpenArtistCallFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<OpenArtistCall, ArtistCallType>("openArtistCall", "membership.run_artist_calls")
            .Describe("Asks members for artists to play on a day.")
            .Argument<NonNullGraphType<StringGraphType>>("title")
            .Argument<NonNullGraphType<StringGraphType>>("occasion", "What it is, and how one plays there.")
            .Argument<StringGraphType>("partner", "Whom it is done with.")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("eventOn", "The day one plays.")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("closesOn", "The last day on which members answer.")
            .Argument<NonNullGraphType<IntGraphType>>("places")
            .Argument<ListGraphType<NonNullGraphType<EnumerationGraphType<Affiliation>>>>("openTo", "The affiliations that may answer; every member unless said.")
            .Send(context => new OpenArtistCall(
                Guid.CreateVersion7(), context.GetArgument<string>("title"), context.GetArgument<string>("occasion"), context.GetArgument<string?>("partner"),
                context.GetArgument<DateOnly>("eventOn"), context.GetArgument<DateOnly>("closesOn"), context.GetArgument<int>("places"),
                context.GetArgument<List<Affiliation>?>("openTo") ?? []))
            .Return<ArtistCall>(command => command.CallId);

        mutation.Command<CancelArtistCall, ArtistCallType>("cancelArtistCall", "membership.run_artist_calls")
            .Describe("Nobody will play after all.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Send(context => new CancelArtistCall(context.GetArgument<Guid>("id")))
            .Return<ArtistCall>(command => command.CallId);
    }
}
