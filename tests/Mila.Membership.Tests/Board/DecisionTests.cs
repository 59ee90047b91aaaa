using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Contracts;
using Xunit;
using static Mila.Membership.Tests.Board.Votes;

namespace Mila.Membership.Tests.Board;

public class OpenDeliberationTests
{
    private static readonly BodyRules Meeting = new(DecisionMode.Meeting, null, 3, false);

    private static readonly OpenDeliberation Command =
        new(Id, Deliberations.Board, "candidacy", NamedId.Of("candidacy"), "candidacy.admission", [Yes, No], ClosesOn, []);

    [Fact]
    public void The_electors_are_the_members_of_the_day_and_the_statutes_those_of_the_day()
    {
        var opened = OpenDeliberationHandler.Decide(Command, Members(4), Meeting with { LeastVoters = 2, PresidentSettlesTies = true }, OpenedOn);

        Assert.Equal(Members(4), opened.Electors);
        Assert.Equal((2, true, OpenedOn), (opened.LeastVoters, opened.PresidentSettlesTies, opened.On));
    }

    [Fact]
    public void A_written_consultation_needs_the_article_of_the_statutes()
    {
        var written = Meeting with { Mode = DecisionMode.WrittenConsultation };

        Assert.Equal("deliberation.written_not_allowed", Refusal(() => OpenDeliberationHandler.Decide(Command, Members(4), written, OpenedOn)));
        Assert.Equal("article 12", OpenDeliberationHandler.Decide(Command, Members(4), written with { Article = "article 12" }, OpenedOn).Article);
    }

    [Theory]
    [InlineData("nothing.asked", "candidacy", "deliberation.question_unknown")]
    [InlineData("candidacy.admission", "structure", "deliberation.subject_mismatch")]
    public void Only_a_known_question_about_its_own_subject_is_put(string question, string subject, string code) =>
        Assert.Equal(code, Refusal(() => OpenDeliberationHandler.Decide(Command with { Question = question, SubjectKind = subject }, Members(4), Meeting, OpenedOn)));

    [Theory]
    [InlineData(Yes)]
    [InlineData(Yes, Yes)]
    [InlineData(Yes, "removed")]
    public void A_choice_is_between_at_least_two_options_of_the_question(params string[] options) =>
        Assert.Equal("deliberation.options_refused", Refusal(() => OpenDeliberationHandler.Decide(Command with { Options = options }, Members(4), Meeting, OpenedOn)));

    [Fact]
    public void A_vote_closes_today_at_the_earliest_and_needs_somebody_in_office()
    {
        Assert.Equal("deliberation.closes_in_the_past", Refusal(() => OpenDeliberationHandler.Decide(Command, Members(4), Meeting, ClosesOn.AddDays(1))));
        Assert.Equal("deliberation.no_elector", Refusal(() => OpenDeliberationHandler.Decide(Command, [], Meeting, OpenedOn)));
        Assert.Equal(ClosesOn, OpenDeliberationHandler.Decide(Command, Members(4), Meeting, ClosesOn).ClosesOn);
    }

    [Fact]
    public void Only_the_board_and_its_officers_decide()
    {
        Assert.Equal("deliberation.body_unknown", Refusal(() => OpenDeliberationHandler.Decide(Command with { Body = "jury" }, Members(4), Meeting, OpenedOn)));
        Assert.Equal(DecidingBody.Bureau, OpenDeliberationHandler.Decide(Command with { Body = Deliberations.Bureau }, Members(3), Meeting, OpenedOn).Body);
    }

    [Fact]
    public void Every_question_has_a_text_and_at_least_two_options() =>
        Assert.All(Questions.All.Values, question =>
        {
            Assert.EndsWith("?", question.Text, StringComparison.Ordinal);
            Assert.True(question.Options.Count >= 2);
        });
}

public class CastBallotTests
{
    private static readonly Deliberation Vote = Of(Opened(5), Proxy(4, 1), Recused(3));

    private static BallotCast? Cast(Deliberation vote, int? actor, string option = Yes, int? inNameOf = null, DateOnly? on = null) =>
        CastBallotHandler.Decide(new(Id, option, inNameOf is { } giver ? Member(giver) : null), vote, At(on ?? OpenedOn, actor));

    [Fact]
    public void An_elector_votes_for_himself_and_for_whom_he_represents()
    {
        Assert.Equal((Member(1), Member(1)), (Cast(Vote, 1)!.ElectorId, Cast(Vote, 1)!.CastBy));
        Assert.Equal((Member(4), Member(1)), (Cast(Vote, 1, inNameOf: 4)!.ElectorId, Cast(Vote, 1, inNameOf: 4)!.CastBy));
    }

