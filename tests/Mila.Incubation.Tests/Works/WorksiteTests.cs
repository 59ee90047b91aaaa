using Mila.Incubation.Works;
using Mila.Incubation.Works.Claims;
using Mila.Kernel;
using Xunit;

namespace Mila.Incubation.Tests.Works;

/// <summary>Works from the first quote to the last phase, who pays what, and who holds them up.</summary>
public sealed class WorksiteTests
{
    private static readonly Guid Id = NamedId.Of("worksite");
    private static readonly Guid Cheap = NamedId.Of("cheap");
    private static readonly Guid Dear = NamedId.Of("dear");
    private static readonly Guid Phase = NamedId.Of("phase");
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly Worksite Planned = new Worksite().Evolve(PlanWorksiteHandler.Decide(new(Id, " Vitrines ", [Id]), 1, Today));

    private static readonly ReceiveQuote Ask = new(Id, Cheap, "Miroiterie du Nord", Money.Euros(8_000), 2_500, Money.Euros(500), null, Today);

    private static Worksite Of(params IEnumerable<object?> facts) => facts.Aggregate(Planned, (worksite, fact) => worksite.Evolve(fact!));

    private static object Quote(Guid id, decimal euros, decimal? saved = null) => ReceiveQuoteHandler.Decide(Ask with { QuoteId = id, Amount = Money.Euros(euros), SavedPerYear = saved is { } each ? Money.Euros(each) : null }, Planned, Today)!;

    private static Worksite Chosen(params IEnumerable<object?> facts) => Of([Quote(Cheap, 8_000, 500), new QuoteChosen(Id, Cheap, Today), .. facts]);

    private static object? Advance(Worksite worksite, DateOnly? on = null) => AdvancePhaseHandler.Decide(new(Id, Phase, on ?? Today), worksite, Today);

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void Works_have_a_title_and_premises_and_quotes_of_some_money()
    {
        Assert.Equal("Vitrines", Planned.Title);
        Assert.Equal("worksite.title_refused", Refusal(() => PlanWorksiteHandler.Decide(new(Id, " ", [Id]), 1, Today)));
        Assert.Equal("worksite.premises_refused", Refusal(() => PlanWorksiteHandler.Decide(new(Id, "x", []), 0, Today)));
        Assert.Equal("worksite.premises_refused", Refusal(() => PlanWorksiteHandler.Decide(new(Id, "x", [Id]), 0, Today)));
        Assert.Equal("quote.contractor_refused", Refusal(() => ReceiveQuoteHandler.Decide(Ask with { Contractor = " " }, Planned, Today)));
        Assert.Equal("quote.amount_refused", Refusal(() => ReceiveQuoteHandler.Decide(Ask with { Amount = Money.Zero }, Planned, Today)));
        Assert.Equal("quote.saving_refused", Refusal(() => ReceiveQuoteHandler.Decide(Ask with { KwhPerYear = -1 }, Planned, Today)));
        Assert.Equal("quote.saving_refused", Refusal(() => ReceiveQuoteHandler.Decide(Ask with { SavedPerYear = new(-1) }, Planned, Today)));
        Assert.Equal("quote.day_refused", Refusal(() => ReceiveQuoteHandler.Decide(Ask with { ReceivedOn = Today.AddDays(1) }, Planned, Today)));
        Assert.Null(ReceiveQuoteHandler.Decide(Ask, Of(Quote(Cheap, 8_000)), Today));
    }

    [Fact]
    public void The_cheapest_quote_counts_until_one_is_taken_and_says_when_it_has_paid_for_itself()
    {
        var two = Of(Quote(Dear, 9_000, 900), Quote(Cheap, 8_000, 500));

        Assert.Equal((Cheap, 16m), (two.Likely!.Id, two.Likely.PaybackYears));
        var taken = two.Evolve(ChooseQuoteHandler.Decide(new(Id, Dear), two, Today)!);
        Assert.Equal((Dear, 10m), (taken.Likely!.Id, taken.Likely.PaybackYears));
        Assert.Null(ChooseQuoteHandler.Decide(new(Id, Dear), taken, Today));
        Assert.Null(Of(Quote(Cheap, 8_000)).Likely!.PaybackYears);
        Assert.Equal("quote.unknown", Refusal(() => ChooseQuoteHandler.Decide(new(Id, Id), two, Today)));
        Assert.Equal("worksite.begun", Refusal(() => ChooseQuoteHandler.Decide(new(Id, Cheap), taken.Evolve(new PhasePlanned(Id, Phase, "Pose", null, Today)).Evolve(new PhaseBegun(Id, Phase, Today)), Today)));
    }

