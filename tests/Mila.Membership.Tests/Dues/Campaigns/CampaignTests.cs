using Mila.Kernel;
using Mila.Membership.Dues;
using Mila.Membership.Dues.Campaigns;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Membership.Tests.Dues.Campaigns;

public class CampaignTests
{
    private static readonly DateOnly Day = new(2023, 1, 16);

    private static readonly DuesGrid Grid = new(
        new Dictionary<Affiliation, Money>
        {
            [Affiliation.Hosted] = Money.Euros(210), [Affiliation.Shop] = Money.Euros(200), [Affiliation.Beneficiary] = Money.Euros(100),
        },
        ProratesFirstYear: true, DaysToPay: 30);

    private static Structure Member(string name, DateOnly since, Affiliation? affiliation = Affiliation.Beneficiary)
    {
        var id = NamedId.Of(name);
        var member = new Structure()
            .Evolve(new StructureRegistered(id, 1, since, StructureKind.Company, [Activity.Label], false, null))
            .Evolve(new MembershipBegun(id, 2, since, null));
        return affiliation is { } one ? member.Evolve(new AffiliationSet(id, 3, since, one)) : member;
    }

    private static YearRoll Roll(DuesCall[] calls, params Structure[] members) =>
        new(members.ToDictionary(member => member.Id), calls.ToLookup(call => call.StructureId), Grid);

    private static DuesCall CallOf(Structure structure, int year, DateOnly on) =>
        new DuesCall().Evolve(CallDuesHandler.Decide(new(CallDues.IdOf(structure.Id, year), structure.Id, year, on), structure, Grid));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void Whoever_was_not_called_is_called_at_the_fee_of_the_affiliation()
    {
        var (old, shop, called) = (Member("old", new(2019, 5, 2)), Member("shop", new(2020, 1, 2), Affiliation.Shop), Member("called", new(2020, 1, 2)));

        var plan = Roll([CallOf(called, 2023, Day), CallOf(old, 2022, new(2022, 1, 17))], old, shop, called).Plan(2023, Day);

        Assert.Equal([(old.Id, Money.Euros(100)), (shop.Id, Money.Euros(200))], plan.Calls.Select(call => (call.StructureId, call.Amount)));
        Assert.Equal((1, Money.Euros(300), new DateOnly(2023, 2, 15)), (plan.CalledAlready, plan.Sum, plan.DueOn));
    }

    [Fact]
    public void A_call_that_was_cancelled_is_made_again()
    {
        var member = Member("again", new(2019, 5, 2));
        var cancelled = CallOf(member, 2023, Day).Evolve(new DuesCallCancelled(CallDues.IdOf(member.Id, 2023), CallFault.AdmissionLapsed, Day));

        Assert.Single(Roll([cancelled], member).Plan(2023, Day).Calls);
    }

    [Theory]
    [InlineData(2023, 1, null)] // January is the whole year
    [InlineData(2023, 4, 4)]
    [InlineData(2022, 4, null)]
    public void Who_joined_within_the_year_is_asked_from_that_month_on(int year, int month, int? firstMonth)
    {
        var plan = Roll([], Member("new", new(year, month, 10))).Plan(2023, new(2023, 5, 2));

        Assert.Equal(firstMonth, Assert.Single(plan.Calls).FirstMonth);
    }

    [Fact]
    public void Who_joined_after_the_year_owes_nothing_of_it()
    {
        var (old, newcomer) = (Member("old", new(2019, 5, 2)), Member("newcomer", new(2023, 1, 5)));

        Assert.Equal([old.Id], Roll([], old, newcomer).Plan(2022, Day).Calls.Select(call => call.StructureId));
        Assert.Equal(2, Roll([], old, newcomer).Plan(2024, Day).Calls.Count);
    }

    [Fact]
    public void A_member_without_affiliation_is_named_and_holds_nobody_up()
    {
        var (unknown, known) = (Member("unknown", new(2020, 1, 2), affiliation: null), Member("known", new(2020, 1, 2)));

        var plan = Roll([], unknown, known).Plan(2023, Day);

        Assert.Equal([unknown.Id], plan.WithoutAffiliation);
        Assert.Equal([known.Id], plan.Calls.Select(call => call.StructureId));
    }

