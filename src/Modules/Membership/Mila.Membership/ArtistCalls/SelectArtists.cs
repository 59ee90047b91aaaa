using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.ArtistCalls;

/// <summary>The office keeps some of the answers, once the call has closed (sélection); the others are not kept.</summary>
public sealed record SelectArtists(Guid CallId, IReadOnlyList<Guid> Kept);

public static class SelectArtistsHandler
{
    /// <returns>None when the same were selected already.</returns>
    public static ArtistsSelected? Decide(SelectArtists command, ArtistCall call, DateOnly today)
    {
        if (call.State is ArtistCallState.Selected && call.In(ArtistAnswerState.Kept).Select(answer => answer.Id).ToHashSet().SetEquals(command.Kept))
            return null;
        Rule.That(call.State is ArtistCallState.Open, "artist_call.selected_already", "The selection is made, or the call cancelled.");
        Rule.That(today > call.ClosesOn, "artist_call.still_open", "Members may still answer.");
        var proposed = call.In(ArtistAnswerState.Proposed).Select(answer => answer.Id).ToList();
        Rule.That(command.Kept.All(proposed.Contains), "artist_call.no_such_answer", "One keeps answers that were given.", "kept");
        Rule.That(command.Kept.Distinct().Count() <= call.Places, "artist_call.too_many_kept", "There are not so many places.", "kept");

        return new(call.Id, [.. command.Kept.Distinct()], [.. proposed.Except(command.Kept)], today);
    }

    public static async Task<OutgoingMessages> Handle(SelectArtists command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.ArtistCallToWrite(command.CallId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } selected ? stream.Record(selected) : [];
    }
}

/// <summary>Who of the kept ones played, and when (dates jouées).</summary>
public sealed record TellWhoPlayed(Guid CallId, IReadOnlyList<Guid> Played, DateOnly PlayedOn);

public static class TellWhoPlayedHandler
{
    /// <returns>None when it was told already.</returns>
    public static ArtistsPlayed? Decide(TellWhoPlayed command, ArtistCall call, DateOnly today)
    {
        if (call.State is ArtistCallState.Played)
            return null;
        Rule.That(call.State is ArtistCallState.Selected, "artist_call.not_selected", "Nobody was selected.");
        Rule.That(call.ClosesOn < command.PlayedOn && command.PlayedOn <= today, "artist_call.played_when", "One played after the call has closed, by today.", "playedOn");
        Rule.That(command.Played.All(played => call.In(ArtistAnswerState.Kept).Any(answer => answer.Id == played)), "artist_call.no_such_answer", "Who played was kept.", "played");

        return new(call.Id, [.. command.Played.Distinct()], command.PlayedOn, today);
    }

    public static async Task<OutgoingMessages> Handle(TellWhoPlayed command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.ArtistCallToWrite(command.CallId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } played ? stream.Record(played) : [];
    }
}

public static class SelectArtistsFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<SelectArtists, ArtistCallType>("selectArtists", "membership.run_artist_calls")
            .Describe("Keeps some of the answers once the call has closed; the others are not kept, and all are written to.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<GuidGraphType>>>>("kept", "The answers that are kept.")
            .Send(context => new SelectArtists(context.GetArgument<Guid>("id"), context.GetArgument<List<Guid>>("kept")))
            .Return<ArtistCall>(command => command.CallId);

        mutation.Command<TellWhoPlayed, ArtistCallType>("tellWhoPlayed", "membership.run_artist_calls")
            .Describe("Says who of the kept ones played, and when.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<GuidGraphType>>>>("played", "The answers of those who played.")
            .Argument<DateOnlyGraphType>("playedOn", "Today unless said.")
            .Send(context => new TellWhoPlayed(
                context.GetArgument<Guid>("id"), context.GetArgument<List<Guid>>("played"), context.GetArgument<DateOnly?>("playedOn") ?? context.Today()))
            .Return<ArtistCall>(command => command.CallId);
    }
}
