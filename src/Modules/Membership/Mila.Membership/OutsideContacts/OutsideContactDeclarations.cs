using Marten;
using Mila.Modules;

namespace Mila.Membership.OutsideContacts;

/// <summary>The contacts' part of the module's table of contents.</summary>
internal static class OutsideContactDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<OutsideContact>()
        .Document<OutsideContact>(contacts => contacts
            .Duplicate(contact => contact.Kind).Duplicate(contact => contact.Since).Duplicate(contact => contact.Until).Duplicate(contact => contact.PersonId))
        .Aggregate<GuestList>()
        .Document<GuestList>(lists => lists.Duplicate(list => list.EventOn))
        .Fact<OutsideContactRecorded>("membership.outside_contact_recorded.v1")
        .Fact<OutsideContactLeft>("membership.outside_contact_left.v1")
        .Fact<ConsentGiven>("membership.consent_given.v1")
        .Fact<ConsentWithdrawn>("membership.consent_withdrawn.v1")
        .Fact<GuestListOpened>("membership.guest_list_opened.v1")
        .Fact<GuestsAdded>("membership.guests_added.v1")
        .Fact<GuestsRemoved>("membership.guests_removed.v1");

    public static void Graph(GraphRoots graph)
    {
        OutsideContactType.AddTo(graph.Query);
        GuestListType.AddTo(graph.Query);
        RecordOutsideContactField.AddTo(graph.Mutation);
        ChangeConsentFields.AddTo(graph.Mutation);
        KeepGuestListFields.AddTo(graph.Mutation);
    }

    /// <summary>What a person consented to, and when, is part of its copy; nothing of it names the person, and it stays as the proof that one could write.</summary>
    public static void Erasures(ErasureList erasures) => erasures.Kept(
        "consents",
        async (session, person, cancellation) => await session.Query<OutsideContact>().Where(contact => contact.PersonId == person).ToListAsync(cancellation),
        (_, _, _, _) => Task.CompletedTask);
}
