using Mila.Kernel;
using Mila.Membership.Enquiries;

namespace Mila.Host.Demonstration;

/// <summary>What was asked before candidacies in 2023: answered, visited, lost from sight; one visit to come, one enquiry of this week.</summary>
internal static class EnquiriesHistory
{
    private static readonly Guid Phoned = Id("phoned"), Visited = Id("visited"), Coming = Id("coming"), Written = Id("written");

    public static IEnumerable<Deed> Tell()
    {
        yield return Ask(new(2023, 3, 9), Phoned, 240, EnquiryChannel.Phone, EnquiryWish.Support, "Cherche un avis sur un contrat de licence.", visit: false, answered: true);
        yield return Office(new(2023, 3, 9), new CloseEnquiry(Phoned, EnquiryEnd.Informed));

        yield return Ask(new(2023, 3, 20), Visited, 205, EnquiryChannel.Event, EnquiryWish.Membership, "Rencontre aux 3 Baudets, voudrait voir les lieux.", visit: true, answered: false, "applicant-5");
        yield return Office(new(2023, 3, 21), new ProposeVisit(Visited, new(2023, 3, 28), new(11, 0)));
        yield return Office(new(2023, 3, 28), new EndVisit(Visited, VisitOutcome.Held));
        yield return Office(new(2023, 4, 4), new LinkEnquiry(Visited, NamedId.Of("demonstration", "candidacy", "5")));

        yield return Ask(new(2023, 6, 8), Coming, 242, EnquiryChannel.WalkIn, EnquiryWish.Membership, "Passé à l’accueil avec sa maquette.", visit: true, answered: false);
        yield return Office(new(2023, 6, 9), new ProposeVisit(Coming, new(2023, 6, 20), new(14, 30)));
        yield return Ask(new(2023, 6, 13), Written, 243, EnquiryChannel.Email, EnquiryWish.Membership, "Que proposez-vous à un label de deux personnes ?", visit: false, answered: false);
    }

    private static Deed Ask(DateOnly day, Guid id, int person, EnquiryChannel channel, EnquiryWish wish, string words, bool visit, bool answered, string? known = null)
    {
        var (given, family, email) = InventedNames.Person(person);
        return Office(day, new LogEnquiry(
            id, new(InventedNames.PersonId(known ?? $"enquirer-{person}"), given, family, email, null, wish, visit, French.Typeset(words)), channel, answered, day));
    }

    private static Deed Office(DateOnly day, object command) => new(day, command, DemonstrationHistory.Coordinator, Hour: 16);

    private static Guid Id(string what) => NamedId.Of("demonstration", "enquiry", what);
}
