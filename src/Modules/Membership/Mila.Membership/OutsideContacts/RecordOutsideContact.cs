using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.OutsideContacts;

/// <summary>Somebody who is no member enters the register of contacts (enregistrement d’un contact), with what it consents to.</summary>
/// <param name="Name">Of the institution; none for a person by itself.</param>
/// <param name="GivenName">Of the person; none for an institution without a name to ask for.</param>
public sealed record RecordOutsideContact(
    Guid ContactId, OutsideKind Kind, string? Name, string? GivenName, string? FamilyName, string? Email, string? Phone, string? Address,
    Guid? StructureId, IReadOnlyList<ConsentChannel> Consents, ConsentSource Source, DateOnly On)
{
    /// <summary>For logs: without what names a person.</summary>
    public override string ToString() => $"{nameof(RecordOutsideContact)} {ContactId}";

    public bool HasPerson => Says(GivenName) || Says(FamilyName) || Says(Email) || Says(Phone);

    /// <summary>Where each channel leads.</summary>
    public bool Reaches(ConsentChannel channel) => channel switch
    {
        ConsentChannel.Email => Says(Email),
        ConsentChannel.Phone => Says(Phone),
        ConsentChannel.Post => Says(Address),
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    internal static bool Says(string? text) => !string.IsNullOrWhiteSpace(text);
}

public static class RecordOutsideContactHandler
{
    public static IReadOnlyList<object> Decide(RecordOutsideContact command, DateOnly today)
    {
        Rule.That(RecordOutsideContact.Says(command.Name) || command.HasPerson, "outside_contact.nameless", "A contact is somebody.", "name");
        Rule.That(command.On <= today, "outside_contact.day_to_come", "It is a contact since a day that has come.", "on");
        Rule.That(command.Consents.All(command.Reaches), "consent.nowhere_to_write", "A consent is to be written to somewhere.", "consents");

        return
        [
            new OutsideContactRecorded(command.ContactId, command.Kind, command.HasPerson ? PersonOf(command.ContactId) : null, command.StructureId, command.On),
            .. command.Consents.Distinct().Order().Select(channel => new ConsentGiven(command.ContactId, channel, command.Source, command.On)),
        ];
    }

    public static async Task Handle(RecordOutsideContact command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var facts = Decide(command, moment.Today);
        var stream = await session.Events.FetchForWriting<OutsideContact>(command.ContactId, cancellation);
        if (stream.Aggregate is not null)
            return;
        Person? person = null;
        if (command.HasPerson)
        {
            person = Person.Of(PersonOf(command.ContactId), command.GivenName ?? "", command.FamilyName ?? "", command.Email, command.Phone);
            await session.Keep(person, moment, cancellation);
        }
        session.Keep(RecordOutsideContact.Says(command.Name)
            ? IdentitySheet.Of(command.ContactId, command.Name!, null, null, command.Address)
            : IdentitySheet.Of(command.ContactId, person!.DisplayName, null, null, command.Address, person.Id));
        stream.AppendMany(facts);
    }

    public static Guid PersonOf(Guid contactId) => NamedId.Of("outside-contact", "person", contactId.ToString());
}

public static class RecordOutsideContactField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<RecordOutsideContact, OutsideContactType>("recordOutsideContact", "membership.keep_contacts")
        .Describe("Somebody who is no member enters the register of contacts, with what it consents to.")
        .Argument<NonNullGraphType<EnumerationGraphType<OutsideKind>>>("kind")
        .Argument<StringGraphType>("name", "Of the institution; none for a person by itself.")
        .Argument<StringGraphType>("givenName")
        .Argument<StringGraphType>("familyName")
        .Argument<StringGraphType>("email")
        .Argument<StringGraphType>("phone")
        .Argument<StringGraphType>("address", "Where letters go.")
        .Argument<GuidGraphType>("structureId", "The structure it was a member with, for one that left.")
        .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<EnumerationGraphType<ConsentChannel>>>>>("consents", "The channels by which it lets be written to.")
        .Argument<EnumerationGraphType<ConsentSource>>("source", "Where the consents come from; in writing unless said.")
        .Argument<DateOnlyGraphType>("on", "Since when; today unless said.")
        .Send(context => new RecordOutsideContact(
            Guid.CreateVersion7(), context.GetArgument<OutsideKind>("kind"), context.GetArgument<string?>("name"),
            context.GetArgument<string?>("givenName"), context.GetArgument<string?>("familyName"), context.GetArgument<string?>("email"),
            context.GetArgument<string?>("phone"), context.GetArgument<string?>("address"), context.GetArgument<Guid?>("structureId"),
            context.GetArgument<List<ConsentChannel>>("consents"), context.GetArgument<ConsentSource?>("source") ?? ConsentSource.Written,
            context.GetArgument<DateOnly?>("on") ?? context.Today()))
        .Return<OutsideContact>(command => command.ContactId);
}