    [Fact]
    public void What_each_source_pays_is_the_cost_to_the_cent_and_what_is_not_granted_is_missing()
    {
        FundingShare[] shares = [new(FundingSource.Own, Money.Euros(2_000)), new(FundingSource.City, Money.Euros(5_000), FundingState.Asked), new(FundingSource.Landlord, Money.Euros(1_000))];
        FundingPlanned? Plan(Worksite worksite, params FundingShare[] plan) => PlanFundingHandler.Decide(new(Id, plan), worksite, Today);

        var funded = Chosen(Plan(Chosen(), shares));
        Assert.Equal((Money.Euros(6_000), WorksiteState.Studied), (funded.Missing, funded.State));
        Assert.Null(Plan(funded, shares));
        Assert.Equal("funding.no_quote", Refusal(() => Plan(Of(Quote(Cheap, 8_000)), shares)));
        Assert.Equal("funding.sum_differs", Refusal(() => Plan(Chosen(), shares[0], shares[1])));
        Assert.Equal("funding.source_twice", Refusal(() => Plan(Chosen(), shares[0], shares[0] with { Amount = Money.Euros(6_000) })));
        Assert.Equal("funding.share_of_nothing", Refusal(() => Plan(Chosen(), shares[0] with { Amount = Money.Zero })));

        FundingAnswered? Answer(FundingSource source, FundingState state) => AnswerFundingHandler.Decide(new(Id, source, state), funded, Today);
        var granted = funded.Evolve(Answer(FundingSource.City, FundingState.Granted)!).Evolve(Answer(FundingSource.Landlord, FundingState.Granted)!);
        Assert.Equal((Money.Zero, WorksiteState.Funded), (granted.Missing, granted.State));
        Assert.Null(Answer(FundingSource.City, FundingState.Asked));
        Assert.Equal("funding.no_such_share", Refusal(() => Answer(FundingSource.Region, FundingState.Asked)));
        Assert.Empty(granted.Evolve(new QuoteChosen(Id, Dear, Today)).Funding); // another cost is another plan
    }

    [Fact]
    public void Phases_begin_and_are_done_while_nobody_holds_the_works_up()
    {
        var planned = Of(PlanPhaseHandler.Decide(new(Id, Phase, " Pose ", null), Planned, Today));
        Assert.Equal("Pose", Assert.Single(planned.Phases).Title);
        Assert.Equal("phase.title_refused", Refusal(() => PlanPhaseHandler.Decide(new(Id, Phase, "", null), Planned, Today)));
        Assert.Null(PlanPhaseHandler.Decide(new(Id, Phase, "Pose", null), planned, Today));

        WorksiteBlocked Block(Worksite worksite, bool isOpen = true, DateOnly? since = null) => BlockWorksiteHandler.Decide(new(Id, BlockingParty.Insurer, AwaitedThing.Expertise, NamedId.Of("claim"), since ?? Today), worksite, isOpen, Today);
        var blocked = planned.Evolve(Block(planned));
        Assert.Equal("worksite.blocked", Refusal(() => Advance(blocked)));
        Assert.Equal("worksite.blocked_already", Refusal(() => Block(blocked)));
        Assert.Equal("claim.not_open", Refusal(() => Block(planned, isOpen: false)));
        Assert.Equal("worksite.blocked_when", Refusal(() => Block(planned, since: Today.AddDays(1))));
        var chased = blocked.Evolve(ChaseBlockageHandler.Decide(blocked, Today)!);
        Assert.Equal((Today, Today), (chased.Blockage!.ChasedOn, chased.Blockage.Since));
        Assert.Null(ChaseBlockageHandler.Decide(chased, Today));
        Assert.Equal("worksite.not_blocked", Refusal(() => ChaseBlockageHandler.Decide(planned, Today)));
        var freed = blocked.Evolve(FreeWorksiteHandler.Decide(blocked, Today)!);
        Assert.Equal((null, (Guid?)null), (freed.Blockage, freed.ClaimId));
        Assert.Null(FreeWorksiteHandler.Decide(freed, Today));

        Assert.Equal("phase.unknown", Refusal(() => AdvancePhaseHandler.Decide(new(Id, Id, Today), freed, Today)));
        Assert.Equal("phase.day_refused", Refusal(() => Advance(freed, Today.AddDays(1))));
        var begun = freed.Evolve(Assert.IsType<PhaseBegun>(Advance(freed)));
        Assert.Equal(WorksiteState.UnderWay, begun.State);
        Assert.Equal("phase.day_refused", Refusal(() => Advance(begun, Today.AddDays(-1))));
        var done = begun.Evolve(Assert.IsType<PhaseDone>(Advance(begun)));
        Assert.Equal(WorksiteState.Done, done.State);
        Assert.Null(Advance(done));
        Assert.Equal("worksite.over", Refusal(() => AbandonWorksiteHandler.Decide(done, Today)));
        Assert.Equal("worksite.over", Refusal(() => ReceiveQuoteHandler.Decide(Ask, done, Today)));
        var abandoned = blocked.Evolve(AbandonWorksiteHandler.Decide(blocked, Today)!);
        Assert.Equal((WorksiteState.Abandoned, null), (abandoned.State, abandoned.Blockage));
        Assert.Null(AbandonWorksiteHandler.Decide(abandoned, Today));
    }

