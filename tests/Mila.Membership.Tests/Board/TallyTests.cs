using CsCheck;
using Mila.Membership.Board;
using Mila.Membership.Contracts;
using Xunit;
using static Mila.Membership.Tests.Board.Votes;

namespace Mila.Membership.Tests.Board;

public class TallyTests
{
    [Theory]
    [InlineData(10, 0, 6)]
    [InlineData(10, 1, 5)] // nine left: more than four and a half
    [InlineData(10, 2, 5)]
    [InlineData(9, 0, 5)]
    [InlineData(5, 0, 3)]
    [InlineData(4, 0, 3)]
    [InlineData(3, 0, 3)] // half would do, three are the least
    [InlineData(3, 1, 3)] // out of reach: two may vote
    [InlineData(10, 7, 3)]
    public void The_quorum_is_more_than_half_of_the_members_who_are_not_recused_and_at_least_three(int members, int recused, int needed)
    {
        var recusals = Enumerable.Range(0, recused).Select(member => (object)Recused(member));
        Deliberation With(int voters) => Of([Opened(members), .. recusals, .. Ballots(recused, Math.Min(voters, members - recused), Yes)]);

        Assert.Equal(needed, Tally.QuorumOf(members - recused, 3));
        Assert.Equal(Deliberations.NoQuorum, Tally.Of(With(needed - 1)).Outcome);
        Assert.Equal(needed <= members - recused ? Yes : Deliberations.NoQuorum, Tally.Of(With(needed)).Outcome);
    }

    [Theory]
    [InlineData(4, 3, 0, Yes)]
    [InlineData(3, 4, 0, No)]
    [InlineData(2, 1, 4, Yes)] // abstentions count for the quorum only
    [InlineData(1, 0, 6, Yes)]
    [InlineData(0, 0, 7, Deliberations.NotAdopted)]
    [InlineData(3, 3, 1, Deliberations.NotAdopted)]
    public void An_option_needs_more_than_half_of_the_votes_cast(int yes, int no, int abstentions, string outcome)
    {
        var tally = Tally.Of(Of([Opened(10), .. Ballots(0, yes, Yes), .. Ballots(yes, no, No), .. Ballots(yes + no, abstentions, Abstain)]));

        Assert.Equal(outcome, tally.Outcome);
        Assert.Equal((yes, no, abstentions), (tally.Votes[Yes], tally.Votes[No], tally.Abstentions));
        Assert.Equal(yes + no + abstentions, tally.Voters);
    }

    [Theory]
    [InlineData(3, 2, 2, Deliberations.NotAdopted)]
    [InlineData(4, 2, 1, Yes)]
    [InlineData(4, 2, 2, Deliberations.NotAdopted)]
    public void Among_three_options_the_most_votes_are_not_enough(int yes, int no, int later, string outcome)
    {
        var opened = Opened(10, presidentSettlesTies: true, options: [Yes, No, Later]);

        var tally = Tally.Of(Of([opened, .. Ballots(0, yes, Yes), .. Ballots(yes, no, No), .. Ballots(yes + no, later, Later)]));

        Assert.Equal(outcome, tally.Outcome);
        Assert.False(tally.CastingVote);
    }

    [Fact]
    public void A_tie_follows_the_president_where_the_statutes_say_so()
    {
        var tally = Tally.Of(Of([Opened(10, presidentSettlesTies: true), .. Ballots(0, 3, No), .. Ballots(3, 3, Yes)]));

        Assert.Equal(No, tally.Outcome);
        Assert.True(tally.CastingVote);
    }

    [Fact]
    public void A_tie_adopts_nothing_where_the_statutes_are_silent()
    {
        var tally = Tally.Of(Of([Opened(10), .. Ballots(0, 3, No), .. Ballots(3, 3, Yes)]));

        Assert.Equal(Deliberations.NotAdopted, tally.Outcome);
        Assert.False(tally.CastingVote);
    }

    [Fact]
    public void A_president_who_abstains_is_recused_or_votes_by_proxy_settles_no_tie()
    {
        var opened = Opened(10, presidentSettlesTies: true);
        IEnumerable<object> tied = [.. Ballots(1, 3, No), .. Ballots(4, 3, Yes)];

        Assert.Equal(Deliberations.NotAdopted, Tally.Of(Of([opened, Ballot(0, Abstain), .. tied])).Outcome);
        Assert.Equal(Deliberations.NotAdopted, Tally.Of(Of([opened, Recused(0), .. tied])).Outcome);
        Assert.Equal(Deliberations.NotAdopted,
            Tally.Of(Of([opened, Proxy(0, 1), Ballot(0, No, by: 1), .. Ballots(1, 2, No), .. Ballots(3, 3, Yes)])).Outcome);
    }

