using Marten;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;
using Wolverine.Runtime.Handlers;

namespace Mila.Letters;

/// <summary>
/// Hand a letter to the mail relay (remise). It waits in the store until it is handled, so it survives a crash; between the relay's yes and the
/// commit a crash sends it again, under the same Message-ID.
/// </summary>
public sealed record DeliverLetter(Guid LetterId);

public static class DeliverLetterHandler
{
    public static void Configure(HandlerChain chain) => chain.TryForLong();

    public static (Letter After, TimeSpan? Again) Decide(Letter letter, Delivery delivery, IReadOnlyList<TimeSpan> waits, DateTimeOffset now)
    {
        var tried = letter with { Attempts = letter.Attempts + 1 };
        return delivery switch
        {
            Delivery.Taken => (tried with { Status = LetterStatus.Sent, SentAt = now, Reason = null }, null),
            Delivery.Refused => (tried with { Status = LetterStatus.Refused, Reason = "relay_refused" }, null),
            Delivery.TryLater when tried.Attempts > waits.Count => (tried with { Status = LetterStatus.Failed, Reason = "relay_unreachable" }, null),
            Delivery.TryLater => (tried with { Reason = "relay_unreachable" }, waits[tried.Attempts - 1]),
            _ => throw new ArgumentOutOfRangeException(nameof(delivery)),
        };
    }

    public static async Task<OutgoingMessages> Handle(
        DeliverLetter command, IDocumentSession session, MailRelay relay, Tenants tenants, Moment moment, CancellationToken cancellation)
    {
        var messages = new OutgoingMessages();
        if (await session.LoadAsync<Letter>(command.LetterId, cancellation) is not { Status: LetterStatus.ToSend, ToEmail: { } address } letter)
            return messages;

        var addressed = letter with { MessageId = letter.MessageId ?? relay.MessageIdOf(letter.Id) };
        var sender = tenants.All.First(tenant => tenant.Id == moment.Tenant).Title;
        var delivery = await relay.Send(
            new(addressed.MessageId, sender, letter.ToName ?? "", address, letter.WrittenAt, new(letter.Subject, letter.Text, letter.Html)), cancellation);

        var (after, again) = Decide(addressed, delivery, relay.Waits, moment.Now);
        session.Store(after);
        if (again is { } wait)
            messages.Delay(command, wait);
        return messages;
    }
}
