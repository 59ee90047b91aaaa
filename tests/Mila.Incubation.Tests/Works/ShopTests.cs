using Mila.Incubation.Shops;
using Mila.Incubation.Works;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Xunit;

namespace Mila.Incubation.Tests.Works;

/// <summary>Whose premises are, who holds their lease on any day, and how a shop finds its next tenant.</summary>
public sealed class ShopTests
{
    private static readonly Guid Id = NamedId.Of("allotment");
    private static readonly Guid First = NamedId.Of("first");
    private static readonly Guid Second = NamedId.Of("second");
    private static readonly DateOnly Today = new(2023, 6, 15);
    private static readonly Premises Shop = new Premises().Evolve(new PremisesRegistered(NamedId.Of("shop"), "Boutique 3", null, PremisesUse.Shop, null, 3, Today));

    private static ShopAllotment Of(params IEnumerable<object> facts) =>
        new object[] { new AllotmentOpened(Id, Shop.Id, Today.AddDays(30), Today), new AllotmentAskedFor(Id, First, Today), new AllotmentAskedFor(Id, Second, Today) }.Concat(facts)
            .Aggregate(new ShopAllotment(), (allotment, fact) => allotment.Evolve(fact));

    private static TenantProposed Proposed(Guid structure) => new(Id, structure, Today, "2023-04", Today);

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void Premises_are_a_landlords_and_their_lease_is_held_by_whoever_it_was_on_a_day()
    {
        RecordPremisesLease command = new(Shop.Id, " Paris Habitat ", LeaseRole.Represents, First, new(2021, 3, 1));
        LeaseRecorded? Decide(RecordPremisesLease asked, Premises premises, bool isKnown = true) => RecordPremisesLeaseHandler.Decide(asked, premises, isKnown, Today);

        var first = Shop.Evolve(Decide(command, Shop)!);
        Assert.Equal("Paris Habitat", first.LeaseOn(Today)!.Landlord);
        Assert.Null(first.LeaseOn(new(2021, 2, 28)));
        Assert.Null(Decide(command, first));
        var second = first.Evolve(Decide(command with { HolderId = Second, From = new(2023, 1, 1) }, first)!).Evolve(Decide(command with { HolderId = null, From = new(2022, 10, 1) }, first)!); // told late
        Assert.Equal([First, null, Second], new[] { new DateOnly(2022, 9, 30), new(2022, 12, 31), Today }.Select(day => second.LeaseOn(day)!.HolderId));
        Assert.Equal("lease.landlord_refused", Refusal(() => Decide(command with { Landlord = " " }, Shop)));
        Assert.Equal("lease.holder_unknown", Refusal(() => Decide(command, Shop, isKnown: false)));
        Assert.Equal("lease.holder_refused", Refusal(() => Decide(command with { Role = LeaseRole.Rents }, Shop)));
    }

    [Fact]
    public void A_shop_of_the_register_looks_for_one_tenant_at_a_time_until_a_closing_day()
    {
        OpenAllotment command = new(Id, Shop.Id, Today);
        Assert.NotNull(OpenAllotmentHandler.Decide(command, Shop, [Of(new AllotmentCalledOff(Id, Today))], Today));
        Assert.Equal("allotment.not_a_shop", Refusal(() => OpenAllotmentHandler.Decide(command, null, [], Today)));
        Assert.Equal("allotment.not_a_shop", Refusal(() => OpenAllotmentHandler.Decide(command, Shop with { Use = PremisesUse.Site }, [], Today)));
        Assert.Equal("allotment.open_already", Refusal(() => OpenAllotmentHandler.Decide(command, Shop, [Of()], Today)));
        Assert.Equal("allotment.closes_when", Refusal(() => OpenAllotmentHandler.Decide(command, Shop, [], Today.AddDays(1))));

        AllotmentAskedFor? Ask(ShopAllotment allotment, DateOnly today, bool isKnown = true) => AskForShopHandler.Decide(new(Id, NamedId.Of("third")), allotment, isKnown, today);
        Assert.NotNull(Ask(Of(), Today.AddDays(30)));
        Assert.Null(AskForShopHandler.Decide(new(Id, First), Of(), true, Today));
        Assert.Equal("allotment.call_closed", Refusal(() => Ask(Of(), Today.AddDays(31))));
        Assert.Equal("allotment.call_closed", Refusal(() => Ask(Of(Proposed(First)), Today)));
        Assert.Equal("allotment.structure_unknown", Refusal(() => Ask(Of(), Today, isKnown: false)));
    }

