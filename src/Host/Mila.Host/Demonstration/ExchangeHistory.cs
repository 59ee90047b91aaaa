using Mila.Kernel;
using Mila.Membership.Exchange;

namespace Mila.Host.Demonstration;

/// <summary>What members tell each other in 2023: an offer that led to an introduction, a need that is answered, an announcement.</summary>
internal static class ExchangeHistory
{
    private static readonly Guid Mixing = Id("mixing"), Press = Id("press"), Van = Id("van"), Reply = Id("reply");

    public static IEnumerable<Deed> Tell()
    {
        yield return Post(new(2023, 5, 4), 1, Mixing, PostKind.SkillOffered, "Mixage et mastering, deux jours par mois", "Notre studio est libre les premiers lundis et mardis du mois : parlons-en.");
        yield return new(new(2023, 5, 9), new RelayContact(Reply, Mixing, null, "Un premier titre à mixer en juin nous intéresserait beaucoup."), MembersHistory.Leader(0), Hour: 11);
        yield return new(new(2023, 5, 11), new AnswerContact(Reply, NamedId.Of("demonstration", "exchange", "answer"), "Avec plaisir : passez mardi avec les pistes."), MembersHistory.Leader(1), Hour: 11);
        yield return new(new(2023, 5, 23), new RecordIntroduction(Reply, Recommends: true), MembersHistory.Leader(1), Hour: 11);
        yield return Post(new(2023, 6, 1), 2, Press, PostKind.SkillNeeded, "Cherche attaché·e de presse pour une sortie en octobre", "Un premier album, entre jazz et chanson ; budget modeste, bel enjeu.");
        yield return Post(new(2023, 6, 12), 0, Van, PostKind.Announcement, "Une camionnette à partager pour le Printemps", "Nous descendons à vide le 2 juillet : il reste trois mètres cubes.");
    }

    private static Deed Post(DateOnly day, int structure, Guid id, PostKind kind, string title, string words) =>
        new(day, new PublishMemberPost(id, InventedNames.StructureId(structure), kind, title, words, null), MembersHistory.Leader(structure), Hour: 10);

    private static Guid Id(string what) => NamedId.Of("demonstration", "exchange", what);
}
