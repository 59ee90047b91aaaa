using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Exchange;

/// <summary>One side of a relayed contact writes to the other (réponse relayée).</summary>
/// <param name="AnswerId">The text's id: a repeated command says it once.</param>
public sealed record AnswerContact(Guid ContactId, Guid AnswerId, string Text)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(AnswerContact)} {{ ContactId = {ContactId} }}";
}

public static class AnswerContactHandler
{
    private const int Most = 50;

    /// <returns>None when it was said already.</returns>
    public static ContactAnswered? Decide(AnswerContact command, RelayedContact? contact, Guid? actor, DateOnly today)
    {
        Rule.That(contact is not null && contact.IsBetween(actor), "contact.unknown", "There is no such contact, or it is between others.", "id");
        if (contact.Messages.Any(message => message.TextId == command.AnswerId))
            return null;
        Rule.That(contact.Messages.Count < Most, "contact.said_enough", "At most 50 messages.", "text");
        return new(contact.Id, command.AnswerId, actor!.Value, today);
    }

    public static async Task<OutgoingMessages> Handle(AnswerContact command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<RelayedContact>(command.ContactId, cancellation);
        if (Decide(command, stream.Aggregate, moment.Actor, moment.Today) is not { } answered)
            return [];
        var contact = stream.Aggregate!;
        session.Keep(ErasableText.Of(answered.TextId, "relayed_contact.message", contact.Id, [contact.FromId, .. contact.To], command.Text));
        stream.AppendOne(answered);
        return [ContactLetter.Of(answered, contact)];
    }
}

/// <summary>Whoever was written to says that they met, and perhaps recommends the other (mise en relation, recommandation).</summary>
public sealed record RecordIntroduction(Guid ContactId, bool Recommends);

public static class RecordIntroductionHandler
{
    /// <returns>None when it is said so already.</returns>
    public static IntroductionMade? Decide(RecordIntroduction command, RelayedContact? contact, Guid? actor, DateOnly today)
    {
        Rule.That(contact is not null && contact.IsBetween(actor), "contact.unknown", "There is no such contact, or it is between others.", "id");
        Rule.That(actor != contact.FromId, "contact.introduced_by_other", "Whoever was written to says that they met.");
        return contact.IntroducedOn is not null && contact.Recommends == command.Recommends ? null : new(contact.Id, actor!.Value, command.Recommends, today);
    }

    public static async Task Handle(RecordIntroduction command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<RelayedContact>(command.ContactId, cancellation);
        if (Decide(command, stream.Aggregate, moment.Actor, moment.Today) is { } made)
            stream.AppendOne(made);
    }
}

public static class ContactFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<AnswerContact, RelayedContactType>("answerContact", "membership.take_part_in_exchange")
            .Describe("Writes to the other side of a relayed contact.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<StringGraphType>>("text")
            .Send(context => new AnswerContact(context.GetArgument<Guid>("id"), Guid.CreateVersion7(), context.GetArgument<string>("text")))
            .Return<RelayedContact>(command => command.ContactId);

        mutation.Command<RecordIntroduction, RelayedContactType>("recordIntroduction", "membership.take_part_in_exchange")
            .Describe("Whoever was written to says that they met, and perhaps recommends the other.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<BooleanGraphType>("recommends")
            .Send(context => new RecordIntroduction(context.GetArgument<Guid>("id"), context.GetArgument<bool>("recommends")))
            .Return<RelayedContact>(command => command.ContactId);
    }
}