    [Fact]
    public void The_same_ballot_twice_is_one_and_another_choice_replaces_it()
    {
        var vote = Vote.Evolve(Cast(Vote, 1)!);

        Assert.Null(Cast(vote, 1));
        Assert.Equal(No, Cast(vote, 1, No)!.Option);
    }

    [Fact]
    public void Votes_stay_open_until_the_deadline_is_over()
    {
        Assert.NotNull(Cast(Vote, 1, on: ClosesOn));
        Assert.Equal("deliberation.closed", Refusal(() => Cast(Vote, 1, on: ClosesOn.AddDays(1))));
        Assert.Equal("deliberation.closed", Refusal(() => Cast(Vote.Evolve(new VoteClosed(Id, Tally.Of(Vote), OpenedOn)), 1)));
    }

    [Theory]
    [InlineData(null, Yes, null, "ballot.not_elector")]
    [InlineData(7, Yes, null, "ballot.not_elector")]
    [InlineData(3, Yes, null, "ballot.recused")]
    [InlineData(1, Later, null, "ballot.option_unknown")]
    [InlineData(2, Yes, 4, "ballot.no_proxy")]
    [InlineData(1, Yes, 2, "ballot.no_proxy")]
    public void Only_an_elector_casts_only_what_is_on_the_ballot_only_for_whom_he_represents(int? actor, string option, int? inNameOf, string code) =>
        Assert.Equal(code, Refusal(() => Cast(Vote, actor, option, inNameOf)));

    [Fact]
    public void A_proxy_lapses_when_its_giver_votes_in_person_or_leaves_the_vote()
    {
        Assert.Equal("ballot.giver_voted", Refusal(() => Cast(Vote.Evolve(Ballot(4, Yes)), 1, inNameOf: 4)));
        Assert.Equal("ballot.giver_recused", Refusal(() => Cast(Vote.Evolve(Recused(4)), 1, inNameOf: 4)));
    }

    [Fact]
    public void Abstaining_is_always_possible() => Assert.Equal(Abstain, Cast(Vote, 2, Abstain)!.Option);
}

public class GiveProxyTests
{
    private static readonly Deliberation Vote = Of(Opened(6), Proxy(4, 1), Recused(3), Ballot(5, Yes));

    private static ProxyGiven? Give(int from, int to) => GiveProxyHandler.Decide(new(Id, Member(to)), Vote, At(OpenedOn, from));

    [Fact]
    public void An_absent_elector_is_represented_by_another_who_represents_nobody_yet() => Assert.Equal(Member(2), Give(0, 2)!.To);

    [Fact]
    public void The_same_proxy_twice_is_one_and_it_may_be_given_to_another()
    {
        Assert.Null(Give(4, 1));
        Assert.Equal(Member(2), Give(4, 2)!.To);
    }

    [Theory]
    [InlineData(0, 0, "proxy.to_oneself")]
    [InlineData(0, 3, "proxy.holder_cannot_vote")]
    [InlineData(0, 9, "proxy.holder_cannot_vote")]
    [InlineData(0, 1, "proxy.holder_has_one")]
    [InlineData(0, 4, "proxy.holder_is_absent")]
    [InlineData(1, 0, "proxy.giver_holds_one")]
    [InlineData(5, 0, "proxy.already_voted")]
    [InlineData(3, 0, "ballot.recused")]
    [InlineData(9, 0, "ballot.not_elector")]
    public void A_proxy_is_refused(int from, int to, string code) => Assert.Equal(code, Refusal(() => Give(from, to)));

    [Fact]
    public void A_proxy_is_taken_back_before_it_was_used_and_not_after()
    {
        Assert.Equal(Member(4), WithdrawProxyHandler.Decide(new(Id), Vote, At(OpenedOn, 4))!.From);
        Assert.Null(WithdrawProxyHandler.Decide(new(Id), Vote, At(OpenedOn, 0)));
        Assert.Equal("proxy.already_used", Refusal(() => WithdrawProxyHandler.Decide(new(Id), Vote.Evolve(Ballot(4, Yes, by: 1)), At(OpenedOn, 4))));
    }
}

public class RecuseTests
{
    [Fact]
    public void An_elector_leaves_the_vote_once()
    {
        var vote = Of(Opened(4));

        var recused = RecuseHandler.Decide(Member(2), vote, OpenedOn);

        Assert.Equal(Member(2), recused!.PersonId);
        Assert.Null(RecuseHandler.Decide(Member(2), vote.Evolve(recused), OpenedOn));
    }

    [Fact]
    public void Nobody_leaves_who_was_not_there_or_once_it_is_over()
    {
        Assert.Equal("ballot.not_elector", Refusal(() => RecuseHandler.Decide(Member(9), Of(Opened(4)), OpenedOn)));
        Assert.Equal("ballot.not_elector", Refusal(() => RecuseHandler.Decide(null, Of(Opened(4)), OpenedOn)));
        Assert.Equal("deliberation.closed", Refusal(() => RecuseHandler.Decide(Member(2), Of(Opened(4)), ClosesOn.AddDays(1))));
    }
}

