using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Dues;
using Mila.Membership.Dues.Campaigns;
using Mila.Membership.Dues.Removals;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Membership.Tests.Dues.Removals;

public class RemovalTests
{
    private static readonly Guid StructureId = NamedId.Of("structure");
    private static readonly DateOnly DueOn = new(2023, 2, 15);
    private static readonly DateOnly Today = new(2023, 5, 17);

    private static readonly DuesCall Call = new DuesCall().Evolve(
        new DuesCalled(CallDues.IdOf(StructureId, 2023), StructureId, 2023, Affiliation.Beneficiary, Money.Euros(108), null, Money.Euros(108), DueOn, new(2023, 1, 16)));

    private static readonly DuesCampaign Campaign = new DuesCampaign().Evolve(new DuesCampaignOpened(DuesCampaign.IdOf(2023, DueOn), 2023, DueOn, new(2023, 1, 16)));

    private static Debtor Debtor(params object[] facts) => facts.Aggregate(new Debtor(), (debtor, fact) => debtor.Evolve(fact));

    private static readonly Guid DebtorId = Mila.Membership.Dues.Removals.Debtor.IdOf(StructureId);

    private static RemovalCase Case(params object[] facts) =>
        RemovalCase.Of(new Structure { Id = StructureId }, facts.Length == 0 ? null : Debtor(facts), [Call], 90, Today);

    private static DuesDelayGranted Delay(DateOnly until) => new(DebtorId, StructureId, DelayReason.PaymentPlan, until, new(2023, 5, 1));

    private static RemovalPutToVote Put(Guid? vote = null) => new(DebtorId, StructureId, vote ?? NamedId.Of("vote"), new(2023, 5, 26), new(2023, 5, 16));

    private static RemovalDecided Decided(RemovalOutcome outcome, int day = 27) => new(DebtorId, NamedId.Of("vote"), outcome, new(2023, 5, day));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void A_case_is_to_be_decided_until_it_is_voted_on_given_time_or_kept()
    {
        Assert.Equal(RemovalState.ToDecide, Case().State);
        Assert.Equal(RemovalState.InVote, Case(Put()).State);
        Assert.Equal(RemovalState.Delayed, Case(Delay(Today)).State);
        Assert.Equal(RemovalState.ToDecide, Case(Delay(Today.AddDays(-1))).State);
        Assert.Equal(RemovalState.Kept, Case(Put(), Decided(RemovalOutcome.Kept)).State);
        Assert.Equal(RemovalState.Kept, Case(Put(), Decided(RemovalOutcome.NotAdopted)).State);
        Assert.Equal(RemovalState.ToDecide, Case(Put(), Decided(RemovalOutcome.NoQuorum)).State);
        Assert.Equal(RemovalState.ToDecide, Case(Put(), Decided(RemovalOutcome.Kept, day: 15)).State); // of earlier dues
    }

    [Fact]
    public void A_campaign_waits_for_decisions_as_long_as_one_is_open()
    {
        Assert.Equal([StructureId], OpenDuesRemovalsHandler.Decide(Campaign, [Case()], Today)!.Structures);
        Assert.Null(OpenDuesRemovalsHandler.Decide(Campaign.Evolve(new RemovalsAwaited(Campaign.Id, [StructureId], Today)), [Case()], Today));
        Assert.Equal("dues.decisions_pending", Refusal(() => OpenDuesRemovalsHandler.Decide(Campaign, [Case(Delay(Today))], Today)));
        Assert.Equal("dues.nobody_to_remove", Refusal(() => OpenDuesRemovalsHandler.Decide(Campaign, [Case(Put(), Decided(RemovalOutcome.Kept))], Today)));
        Assert.Equal("dues.nobody_to_remove", Refusal(() => OpenDuesRemovalsHandler.Decide(Campaign with { Year = 2022 }, [Case()], Today)));
    }

    [Fact]
    public void The_board_is_asked_once_at_a_time_and_never_about_who_was_given_time()
    {
        var first = PutRemovalsToVoteHandler.Decide(StructureId, Case(), 10, Today)!;
        Assert.Equal(Today.AddDays(10), first.ClosesOn);
        Assert.Null(PutRemovalsToVoteHandler.Decide(StructureId, Case(Put()), 10, Today));
        Assert.NotEqual(first.DeliberationId, PutRemovalsToVoteHandler.Decide(StructureId, Case(Put(), Decided(RemovalOutcome.NoQuorum)), 10, Today)!.DeliberationId);

        Assert.Equal("removal.not_due", Refusal(() => PutRemovalsToVoteHandler.Decide(StructureId, null, 10, Today)));
        Assert.Equal("removal.delayed", Refusal(() => PutRemovalsToVoteHandler.Decide(StructureId, Case(Delay(Today)), 10, Today)));
    }

    [Fact]
    public async Task The_board_is_asked_about_somebody() => Assert.Equal("removal.nobody", (await Assert.ThrowsAsync<RuleViolation>(
        () => PutRemovalsToVoteHandler.Handle(new([]), null!, null!, null!, TestContext.Current.CancellationToken))).Code);

    [Theory]
    [InlineData(0, "delay.until_past")]
    [InlineData(367, "delay.too_long")]
    public void Time_is_given_to_a_day_to_come_within_a_year(int days, string code) =>
        Assert.Equal(code, Refusal(() => GrantDuesDelayHandler.Decide(new(StructureId, DelayReason.CashDifficulty, Today.AddDays(days)), null, [Call], Today)));

    [Fact]
    public void Time_is_given_once_to_who_owes_and_before_the_board_is_asked()
    {
        var command = new GrantDuesDelay(StructureId, DelayReason.PaymentPlan, Today.AddDays(30));
        Assert.Equal(command.Until, GrantDuesDelayHandler.Decide(command, null, [Call], Today)!.Until);
        Assert.Null(GrantDuesDelayHandler.Decide(command, Debtor(Delay(command.Until)), [Call], Today));

        Assert.Equal("delay.nothing_owed", Refusal(() => GrantDuesDelayHandler.Decide(command, null, [], Today)));
        Assert.Equal("delay.in_vote", Refusal(() => GrantDuesDelayHandler.Decide(command, Debtor(Put()), [Call], Today)));
    }

    [Theory]
    [InlineData("removed", RemovalOutcome.Removed)]
    [InlineData("kept", RemovalOutcome.Kept)]
    [InlineData(Deliberations.NotAdopted, RemovalOutcome.NotAdopted)]
    [InlineData(Deliberations.NoQuorum, RemovalOutcome.NoQuorum)]
    [InlineData(Deliberations.Moot, RemovalOutcome.Moot)]
    public void A_verdict_is_heard_once_by_the_debtor_it_is_about(string outcome, RemovalOutcome expected)
    {
        var closed = new DeliberationClosed(
            NamedId.Of("vote"), "structure", StructureId, 3, PutRemovalsToVoteHandler.Question, outcome, 5, 0, 4, 0, new Dictionary<string, int>(), CastingVote: false, new(2023, 5, 27));
        var decided = HearRemovalVerdictHandler.Decide(closed, Debtor(Put()))!;

        Assert.Equal((expected, new DateOnly(2023, 5, 27)), (decided.Outcome, decided.On));
        Assert.Null(HearRemovalVerdictHandler.Decide(closed, Debtor(Put(), decided)));
        Assert.Null(HearRemovalVerdictHandler.Decide(closed, Debtor(Put(NamedId.Of("another")))));
        Assert.Null(HearRemovalVerdictHandler.Decide(closed, null));
    }
}
