using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.People;
using Wolverine;

namespace Mila.Letters;

/// <summary>Somebody has a letter written or sent that was not (renvoyer un courrier): to the address the person has now.</summary>
public sealed record RetryLetter(Guid LetterId);

public static class RetryLetterHandler
{
    public static Letter Decide(Letter? letter, string? email, bool hasRelay)
    {
        Rule.That(letter is not null, "letter.unknown", "There is no such letter.", "id");
        Rule.That(letter.ErasedAt is null, "letter.erased", "The letter was erased.", "id");
        Rule.That(letter.Status is LetterStatus.Failed or LetterStatus.Refused or LetterStatus.Kept, "letter.nothing_to_retry", "The letter is sent, or about to be.", "id");
        if (letter.Order is not null)
            return letter with { Status = LetterStatus.ToSend, Reason = null };
        Rule.That(hasRelay, "letter.no_relay", "The host has no mail relay.");
        Rule.That(email is not null, "letter.no_address", "The person has no address.", "id");
        return letter with { Status = LetterStatus.ToSend, ToEmail = email, Attempts = 0, Reason = null };
    }

    /// <summary>One that was never written is written first, as it was asked.</summary>
    public static async Task<OutgoingMessages> Handle(RetryLetter command, IDocumentSession session, MailRelay relay, CancellationToken cancellation)
    {
        var letter = await session.LoadAsync<Letter>(command.LetterId, cancellation);
        var reader = letter is null ? null : await session.LoadAsync<Person>(letter.ToPersonId, cancellation);
        session.Store(Decide(letter, reader?.Email, relay.IsConfigured));
        return [letter!.Order is { } order ? order : new DeliverLetter(command.LetterId)];
    }
}

public static class RetryLetterField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<RetryLetter, LetterType>("retryLetter", "letters.retry")
        .Describe("Sends a letter that was kept, refused, or could not be written or delivered.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Send(context => new RetryLetter(context.GetArgument<Guid>("id")))
        .Return<Letter>(command => command.LetterId);
}
