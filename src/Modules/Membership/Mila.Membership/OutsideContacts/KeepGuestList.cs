using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.People;

namespace Mila.Membership.OutsideContacts;

/// <summary>A list of guests is begun (ouverture d’une liste d’invités).</summary>
public sealed record OpenGuestList(Guid ListId, string Title, ConsentChannel Channel, DateOnly EventOn)
{
    /// <summary>For logs: a title may name somebody.</summary>
    public override string ToString() => $"{nameof(OpenGuestList)} {ListId}";
}

public static class OpenGuestListHandler
{
    public static GuestListOpened Decide(OpenGuestList command, DateOnly today)
    {
        Rule.That(command.EventOn >= today, "guest_list.over", "One invites for a day to come.", "eventOn");
        return new(command.ListId, command.Channel, command.EventOn, today);
    }

    public static async Task Handle(OpenGuestList command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var opened = Decide(command, moment.Today);
        var stream = await session.Events.FetchForWriting<GuestList>(command.ListId, cancellation);
        if (stream.Aggregate is not null)
            return;
        session.Keep(ErasableText.Of(GuestList.TitleOf(command.ListId), "guest_list.title", command.ListId, [], command.Title, "title"));
        stream.AppendOne(opened);
    }
}

/// <summary>Contacts are put on a list (ajout d’invités): one by one, or all of some kinds who consent.</summary>
/// <param name="ContactIds">Those who are chosen by name: each must consent.</param>
/// <param name="Kinds">All of these kinds who consent.</param>
public sealed record AddGuests(Guid ListId, IReadOnlyList<Guid> ContactIds, IReadOnlyList<OutsideKind> Kinds);

public static class AddGuestsHandler
{
    /// <param name="contacts">Those that are named, and those of the kinds.</param>
    /// <returns>None when nobody is added.</returns>
    public static GuestsAdded? Decide(AddGuests command, GuestList? list, IReadOnlyList<OutsideContact> contacts, DateOnly today)
    {
        Rule.That(list is not null, "guest_list.unknown", "There is no such list.", "id");
        Rule.That(list.EventOn >= today, "guest_list.over", "One invites for a day to come.");
        var consenting = contacts.Where(contact => contact.ConsentsOn(list.Channel, today)).Select(contact => contact.Id).ToHashSet();
        Rule.That(command.ContactIds.All(consenting.Contains), "guest.no_consent", "Only who consents is written to.", "contactId");

        Guid[] added = [.. consenting.Except(list.Guests).Order()];
        return added is [] ? null : new(list.Id, added, today);
    }

    public static async Task Handle(AddGuests command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<GuestList>(command.ListId, cancellation);
        var (ids, kinds) = (command.ContactIds.ToArray(), command.Kinds.ToArray());
        var contacts = await session.Query<OutsideContact>().Where(contact => contact.Id.IsOneOf(ids) || contact.Kind.IsOneOf(kinds)).ToListAsync(cancellation);
        if (Decide(command, stream.Aggregate, contacts, moment.Today) is { } added)
            stream.AppendOne(added);
    }
}

/// <summary>A contact is taken off a list (retrait d’un invité).</summary>
public sealed record RemoveGuest(Guid ListId, Guid ContactId);

public static class RemoveGuestHandler
{
    /// <returns>None when it is not on it.</returns>
    public static GuestsRemoved? Decide(RemoveGuest command, GuestList? list, DateOnly today)
    {
        Rule.That(list is not null, "guest_list.unknown", "There is no such list.", "id");
        return list.Guests.Contains(command.ContactId) ? new(list.Id, [command.ContactId], today) : null;
    }

    public static async Task Handle(RemoveGuest command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<GuestList>(command.ListId, cancellation);
        if (Decide(command, stream.Aggregate, moment.Today) is { } removed)
            stream.AppendOne(removed);
    }
}

public static class KeepGuestListFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<OpenGuestList, GuestListType>("openGuestList", "membership.keep_contacts")
            .Describe("Begins a list of guests for a day to come.")
            .Argument<NonNullGraphType<StringGraphType>>("title")
            .Argument<NonNullGraphType<EnumerationGraphType<ConsentChannel>>>("channel", "How guests are written to.")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("eventOn")
            .Send(context => new OpenGuestList(
                Guid.CreateVersion7(), context.GetArgument<string>("title"), context.GetArgument<ConsentChannel>("channel"), context.GetArgument<DateOnly>("eventOn")))
            .Return<GuestList>(command => command.ListId);

        mutation.Command<AddGuests, GuestListType>("addGuests", "membership.keep_contacts")
            .Describe("Puts contacts on a list: some by name, who must consent, or all of some kinds who do.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<ListGraphType<NonNullGraphType<GuidGraphType>>>("contactIds")
            .Argument<ListGraphType<NonNullGraphType<EnumerationGraphType<OutsideKind>>>>("kinds")
            .Send(context => new AddGuests(
                context.GetArgument<Guid>("id"), context.GetArgument<List<Guid>?>("contactIds") ?? [], context.GetArgument<List<OutsideKind>?>("kinds") ?? []))
            .Return<GuestList>(command => command.ListId);

        mutation.Command<RemoveGuest, GuestListType>("removeGuest", "membership.keep_contacts")
            .Describe("Takes a contact off a list.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<GuidGraphType>>("contactId")
            .Send(context => new RemoveGuest(context.GetArgument<Guid>("id"), context.GetArgument<Guid>("contactId")))
            .Return<GuestList>(command => command.ListId);
    }
}