    [Fact]
    public void The_worst_state_goes_first_and_then_what_pays_for_itself_the_soonest()
    {
        Worksite Works(string name, decimal? saved) => Of(Quote(NamedId.Of(name), 1_000, saved)) with { Id = NamedId.Of(name) };
        var (slow, quick, bad, unseen) = (Works("slow", 50), Works("quick", 200), Works("bad", null), Works("unseen", 500));

        Assert.Equal(
            [bad.Id, quick.Id, slow.Id, unseen.Id],
            WorksitePriorities.Of([(slow, ElementCondition.Worn), (unseen, null), (quick, ElementCondition.Worn), (bad, ElementCondition.Bad), (Planned with { AbandonedOn = Today }, ElementCondition.OutOfOrder)])
                .Select(worksite => worksite.Id));
    }

    [Fact]
    public void A_claim_is_seen_by_the_expert_accepted_and_paid_never_more_than_accepted()
    {
        var command = new OpenClaim(NamedId.Of("claim"), DamageKind.Water, [Id], "Assurance du Nord", new(2021, 7, 20));
        var claim = new DamageClaim().Evolve(OpenClaimHandler.Decide(command, 1, new(2021, 7, 22)));
        Assert.Equal("claim.premises_refused", Refusal(() => OpenClaimHandler.Decide(command, 0, Today)));
        Assert.Equal("claim.insurer_refused", Refusal(() => OpenClaimHandler.Decide(command with { Insurer = "" }, 1, Today)));
        Assert.Equal("claim.day_refused", Refusal(() => OpenClaimHandler.Decide(command with { HappenedOn = Today.AddDays(1) }, 1, Today)));

        Assert.Equal("claim.visit_refused", Refusal(() => RecordExpertVisitHandler.Decide(new(claim.Id, command.HappenedOn.AddDays(-1)), claim, Today)));
        var surveyed = claim.Evolve(RecordExpertVisitHandler.Decide(new(claim.Id, new(2021, 9, 14)), claim, Today)!);
        Assert.Null(RecordExpertVisitHandler.Decide(new(claim.Id, new(2021, 9, 14)), surveyed, Today));
        Assert.Equal(ClaimState.Surveyed, surveyed.State);
        Assert.Equal("claim.not_accepted", Refusal(() => RecordClaimPaymentHandler.Decide(new(claim.Id, Money.Euros(1)), surveyed, Today)));

        var accepted = surveyed.Evolve(AnswerClaimHandler.Decide(new(claim.Id, Money.Euros(6_000)), surveyed, Today)!);
        Assert.Null(AnswerClaimHandler.Decide(new(claim.Id, Money.Euros(6_000)), accepted, Today));
        Assert.Equal("claim.overpaid", Refusal(() => RecordClaimPaymentHandler.Decide(new(claim.Id, Money.Euros(6_001)), accepted, Today)));
        var half = accepted.Evolve(RecordClaimPaymentHandler.Decide(new(claim.Id, Money.Euros(2_500)), accepted, Today));
        Assert.Equal((ClaimState.Accepted, false), (half.State, half.IsOver));
        Assert.Equal("claim.amount_refused", Refusal(() => AnswerClaimHandler.Decide(new(claim.Id, Money.Euros(2_000)), half, Today)));
        Assert.Equal("claim.paid_already", Refusal(() => AnswerClaimHandler.Decide(new(claim.Id, null), half, Today)));
        var paid = half.Evolve(RecordClaimPaymentHandler.Decide(new(claim.Id, Money.Euros(3_500)), half, Today));
        Assert.Equal((ClaimState.Paid, true), (paid.State, paid.IsOver));
        Assert.Equal("claim.over", Refusal(() => RecordExpertVisitHandler.Decide(new(claim.Id, Today), paid, Today)));
        var refused = surveyed.Evolve(AnswerClaimHandler.Decide(new(claim.Id, null), surveyed, Today)!);
        Assert.Equal(ClaimState.Refused, refused.State);
        Assert.Null(AnswerClaimHandler.Decide(new(claim.Id, null), refused, Today));
    }
}
