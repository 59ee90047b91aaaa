using Mila.Kernel;
using Mila.Membership.Breaches;
using Mila.Membership.Contracts;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Membership.Tests.Breaches;

public class BreachTests
{
    private static readonly Guid Id = NamedId.Of("breach");
    private static readonly Guid StructureId = NamedId.Of("structure");
    private static readonly Guid Reporter = NamedId.Of("reporter");
    private static readonly Guid Leader = NamedId.Of("leader");
    private static readonly Guid Vote = NamedId.Of("vote");
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly Structure Structure = new Structure()
        .Evolve(new StructureRegistered(StructureId, 1, new(2022, 1, 3), StructureKind.Company, [Activity.Label], false, null))
        .Evolve(new ContactAdded(StructureId, 2, new(2022, 1, 3), Leader, ContactRole.Leader))
        .Evolve(new MembershipBegun(StructureId, 3, new(2022, 1, 3), null));

    private static readonly Breach Reported = new Breach().Evolve(new BreachReported(Id, StructureId, BreachKind.Inclusion, Reporter, Breach.TextOf(Id, "report"), Today));
    private static readonly Breach AwaitingAnswer = Reported.Evolve(new BreachGroundsStated(Id, Breach.TextOf(Id, "grounds"), Today.AddDays(15), Today));
    private static readonly Breach HearingSet = AwaitingAnswer.Evolve(new BreachHearingSet(Id, new(2023, 7, 10), new(2023, 7, 1)));
    private static readonly Breach Heard = HearingSet.Evolve(new BreachHeard(Id, true, Breach.TextOf(Id, "account"), new(2023, 7, 10)));
    private static readonly Breach InVote = Heard.Evolve(new BreachPutToVote(Id, Vote, new(2023, 7, 20), new(2023, 7, 10)));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void Only_a_member_is_bound_and_a_report_is_signed()
    {
        var command = new ReportBreach(Id, StructureId, BreachKind.Sharing, "Des affiches arrachées.");

        Assert.Equal(Reporter, ReportBreachHandler.Decide(command, Structure, Reporter, Today).ReportedBy);
        Assert.Equal("breach.not_member", Refusal(() => ReportBreachHandler.Decide(command, Structure, Reporter, new(2021, 1, 1))));
        Assert.Equal("breach.not_member", Refusal(() => ReportBreachHandler.Decide(command, null, Reporter, Today)));
        Assert.Equal("breach.nameless", Refusal(() => ReportBreachHandler.Decide(command, Structure, null, Today)));
        Assert.DoesNotContain("affiches", command.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_is_dismissed_before_grounds_are_sent_and_never_after()
    {
        var dismissed = DismissBreachHandler.Decide(new(Id, DismissalReason.Unfounded), Reported, Today)!;

        Assert.Equal((BreachState.Dismissed, Today), (Reported.Evolve(dismissed).State, Reported.Evolve(dismissed).EndedOn));
        Assert.Null(DismissBreachHandler.Decide(new(Id, DismissalReason.Unfounded), Reported.Evolve(dismissed), Today));
        Assert.Equal("breach.not_reported", Refusal(() => DismissBreachHandler.Decide(new(Id, DismissalReason.Unfounded), AwaitingAnswer, Today)));
    }

    [Fact]
    public void Grounds_are_stated_once_and_leave_days_to_answer()
    {
        Assert.Equal(Today.AddDays(15), StateBreachGroundsHandler.Decide(Reported, 15, Today).AnswerBy);
        Assert.Equal("breach.not_reported", Refusal(() => StateBreachGroundsHandler.Decide(AwaitingAnswer, 15, Today)));
    }

    [Fact]
    public void There_is_one_answer_and_a_late_one_is_still_read()
    {
        Assert.Equal(BreachState.Answered, AwaitingAnswer.Evolve(RecordBreachAnswerHandler.Decide(AwaitingAnswer, Today)).State);
        Assert.Equal(Today, AnswerBreachHandler.Decide(new(AwaitingAnswer.Id, "Nous insonorisons."), AwaitingAnswer, Today).On);
        Assert.Equal("breach.answer_empty", Refusal(() => AnswerBreachHandler.Decide(new(AwaitingAnswer.Id, " "), AwaitingAnswer, Today)));
        var late = HearingSet.Evolve(RecordBreachAnswerHandler.Decide(HearingSet, new(2023, 7, 5)));

        Assert.Equal((BreachState.HearingSet, Breach.TextOf(Id, "answer")), (late.State, late.AnswerId));
        Assert.Equal("breach.not_answerable", Refusal(() => RecordBreachAnswerHandler.Decide(late, Today)));
        Assert.Equal("breach.not_answerable", Refusal(() => RecordBreachAnswerHandler.Decide(Reported, Today)));
        Assert.Equal("breach.not_answerable", Refusal(() => RecordBreachAnswerHandler.Decide(InVote, Today)));
    }

    [Fact]
    public void Nobody_is_heard_before_having_answered_or_had_the_time_to()
    {
        var command = new SetBreachHearing(Id, new(2023, 7, 10));

        Assert.Equal("breach.answer_awaited", Refusal(() => SetBreachHearingHandler.Decide(command, AwaitingAnswer, Today.AddDays(15))));
        Assert.NotNull(SetBreachHearingHandler.Decide(command, AwaitingAnswer, Today.AddDays(16)));
        Assert.NotNull(SetBreachHearingHandler.Decide(command, AwaitingAnswer.Evolve(new BreachAnswered(Id, Guid.Empty, Today)), Today));
        Assert.Null(SetBreachHearingHandler.Decide(command, HearingSet, new(2023, 7, 2)));
        Assert.NotNull(SetBreachHearingHandler.Decide(command with { HearingOn = new(2023, 7, 12) }, HearingSet, new(2023, 7, 2)));
        Assert.Equal("breach.hearing_past", Refusal(() => SetBreachHearingHandler.Decide(command, AwaitingAnswer, new(2023, 7, 11))));
    }

    [Fact]
    public void A_hearing_is_recorded_on_its_day_or_later_with_what_was_said()
    {
        var command = new RecordBreachHearing(Id, true, new(2023, 7, 10), "Elle s’engage à réparer.");

        Assert.Equal(Breach.TextOf(Id, "account"), RecordBreachHearingHandler.Decide(command, HearingSet, new(2023, 7, 10)).AccountId);
        Assert.Null(RecordBreachHearingHandler.Decide(command with { Attended = false, Account = null }, HearingSet, new(2023, 7, 10)).AccountId);
        Assert.Equal("breach.account_missing", Refusal(() => RecordBreachHearingHandler.Decide(command with { Account = " " }, HearingSet, new(2023, 7, 10))));
        Assert.Equal("breach.hearing_day_refused", Refusal(() => RecordBreachHearingHandler.Decide(command with { On = new(2023, 7, 9) }, HearingSet, new(2023, 7, 10))));
        Assert.Equal("breach.hearing_day_refused", Refusal(() => RecordBreachHearingHandler.Decide(command with { On = new(2023, 7, 11) }, HearingSet, new(2023, 7, 10))));
        Assert.Equal("breach.no_hearing", Refusal(() => RecordBreachHearingHandler.Decide(command, AwaitingAnswer, new(2023, 7, 10))));
    }

    [Fact]
    public void Nobody_is_judged_unheard_and_a_vote_opens_once()
    {
        var put = PutBreachToVoteHandler.Decide(Heard, 10, new(2023, 7, 10))!;

        Assert.Equal(new DateOnly(2023, 7, 20), put.ClosesOn);
        Assert.Null(PutBreachToVoteHandler.Decide(Heard.Evolve(put), 10, new(2023, 7, 11)));
        Assert.Equal("breach.not_heard", Refusal(() => PutBreachToVoteHandler.Decide(HearingSet, 10, Today)));
    }

    [Fact]
    public void Those_involved_do_not_decide()
    {
        var interested = NamedId.Of("interested");

        Assert.Equal(new[] { Leader, interested, Reporter }, PutBreachToVoteHandler.Involved(Heard, Structure, [interested]));
    }

    [Theory]
    [InlineData("none", Sanction.None)]
    [InlineData("warning", Sanction.Warning)]
    [InlineData("exclusion", Sanction.Exclusion)]
    public void The_board_decides_a_sanction_or_none(string outcome, Sanction sanction)
    {
        var decided = InVote.Evolve(HearBreachVerdictHandler.Decide(Closed(outcome), InVote)!);

        Assert.Equal((BreachState.Decided, sanction, new DateOnly(2023, 7, 21)), (decided.State, decided.Sanction, decided.EndedOn));
        Assert.Null(HearBreachVerdictHandler.Decide(Closed(outcome), decided));
    }

    [Theory]
    [InlineData(Deliberations.NotAdopted)]
    [InlineData(Deliberations.NoQuorum)]
    public void A_vote_that_decides_nothing_is_held_again(string outcome)
    {
        var again = InVote.Evolve(HearBreachVerdictHandler.Decide(Closed(outcome), InVote)!);

        Assert.Equal(BreachState.Heard, again.State);
        Assert.NotEqual(Vote, PutBreachToVoteHandler.Decide(again, 10, new(2023, 7, 22))!.DeliberationId);
    }

    private static DeliberationClosed Closed(string outcome) =>
        new(Vote, BreachStream.Subject, Id, 3, PutBreachToVoteHandler.Question, outcome, 5, 0, 4, 0, new Dictionary<string, int>(), false, new(2023, 7, 21));
}
