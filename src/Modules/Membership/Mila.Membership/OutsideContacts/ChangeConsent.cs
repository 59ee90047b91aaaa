using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.OutsideContacts;

/// <summary>A contact lets be written to by a channel (recueil d’un consentement).</summary>
public sealed record GiveConsent(Guid ContactId, ConsentChannel Channel, ConsentSource Source, DateOnly On);

public static class GiveConsentHandler
{
    /// <param name="reached">Whether anything is known of where that channel leads.</param>
    /// <returns>None when it does already.</returns>
    public static ConsentGiven? Decide(GiveConsent command, OutsideContact? contact, bool reached, DateOnly today)
    {
        Rule.That(contact is not null, "outside_contact.unknown", "There is no such contact.", "id");
        Rule.That(contact.Until is null, "outside_contact.over", "It is a contact no more.");
        if (contact.Standing.Contains(command.Channel))
            return null;
        Rule.That(reached, "consent.nowhere_to_write", "A consent is to be written to somewhere.", "channel");
        Rule.That(contact.Since <= command.On && command.On <= today, "consent.given_when", "It is given by today, by a contact.", "on");
        return new(contact.Id, command.Channel, command.Source, command.On);
    }

    public static async Task Handle(GiveConsent command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<OutsideContact>(command.ContactId, cancellation);
        if (Decide(command, stream.Aggregate, await Reaches(session, stream.Aggregate, command.Channel, cancellation), moment.Today) is { } given)
            stream.AppendOne(given);
    }

    private static async Task<bool> Reaches(IDocumentSession session, OutsideContact? contact, ConsentChannel channel, CancellationToken cancellation)
    {
        if (contact is not null && channel is ConsentChannel.Post)
            return await session.LoadAsync<IdentitySheet>(contact.Id, cancellation) is { Address.Length: > 0 };
        var person = contact?.PersonId is { } who ? await session.LoadAsync<Person>(who, cancellation) : null;
        return (channel is ConsentChannel.Email ? person?.Email : person?.Phone) is not null;
    }
}

/// <summary>A contact lets be written to by a channel no more (retrait d’un consentement).</summary>
public sealed record WithdrawConsent(Guid ContactId, ConsentChannel Channel);

public static class WithdrawConsentHandler
{
    /// <returns>None when it does not already.</returns>
    public static ConsentWithdrawn? Decide(WithdrawConsent command, OutsideContact? contact, DateOnly today)
    {
        Rule.That(contact is not null, "outside_contact.unknown", "There is no such contact.", "id");
        return contact.Standing.Contains(command.Channel) ? new(contact.Id, command.Channel, today) : null;
    }

    public static async Task Handle(WithdrawConsent command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<OutsideContact>(command.ContactId, cancellation);
        if (Decide(command, stream.Aggregate, moment.Today) is { } withdrawn)
            stream.AppendOne(withdrawn);
    }
}

/// <summary>It is a contact no more (fin d’un contact); nothing it consented to holds any longer.</summary>
public sealed record EndOutsideContact(Guid ContactId, DateOnly On);

public static class EndOutsideContactHandler
{
    /// <returns>None when it ended already.</returns>
    public static OutsideContactLeft? Decide(EndOutsideContact command, OutsideContact? contact, DateOnly today)
    {
        Rule.That(contact is not null, "outside_contact.unknown", "There is no such contact.", "id");
        if (contact.Until is not null)
            return null;
        Rule.That(contact.Since <= command.On && command.On <= today, "outside_contact.ended_when", "It ends after it began, by today.", "on");
        return new(contact.Id, command.On);
    }

    public static async Task Handle(EndOutsideContact command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<OutsideContact>(command.ContactId, cancellation);
        if (Decide(command, stream.Aggregate, moment.Today) is { } left)
            stream.AppendOne(left);
    }
}

public static class ChangeConsentFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<GiveConsent, OutsideContactType>("giveConsent", "membership.keep_contacts")
            .Describe("A contact lets be written to by a channel.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<EnumerationGraphType<ConsentChannel>>>("channel")
            .Argument<NonNullGraphType<EnumerationGraphType<ConsentSource>>>("source")
            .Argument<DateOnlyGraphType>("on", "Today unless said.")
            .Send(context => new GiveConsent(
                context.GetArgument<Guid>("id"), context.GetArgument<ConsentChannel>("channel"), context.GetArgument<ConsentSource>("source"),
                context.GetArgument<DateOnly?>("on") ?? context.Today()))
            .Return<OutsideContact>(command => command.ContactId);

        mutation.Command<WithdrawConsent, OutsideContactType>("withdrawConsent", "membership.keep_contacts")
            .Describe("A contact lets be written to by a channel no more, from today on.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<EnumerationGraphType<ConsentChannel>>>("channel")
            .Send(context => new WithdrawConsent(context.GetArgument<Guid>("id"), context.GetArgument<ConsentChannel>("channel")))
            .Return<OutsideContact>(command => command.ContactId);

        mutation.Command<EndOutsideContact, OutsideContactType>("endOutsideContact", "membership.keep_contacts")
            .Describe("It is a contact no more; nothing it consented to holds any longer.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<DateOnlyGraphType>("on", "Today unless said.")
            .Send(context => new EndOutsideContact(context.GetArgument<Guid>("id"), context.GetArgument<DateOnly?>("on") ?? context.Today()))
            .Return<OutsideContact>(command => command.ContactId);
    }
}
