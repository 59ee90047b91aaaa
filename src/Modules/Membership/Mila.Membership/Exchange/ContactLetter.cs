using Mila.Kernel;
using Mila.Letters;

namespace Mila.Membership.Exchange;

/// <summary>What relays a message (courrier de mise en relation): who writes and what, no address.</summary>
public static class ContactLetter
{
    public static SendLetter Of(ContactRelayed relayed) => new(
        NamedId.Of("contact-letter", relayed.ContactId.ToString()), "exchange_contact", relayed.To, ExchangeWords.Contact, relayed.ContactId,
        Values(relayed.ContactId, relayed.FromId, relayed.FromStructureId, RelayedContact.WordsOf(relayed.ContactId), relayed.PostId));

    public static SendLetter Of(ContactAnswered answered, RelayedContact contact) => new(
        NamedId.Of("contact-letter", answered.TextId.ToString()), "exchange_answer", contact.OthersThan(answered.By), ExchangeWords.Contact, contact.Id,
        Values(contact.Id, answered.By, answered.By == contact.FromId ? contact.FromStructureId : contact.ToStructureId, answered.TextId, contact.PostId));

    private static Dictionary<string, string> Values(Guid contactId, Guid from, Guid structure, Guid text, Guid? postId) => new()
    {
        ["sender"] = Joined.Person(from),
        ["structure"] = Joined.Sheet(structure),
        ["words"] = Joined.Text(text),
        ["title"] = postId is { } post ? Joined.Text(MemberPost.TitleOf(post)) : "",
        ["link"] = $"/entraide/messages/{contactId}",
    };
}