    [Fact]
    public void A_casting_vote_does_not_turn_a_majority()
    {
        var tally = Tally.Of(Of([Opened(10, presidentSettlesTies: true), .. Ballots(0, 3, No), .. Ballots(3, 4, Yes)]));

        Assert.Equal(Yes, tally.Outcome);
        Assert.False(tally.CastingVote);
    }

    [Fact]
    public void A_represented_member_counts_for_quorum_and_majority()
    {
        var tally = Tally.Of(Of([Opened(5), Proxy(4, 1), Ballot(1, Yes), Ballot(4, No, by: 1), Ballot(2, No)]));

        Assert.Equal((3, No), (tally.Voters, tally.Outcome));
    }

    [Fact]
    public void Who_gave_a_proxy_and_votes_in_person_is_counted_once_and_as_he_voted()
    {
        var tally = Tally.Of(Of([Opened(5), Proxy(4, 1), Ballot(4, No, by: 1, minute: 9), Ballot(4, Yes, minute: 1), Ballot(1, Yes), Ballot(2, Yes)]));

        Assert.Equal((3, 3, 0), (tally.Voters, tally.Votes[Yes], tally.Votes[No]));
    }

    [Fact]
    public void Who_leaves_the_vote_after_voting_counts_no_more_neither_for_himself_nor_for_whom_he_represented()
    {
        var tally = Tally.Of(Of([Opened(6), Proxy(4, 1), Ballot(1, Yes), Ballot(4, Yes, by: 1), Ballot(2, No), Ballot(3, No), Ballot(5, No), Recused(1)]));

        Assert.Equal((5, 1, 3), (tally.Electors, tally.Recused, tally.Voters));
        Assert.Equal((0, 3), (tally.Votes[Yes], tally.Votes[No]));
    }

    private static readonly Gen<BallotCast[]> Cast =
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7], Gen.OneOf(Yes, No, Abstain), Gen.Int[0, 50])
            .Select((elector, by, option, minute) => Ballot(elector, option, by, minute)).Array[0, 25];

    private static readonly Gen<object[]> Surroundings = Gen.Select(Gen.Int[0, 7].Array[0, 3], Gen.Int[0, 7].Array[0, 3], (recused, proxies) =>
        (object[])[.. recused.Select(Recused), .. proxies.Select(giver => Proxy(giver, (giver + 1) % 8))]);

    [Fact]
    public void Ballots_in_any_order_and_any_of_them_twice_give_the_same_count() =>
        Gen.Select(Cast, Surroundings, Gen.Int[0, int.MaxValue]).Sample((ballots, surroundings, seed) =>
        {
            var shuffled = ballots.Concat(ballots.Take(ballots.Length / 2)).ToArray();
            new Random(seed).Shuffle(shuffled);

            var once = Tally.Of(Of([Opened(8), .. surroundings, .. ballots]));
            var again = Tally.Of(Of([Opened(8), .. surroundings, .. shuffled]));

            Assert.Equal(once with { Votes = again.Votes }, again);
            Assert.Equal(once.Votes.OrderBy(each => each.Key), again.Votes.OrderBy(each => each.Key));
        });

    [Fact]
    public void A_recused_person_never_counts() =>
        Gen.Select(Cast, Surroundings, Gen.Int[0, 7]).Sample((ballots, surroundings, recused) =>
        {
            var with = Tally.Of(Of([Opened(8), .. surroundings, .. ballots, Recused(recused)]));
            var without = Tally.Of(Of([Opened(8), .. surroundings, Recused(recused),
                .. ballots.Where(ballot => ballot.ElectorId != Member(recused) && ballot.CastBy != Member(recused))]));

            Assert.Equal(without with { Votes = with.Votes }, with);
            Assert.Equal(without.Votes.OrderBy(each => each.Key), with.Votes.OrderBy(each => each.Key));
        });

    [Fact]
    public void A_count_never_has_more_voters_than_electors_and_its_votes_add_up() =>
        Gen.Select(Cast, Surroundings).Sample((ballots, surroundings) =>
        {
            var tally = Tally.Of(Of([Opened(8), .. surroundings, .. ballots]));

            Assert.InRange(tally.Voters, 0, tally.Electors);
            Assert.Equal(8, tally.Electors + tally.Recused);
            Assert.Equal(tally.Voters, tally.Votes.Values.Sum() + tally.Abstentions);
        });
}
