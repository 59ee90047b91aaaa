using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Directory;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Exchange;

/// <summary>A member writes to the author of a post, or to a structure of the directory; a letter relays it without addresses (contact relayé).</summary>
/// <param name="PostId">The post that is answered; or else <paramref name="StructureId"/>.</param>
public sealed record RelayContact(Guid ContactId, Guid? PostId, Guid? StructureId, string Text)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(RelayContact)} {{ ContactId = {ContactId} }}";
}

public static class RelayContactHandler
{
    /// <param name="own">The member structures that the sender is with.</param>
    /// <param name="structure">The structure that is written to.</param>
    /// <param name="writtenToday">How many contacts the sender has asked for today.</param>
    /// <param name="most">How many a person may ask for in a day.</param>
    public static ContactRelayed Decide(
        RelayContact command, MemberPost? post, Structure? structure, IReadOnlyList<Structure> own, Guid? actor, int writtenToday, int most, DateOnly today)
    {
        Rule.That(actor is not null && own.Count > 0, "contact.not_member", "Members write to each other.");
        Rule.That(structure is not null && (post is null ? structure.IsListedOn(today) : post.IsShownOn(today)),
            "contact.nobody_there", "The post is over, or the structure is not in the directory.");
        var to = Readers(post, structure, today);
        Rule.That(to.Count > 0, "contact.nobody_there", "Nobody speaks for the structure.");
        Rule.That(!to.Contains(actor.Value), "contact.to_oneself", "One writes to others.");
        Rule.That(writtenToday < most, "contact.too_many_today", "A person writes to so many a day.");

        return new(command.ContactId, post?.Id, actor.Value, own[0].Id, structure.Id, to, today);
    }

    public static async Task<OutgoingMessages> Handle(
        RelayContact command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<RelayedContact>(command.ContactId, cancellation);
        if (stream.Aggregate is not null)
            return [];
        var post = command.PostId is { } postId ? await session.LoadAsync<MemberPost>(postId, cancellation) : null;
        var to = post?.StructureId ?? command.StructureId;
        var structure = to is { } structureId ? await session.LoadAsync<Structure>(structureId, cancellation) : null;
        IReadOnlyList<Structure> own = moment.Actor is { } me ? await session.MemberStructuresOf(me, moment.Today, cancellation) : [];
        var (actor, today) = (moment.Actor, moment.Today);
        var writtenToday = await session.Query<RelayedContact>().CountAsync(contact => contact.FromId == actor && contact.On == today, cancellation);
        var most = (await settings.On(session, today, cancellation)).Number("exchange.contacts_a_day");
        var relayed = Decide(command, post, structure, own, actor, writtenToday, most, today);

        session.Keep(ErasableText.Of(RelayedContact.WordsOf(relayed.ContactId), "relayed_contact.message", relayed.ContactId, [relayed.FromId, .. relayed.To], command.Text));
        stream.AppendOne(relayed);
        return [ContactLetter.Of(relayed)];
    }

    /// <summary>The author of a post as long as it is with the structure; else who speaks to the outside, or acts for it.</summary>
    private static IReadOnlyList<Guid> Readers(MemberPost? post, Structure structure, DateOnly today)
    {
        var contacts = structure.ContactsOn(today).ToList();
        if (post is not null && contacts.Any(contact => contact.PersonId == post.AuthorId))
            return [post.AuthorId];
        Guid[] speaking = [.. contacts.Where(contact => contact.Role is ContactRole.Communication).Select(contact => contact.PersonId).Distinct()];
        return speaking.Length > 0 ? speaking : structure.ActingOn(today);
    }
}

public static class RelayContactField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<RelayContact, RelayedContactType>("relayContact", "membership.take_part_in_exchange")
        .Describe("Writes to the author of a post, or to a structure of the directory; a letter relays it, and neither side sees an address.")
        .Argument<GuidGraphType>("postId")
        .Argument<GuidGraphType>("structureId", "When no post is answered.")
        .Argument<NonNullGraphType<StringGraphType>>("text")
        .Send(context => new RelayContact(
            Guid.CreateVersion7(), context.GetArgument<Guid?>("postId"), context.GetArgument<Guid?>("structureId"), context.GetArgument<string>("text")))
        .Return<RelayedContact>(command => command.ContactId);
}