    [Fact]
    public void The_board_proposes_the_landlord_answers_and_the_structure_signs()
    {
        ProposeTenant propose = new(Id, First);
        TenantPutToVote Propose(ProposeTenant asked, ShopAllotment allotment) => ProposeTenantHandler.Decide(asked, allotment, 10, Today);
        LandlordAnswered Answer(bool accepts, ShopAllotment allotment) => RecordLandlordAnswerHandler.Decide(new(Id, accepts), allotment, Today);

        Assert.Equal(Today.AddDays(10), Propose(propose, Of()).ClosesOn);
        Assert.Equal("allotment.not_an_applicant", Refusal(() => Propose(propose with { StructureId = Id }, Of())));
        Assert.Equal("allotment.not_to_propose", Refusal(() => Propose(propose, Of(Proposed(Second)))));
        Assert.Equal("allotment.nobody_proposed", Refusal(() => Answer(true, Of())));

        var refused = Of(Proposed(First), Answer(false, Of(Proposed(First))));
        Assert.Equal(AllotmentState.Open, refused.State);
        Assert.Equal("allotment.not_an_applicant", Refusal(() => Propose(propose, refused))); // not twice the same
        Assert.NotNull(Propose(propose with { StructureId = Second }, refused));

        var accepted = Of(Proposed(First), Answer(true, Of(Proposed(First))));
        RecordLease lease = new(Id, Today, Today.AddDays(16));
        Assert.Equal("allotment.not_accepted", Refusal(() => RecordLeaseHandler.Decide(lease, refused, Today)));
        foreach (var day in new[] { Today.AddDays(-1), Today.AddDays(1) })
            Assert.Equal("allotment.signed_when", Refusal(() => RecordLeaseHandler.Decide(lease with { SignedOn = day }, accepted, Today)));
        var signed = accepted.Evolve(RecordLeaseHandler.Decide(lease, accepted, Today));
        Assert.Equal((AllotmentState.Signed, lease.From), (signed.State, signed.LeaseFrom));
        Assert.Equal("allotment.signed", Refusal(() => CallOffAllotmentHandler.Decide(signed, Today)));
        Assert.NotNull(CallOffAllotmentHandler.Decide(accepted, Today));
        Assert.Null(CallOffAllotmentHandler.Decide(Of(new AllotmentCalledOff(Id, Today)), Today));
    }

    [Fact]
    public void The_board_votes_whom_it_proposes_and_is_asked_again_when_it_adopts_nothing()
    {
        var put = ProposeTenantHandler.Decide(new(Id, First), Of(), 10, Today);
        var voting = Of(put);
        DeliberationClosed Closed(string outcome) => new(put.DeliberationId, "structure", First, 1, ProposeTenantHandler.Question, outcome, 5, 0, 4, 0, new Dictionary<string, int>(), false, Today.AddDays(10));

        Assert.NotEqual(put.DeliberationId, ProposeTenantHandler.Decide(new(Id, Second), Of(), 10, Today).DeliberationId); // asked again for another: another vote
        Assert.Equal("allotment.not_to_propose", Refusal(() => ProposeTenantHandler.Decide(new(Id, Second), voting, 10, Today)));
        var proposed = Assert.IsType<TenantProposed>(HearProposalVerdictHandler.Decide(Closed("proposed"), voting));
        Assert.Equal((First, Today.AddDays(10), put.DeliberationId), (proposed.StructureId, proposed.DecidedOn, proposed.DeliberationId!.Value));
        foreach (var outcome in new[] { "not_proposed", "not_adopted", "no_quorum" })
        {
            var again = voting.Evolve(HearProposalVerdictHandler.Decide(Closed(outcome), voting)!);
            Assert.NotEqual(put.DeliberationId, ProposeTenantHandler.Decide(new(Id, First), again, 10, Today).DeliberationId);
        }
        Assert.Null(HearProposalVerdictHandler.Decide(Closed("proposed") with { DeliberationId = NamedId.Of("other") }, voting));
        Assert.Null(HearProposalVerdictHandler.Decide(Closed("proposed"), voting.Evolve(proposed)));
    }

    [Fact]
    public void The_structure_is_in_the_shop_from_the_first_day_of_its_lease_once_the_keys_came_back()
    {
        var signed = Of(Proposed(First), new LandlordAnswered(Id, true, Today), new LeaseSigned(Id, Today, Today.AddDays(5), Today));

        Assert.Equal("allotment.not_signed", Refusal(() => EnterShopHandler.Decide(Of(), true, true, Today)));
        Assert.Equal("allotment.lease_to_come", Refusal(() => EnterShopHandler.Decide(signed, true, true, Today.AddDays(4))));
        Assert.Equal("move_in.not_handed_over", Refusal(() => EnterShopHandler.Decide(signed, true, false, Today.AddDays(5))));
        Assert.Equal("allotment.stay_cancelled", Refusal(() => EnterShopHandler.Decide(signed, false, true, Today.AddDays(5))));
        var entered = EnterShopHandler.Decide(signed, true, true, Today.AddDays(5))!;
        Assert.Null(EnterShopHandler.Decide(signed.Evolve(entered), true, true, Today.AddDays(6)));
    }
}
