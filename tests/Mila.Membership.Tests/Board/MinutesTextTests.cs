using Mila.Membership.Board;
using Xunit;
using static Mila.Membership.Tests.Board.Votes;

namespace Mila.Membership.Tests.Board;

public class MinutesTextTests
{
    private static readonly Dictionary<Guid, string> Names = new()
    {
        [Member(0)] = "Ada Un", [Member(1)] = "Bo Deux", [Member(2)] = "Cleo Trois", [Member(3)] = "Dov Quatre", [Member(4)] = "Eva Cinq", [Member(5)] = "Flo Six",
    };

    private static Deliberation Closed(params IEnumerable<object> facts)
    {
        var vote = Of(facts);
        return vote.Evolve(new VoteClosed(Id, Tally.Of(vote), new(2023, 6, 12)));
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');

    [Fact]
    public void Minutes_say_who_was_there_represented_recused_or_absent_and_the_count()
    {
        var vote = Closed(Opened(6), Recused(5), Proxy(4, 1), Ballot(0, Yes), Ballot(1, Yes), Ballot(4, No, by: 1), Ballot(2, Abstain));

        Assert.Equal(
            """
            Procès-verbal n° 2023-01
            Le MILA – Conseil d’administration

            Réunion. Vote ouvert le 1er juin 2023, clos le 12 juin 2023.
            Question : Faut-il admettre cette candidature ? – Les Ondes

            Membres en exercice : 6.
            Ont voté : Ada Un, Bo Deux, Cleo Trois.
            Représentés : Eva Cinq, par Bo Deux.
            Déportés : Flo Six.
            N’ont pas voté : Dov Quatre.

            Quorum : 3 votants nécessaires sur 5 membres ; 4 votants.
            Votes – Admettre : 2 voix ; Refuser : 1 voix ; 1 abstention.
            Décision : Admettre.

            """, Plain(MinutesText.Of(vote, "Le MILA", "2023-01", "Les Ondes", Names)));
    }

    [Fact]
    public void Without_quorum_nothing_is_counted_and_the_question_goes_to_the_next_meeting()
    {
        var text = Plain(MinutesText.Of(Closed(Opened(6), Ballot(0, Yes)), "Le MILA", null, null, Names));

        Assert.StartsWith("Procès-verbal (projet)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Votes –", text, StringComparison.Ordinal);
        Assert.EndsWith("La question est portée à l’ordre du jour de la prochaine réunion.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vote_that_is_moot_has_minutes_without_a_count_and_without_saying_who_had_voted()
    {
        var vote = Of(Opened(6), Recused(5), Ballot(0, Yes), Ballot(1, No), new VoteMadeMoot(Id, new(2023, 6, 5)));

        Assert.Equal(
            """
            Procès-verbal n° 2023-01
            Le MILA – Conseil d’administration

            Réunion. Vote ouvert le 1er juin 2023, devenu sans objet le 5 juin 2023.
            Question : Faut-il admettre cette candidature ? – Les Ondes

            Membres en exercice : 6.
            Déportés : Flo Six.

            Le vote est sans objet : la demande a été retirée avant la clôture. Les bulletins reçus n’ont pas été dépouillés.
            Décision : aucune.

            """, Plain(MinutesText.Of(vote, "Le MILA", "2023-01", "Les Ondes", Names)));
    }

    [Fact]
    public void A_tie_settled_by_the_president_is_told()
    {
        var vote = Closed([Opened(4, presidentSettlesTies: true), .. Ballots(0, 2, No), .. Ballots(2, 2, Yes)]);

        Assert.Contains("la voix de la présidence est prépondérante", Plain(MinutesText.Of(vote, "Le MILA", null, null, Names)), StringComparison.Ordinal);
    }

    [Fact]
    public void Minutes_never_say_who_chose_what()
    {
        Deliberation One(string ofAda, string ofBo) => Closed(Opened(4), Ballot(0, ofAda), Ballot(1, ofBo), Ballot(2, Yes));

        Assert.Equal(MinutesText.Of(One(Yes, No), "Le MILA", null, null, Names), MinutesText.Of(One(No, Yes), "Le MILA", null, null, Names));
    }
}