public class CloseDeliberationTests
{
    private static VoteClosed? Close(Deliberation vote, DateOnly on) => CloseDeliberationHandler.Decide(new(Id), vote, on);

    [Fact]
    public void A_vote_is_closed_once_its_deadline_is_over_and_not_on_the_day()
    {
        var vote = Of([Opened(5), .. Ballots(0, 3, Yes)]);

        Assert.Equal("deliberation.still_open", Refusal(() => Close(vote, ClosesOn)));
        Assert.Equal(Yes, Close(vote, ClosesOn.AddDays(1))!.Tally.Outcome);
    }

    [Fact]
    public void A_vote_is_closed_early_when_every_elector_who_is_not_recused_has_voted()
    {
        var vote = Of([Opened(5), Recused(4), Proxy(3, 0), .. Ballots(0, 3, Yes)]);

        Assert.Equal("deliberation.still_open", Refusal(() => Close(vote, OpenedOn)));
        Assert.Equal(4, Close(vote.Evolve(Ballot(3, No, by: 0)), OpenedOn)!.Tally.Voters);
    }

    [Fact]
    public void A_closed_vote_is_not_closed_again()
    {
        var vote = Of(Opened(5));
        Assert.Null(Close(vote.Evolve(Close(vote, ClosesOn.AddDays(1))!), ClosesOn.AddDays(2)));
    }

    [Theory]
    [InlineData(3, Yes, DeliberationState.Adopted)]
    [InlineData(3, "abstain", DeliberationState.NotAdopted)]
    [InlineData(2, Yes, DeliberationState.NoQuorum)]
    public void The_state_says_how_it_ended(int voters, string option, DeliberationState state)
    {
        var vote = Of([Opened(5), .. Ballots(0, voters, option)]);

        Assert.Equal(state, vote.Evolve(Close(vote, ClosesOn.AddDays(1))!).State);
    }
}

public class DropDeliberationTests
{
    [Fact]
    public void An_open_vote_whose_subject_is_gone_is_moot_takes_no_ballot_and_is_never_counted()
    {
        var vote = Of([Opened(5), .. Ballots(0, 4, Yes)]);

        var moot = vote.Evolve(DropDeliberationHandler.Decide(vote, OpenedOn)!);

        Assert.Equal((DeliberationState.Moot, null, OpenedOn), (moot.State, moot.Tally, moot.ClosedOn!.Value));
        Assert.False(moot.IsOpenOn(OpenedOn));
        Assert.Null(CloseDeliberationHandler.Decide(new(Id), moot, ClosesOn.AddDays(1)));
        Assert.Equal("deliberation.closed", Refusal(() => CastBallotHandler.Decide(new(Id, Yes), moot, At(OpenedOn, 4))));
        SignMinutesHandler.Decide(moot, Member(0));
    }

    [Fact]
    public void What_was_decided_stays_decided()
    {
        var vote = Of([Opened(5), .. Ballots(0, 5, Yes)]);
        Assert.Null(DropDeliberationHandler.Decide(vote.Evolve(new VoteClosed(Id, Tally.Of(vote), OpenedOn)), OpenedOn));
    }
}

public class RemindElectorsTests
{
    [Fact]
    public void A_reminder_goes_to_who_was_not_heard_and_to_who_holds_an_unused_proxy()
    {
        var vote = Of(Opened(6), Recused(0), Proxy(4, 1), Ballot(1, Yes), Ballot(2, No));

        Assert.Equal([Member(1), Member(3), Member(5)], RemindElectorsHandler.Decide(vote, OpenedOn));
        Assert.Equal([Member(3), Member(5)], RemindElectorsHandler.Decide(vote.Evolve(Ballot(4, Yes, by: 1)), OpenedOn));
        Assert.Empty(RemindElectorsHandler.Decide(vote, ClosesOn.AddDays(1)));
    }
}

public class SignMinutesTests
{
    [Fact]
    public void Minutes_are_signed_by_somebody_once_the_vote_is_closed()
    {
        var vote = Of(Opened(5));
        var closed = vote.Evolve(new VoteClosed(Id, Tally.Of(vote), ClosesOn.AddDays(1)));

        Assert.Equal("minutes.vote_open", Refusal(() => SignMinutesHandler.Decide(vote, Member(0))));
        Assert.Equal("minutes.unsigned", Refusal(() => SignMinutesHandler.Decide(closed, null)));
        SignMinutesHandler.Decide(closed, Member(0));
    }
}
