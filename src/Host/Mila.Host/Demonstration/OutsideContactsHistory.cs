using Mila.Kernel;
using Mila.Membership.OutsideContacts;

namespace Mila.Host.Demonstration;

/// <summary>Some contacts who are no members, with and without consent, and a list of guests for the Fête du quartier.</summary>
internal static class OutsideContactsHistory
{
    private static readonly Guid Feast = NamedId.Of("demonstration", "guests", "feast");

    public static IEnumerable<Deed> Tell()
    {
        yield return Add(new(2022, 3, 14), "Mairie du 18e arrondissement", OutsideKind.Institution, 230, ConsentChannel.Email, ConsentChannel.Post);
        yield return Add(new(2022, 3, 14), "Paris Habitat", OutsideKind.Institution, 231, ConsentChannel.Email);
        yield return Add(new(2022, 9, 5), "Les Voisins de la rue Myrha", OutsideKind.Residents, 232, ConsentChannel.Email);
        yield return Add(new(2023, 1, 24), null, OutsideKind.Alumni, 233, ConsentChannel.Email, ConsentChannel.Phone);
        yield return Add(new(2023, 1, 24), null, OutsideKind.Press, 234);
        yield return new(new(2023, 5, 22), new OpenGuestList(Feast, "Fête du quartier Blémont", ConsentChannel.Email, new(2023, 7, 1)), DemonstrationHistory.Coordinator, Hour: 15);
        yield return new(new(2023, 5, 22), new AddGuests(Feast, [], [OutsideKind.Institution, OutsideKind.Residents, OutsideKind.Press]), DemonstrationHistory.Coordinator, Hour: 16);
    }

    private static Deed Add(DateOnly day, string? name, OutsideKind kind, int person, params ConsentChannel[] consents)
    {
        var (given, family, email) = InventedNames.Person(person);
        return new(day, new RecordOutsideContact(
            NamedId.Of("demonstration", "outside-contact", $"{person}"), kind, name, given, family, email, "01 99 00 56 78", "Paris 18e", null,
            consents, ConsentSource.Written, day), DemonstrationHistory.Coordinator, Hour: 15);
    }
}