    [Theory]
    [InlineData(-1, "campaign.in_advance")]
    [InlineData(31, "campaign.overdue")]
    public void Members_are_called_on_their_day(int daysLater, string code) =>
        Assert.Equal(code, Refusal(() => CallYearDuesHandler.Decide(new(2023, Day), Roll([], Member("one", new(2020, 1, 2))), Day.AddDays(daysLater))));

    [Fact]
    public void Dues_are_called_in_their_year_or_just_beside_it() =>
        Assert.Equal("dues.year_refused", Refusal(() => Roll([], Member("one", new(2020, 1, 2))).Plan(2025, Day)));

    [Fact]
    public void A_stage_is_written_once_to_who_belongs_or_did_and_never_to_a_candidate()
    {
        var (member, candidate) = (Member("member", new(2020, 1, 2)), new Structure().Evolve(new StructureRegistered(NamedId.Of("candidate"), 1, Day, StructureKind.Company, [], false, null)));
        var owed = new[] { CallOf(member, 2023, Day), CallOf(member, 2023, Day) with { StructureId = candidate.Id } };
        var structures = new[] { member, candidate }.ToDictionary(each => each.Id);
        var campaign = Campaign();

        Assert.Equal([member.Id], Decide(DuesStage.First, campaign, new(2023, 3, 2)).Select(call => call.StructureId));
        var written = campaign.Evolve(new DuesRemindersWritten(campaign.Id, DuesStage.First, [owed[0].Id], new(2023, 3, 2)));
        Assert.Empty(Decide(DuesStage.First, written, new(2023, 3, 2)));
        Assert.Single(Decide(DuesStage.Second, written, new(2023, 4, 1)));

        IReadOnlyList<DuesCall> Decide(DuesStage stage, DuesCampaign known, DateOnly today) =>
            WriteDuesRemindersHandler.Decide(new(known.Id, stage), known, owed, structures, new HashSet<Guid>(), today);
    }

    [Theory]
    [InlineData(15, 1)]
    [InlineData(16, 0)]
    public void The_reminder_before_the_due_day_is_not_written_after_it(int day, int letters)
    {
        var member = Member("member", new(2020, 1, 2));

        Assert.Equal(letters, WriteDuesRemindersHandler.Decide(
            new(Campaign().Id, DuesStage.Before), Campaign(), [CallOf(member, 2023, Day)], new Dictionary<Guid, Structure> { [member.Id] = member }, new HashSet<Guid>(), new(2023, 2, day)).Count);
    }

    [Fact]
    public void A_campaign_that_is_opened_again_is_chased_again()
    {
        var campaign = Campaign();
        var settled = campaign.Evolve(new DuesRemindersWritten(campaign.Id, DuesStage.Before, [], new(2023, 1, 31))).Evolve(new DuesCampaignSettled(campaign.Id, new(2023, 2, 3)));
        Assert.Equal((CampaignState.Settled, true), (settled.State, settled.HasWritten(DuesStage.Before)));

        var again = settled.Evolve(new DuesCampaignReopened(campaign.Id, new(2023, 2, 6)));

        Assert.Equal((CampaignState.Chasing, 2, false), (again.State, again.Round, again.HasWritten(DuesStage.Before)));
    }

    [Fact]
    public void What_is_written_last_about_a_call_is_known()
    {
        var call = CallOf(Member("member", new(2020, 1, 2)), 2023, Day);

        Assert.Equal((Day, new DateOnly(2023, 3, 2)), (call.WrittenOn, call.Evolve(new DuesReminded(call.Id, DuesStage.First, new(2023, 3, 2))).WrittenOn));
    }

    private static DuesCampaign Campaign() =>
        new DuesCampaign().Evolve(new DuesCampaignOpened(DuesCampaign.IdOf(2023, new(2023, 2, 15)), 2023, new(2023, 2, 15), Day));
}
