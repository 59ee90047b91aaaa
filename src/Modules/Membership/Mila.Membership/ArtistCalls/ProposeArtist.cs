using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;
using Wolverine;

namespace Mila.Membership.ArtistCalls;

/// <summary>A member answers a call for an artist it represents (réponse à un appel).</summary>
public sealed record ProposeArtist(Guid CallId, Guid AnswerId, Guid StructureId, Guid ArtistId, string? Words)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(ProposeArtist)} {CallId}";
}

public static class ProposeArtistHandler
{
    private const int Most = 200;

    /// <returns>None when that artist is proposed already.</returns>
    public static ArtistProposed? Decide(ProposeArtist command, ArtistCall call, Structure? structure, Guid? actor, DateOnly today)
    {
        Rule.That(structure is not null && structure.IsSpokenForBy(actor, today), "artist.not_yours", "Who speaks for a structure answers for it.", "structureId");
        Rule.That(call.TakesAnswersOn(today), "artist_call.closed", "The call takes no more answers.");
        Rule.That(call.IsOpenTo(structure, today), "artist_call.not_for_you", "The call is for members of some affiliations.", "structureId");
        Rule.That(structure.ArtistsOn(today).Contains(command.ArtistId), "artist.not_represented", "One answers for an artist one represents.", "artistId");
        if (call.Answers.Any(answer => answer.ArtistId == command.ArtistId && answer.State is not ArtistAnswerState.Withdrawn))
            return null;
        Rule.That(call.Answers.Count < Most, "artist_call.answered_enough", "At most 200 answers.");

        return new(
            call.Id, command.AnswerId, command.StructureId, command.ArtistId, actor!.Value,
            string.IsNullOrWhiteSpace(command.Words) ? null : NamedId.Of("artist-answer", "words", command.AnswerId.ToString()), today);
    }

    public static async Task<OutgoingMessages> Handle(ProposeArtist command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.ArtistCallToWrite(command.CallId, cancellation);
        var structure = await session.LoadAsync<Structure>(command.StructureId, cancellation);
        if (Decide(command, stream.Aggregate!, structure, moment.Actor, moment.Today) is not { } proposed)
            return [];
        if (proposed.WordsId is { } words)
            session.Keep(ErasableText.Of(words, "artist_call.answer", command.CallId, [proposed.By], command.Words!, "words"));
        return stream.Record(proposed);
    }

    /// <summary>Whether a person is among those of a member structure, in whatever role.</summary>
    internal static bool IsSpokenForBy(this Structure structure, Guid? person, DateOnly today) =>
        person is { } who && structure.IsMemberOn(today) && structure.ContactsOn(today).Any(contact => contact.PersonId == who);
}

/// <summary>A member takes its answer back before the selection (retrait d’une réponse).</summary>
public sealed record WithdrawArtist(Guid CallId, Guid AnswerId);

public static class WithdrawArtistHandler
{
    /// <returns>None when it is withdrawn already.</returns>
    public static ArtistProposalWithdrawn? Decide(WithdrawArtist command, ArtistCall call, Structure? structure, Guid? actor, DateOnly today)
    {
        var answer = call.Answers.FirstOrDefault(each => each.Id == command.AnswerId);
        Rule.That(answer is not null && structure is not null && structure.IsSpokenForBy(actor, today), "artist.not_yours", "Who speaks for a structure answers for it.", "answerId");
        if (answer.State is ArtistAnswerState.Withdrawn)
            return null;
        Rule.That(call.State is ArtistCallState.Open, "artist_call.closed", "The call takes no more answers.");
        return new(call.Id, answer.Id, today);
    }

    public static async Task<OutgoingMessages> Handle(WithdrawArtist command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.ArtistCallToWrite(command.CallId, cancellation);
        var answer = stream.Aggregate!.Answers.FirstOrDefault(each => each.Id == command.AnswerId);
        var structure = answer is null ? null : await session.LoadAsync<Structure>(answer.StructureId, cancellation);
        return Decide(command, stream.Aggregate, structure, moment.Actor, moment.Today) is { } withdrawn ? stream.Record(withdrawn) : [];
    }
}

public static class ProposeArtistFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<ProposeArtist, ArtistCallType>("proposeArtist", "membership.propose_artists")
            .Describe("A member answers a call for an artist it represents.")
            .Argument<NonNullGraphType<GuidGraphType>>("callId")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<NonNullGraphType<GuidGraphType>>("artistId")
            .Argument<StringGraphType>("words", "Why that artist, and how one plays.")
            .Send(context => new ProposeArtist(
                context.GetArgument<Guid>("callId"), Guid.CreateVersion7(), context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("artistId"),
                context.GetArgument<string?>("words")))
            .Return<ArtistCall>(command => command.CallId);

        mutation.Command<WithdrawArtist, ArtistCallType>("withdrawArtist", "membership.propose_artists")
            .Describe("A member takes its answer back before the selection.")
            .Argument<NonNullGraphType<GuidGraphType>>("callId")
            .Argument<NonNullGraphType<GuidGraphType>>("answerId")
            .Send(context => new WithdrawArtist(context.GetArgument<Guid>("callId"), context.GetArgument<Guid>("answerId")))
            .Return<ArtistCall>(command => command.CallId);
    }
}
