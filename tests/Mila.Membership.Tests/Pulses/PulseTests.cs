using Mila.Kernel;
using Mila.Membership.Pulses;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Membership.Tests.Pulses;

public class PulseTests
{
    private static readonly Guid StructureId = NamedId.Of("structure");
    private static readonly Guid Leader = NamedId.Of("leader");
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly Structure Structure = new Structure()
        .Evolve(new StructureRegistered(StructureId, 1, new(2022, 1, 3), StructureKind.Company, [Activity.Label], false, null))
        .Evolve(new ContactAdded(StructureId, 2, new(2022, 1, 3), Leader, ContactRole.Leader));

    private static readonly Pulse Open = new Pulse().Evolve(OpenPulseHandler.Decide(new(2023, Today.AddDays(30)), null, Today)!);
    private static readonly PulseSheet Sheet = new PulseSheet().Evolve(new PulseAsked(PulseSheet.IdOf(StructureId, 2023), Open.Id, StructureId, 2023, true, "key", Today));
    private static readonly PulseAnswers Said = new(true, 1.5m, TurnoverBand.Small, 3, PulsePlace.Quarter, InQpv: true);

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    private static PulseAnswered? Answer(PulseAnswers said, PulseSheet? sheet = null, DateOnly? day = null) =>
        AnswerPulseHandler.Decide(new("key", said), sheet ?? Sheet, Open, day ?? Today);

    private static IEnumerable<PulseSheet> Sheets(int count, PulseAnswers? said, bool isMember = true) =>
        Enumerable.Range(0, count).Select(n => Sheet with { Id = NamedId.Of($"{n}"), Answers = said, IsMember = isMember });

    [Fact]
    public void A_year_is_asked_about_once_until_a_day()
    {
        Assert.Equal((true, false), (Open.TakesAnswersOn(Today.AddDays(30)), Open.TakesAnswersOn(Today.AddDays(31))));
        Assert.Null(OpenPulseHandler.Decide(new(2023, Today.AddDays(30)), Open, Today));
        Assert.Equal("pulse.opened_already", Refusal(() => OpenPulseHandler.Decide(new(2023, Today.AddDays(40)), Open, Today)));
        Assert.Equal("pulse.year_refused", Refusal(() => OpenPulseHandler.Decide(new(2021, Today.AddDays(30)), null, Today)));
        Assert.Equal("pulse.closes_in_the_past", Refusal(() => OpenPulseHandler.Decide(new(2022, Today), null, Today)));
        Assert.Equal("pulse.unknown", Refusal(() => ClosePulseHandler.Decide(null, Today)));
        Assert.Null(ClosePulseHandler.Decide(Open.Evolve(ClosePulseHandler.Decide(Open, Today)!), Today));
    }

    [Fact]
    public void Who_acts_for_a_structure_agrees_and_takes_it_back()
    {
        var agreed = new PulseConsent().Evolve(AgreeToPulseHandler.Decide(new(StructureId, true, false), null, Structure, Leader, Today)!);

        Assert.True(agreed.Agrees);
        Assert.Null(AgreeToPulseHandler.Decide(new(StructureId, true, false), agreed, Structure, Leader, Today));
        Assert.Null(AgreeToPulseHandler.Decide(new(StructureId, false, false), null, Structure, Leader, Today));
        Assert.False(agreed.Evolve(AgreeToPulseHandler.Decide(new(StructureId, false, false), agreed, Structure, Leader, Today)!).Agrees);
        Assert.Equal("pulse.not_yours", Refusal(() => AgreeToPulseHandler.Decide(new(StructureId, true, false), null, Structure, StructureId, Today)));
        Assert.NotNull(AgreeToPulseHandler.Decide(new(StructureId, true, true), null, Structure, StructureId, Today));
        Assert.Equal("pulse.not_yours", Refusal(() => AgreeToPulseHandler.Decide(new(StructureId, true, true), null, null, Leader, Today)));
    }

    [Fact]
    public void The_last_answer_counts_and_nothing_more_is_asked_of_who_has_ceased()
    {
        var answered = Sheet.Evolve(Answer(Said)!);
        Assert.Equal((Said, Today), (answered.Answers, answered.AnsweredOn));
        Assert.Null(Answer(Said, answered));
        Assert.Equal(new PulseAnswers(false, 0, null, 0, null, false), Answer(Said with { IsAlive = false }, answered)!.Answers);
        Assert.Equal("link.unknown", Refusal(() => AnswerPulseHandler.Decide(new("key", Said), null, Open, Today)));
        Assert.Equal("pulse.closed", Refusal(() => Answer(Said, day: Today.AddDays(31))));
        Assert.Equal("pulse.jobs_refused", Refusal(() => Answer(Said with { Jobs = -1 })));
        Assert.Equal("pulse.artists_refused", Refusal(() => Answer(Said with { Artists = 1001 })));
        Assert.Equal("pulse.turnover_missing", Refusal(() => Answer(Said with { Turnover = null })));
        Assert.Equal("pulse.place_missing", Refusal(() => Answer(Said with { Place = null })));
    }

    [Fact]
    public void No_cell_is_under_five_nor_found_by_subtraction()
    {
        var few = Assert.Single(PulseResults.Of([.. Sheets(4, Said), .. Sheets(4, null)]));
        Assert.Equal((8, 4, 50m, null, null, null), (few.Asked, few.Answered, few.AnswerRate, few.Alive, few.Jobs, few.Artists));
        Assert.All(few.Turnover, cell => Assert.True(cell.Count is null or 0));

        var all = Assert.Single(PulseResults.Of([.. Sheets(6, Said), .. Sheets(3, Said with { Turnover = TurnoverBand.Major, InQpv = false }), .. Sheets(7, Said with { Turnover = TurnoverBand.Micro })]));
        Assert.Equal((16, 24m, 48), (all.Alive, all.Jobs, all.Artists));
        Assert.Null(all.InQpv);
        Assert.Equal([("micro", 7), ("small", null), ("middle", 0), ("large", 0), ("major", null)], all.Turnover.Select(cell => (cell.Word, cell.Count)));
        Assert.Null(PulseResults.Of([])[0].AnswerRate);
    }

    [Fact]
    public void Members_and_former_members_are_told_apart_only_when_enough_of_both_answered()
    {
        Assert.Single(PulseResults.Of([.. Sheets(9, Said), .. Sheets(4, Said, isMember: false)]));
        Assert.Equal(["all", "members", "alumni"], PulseResults.Of([.. Sheets(5, Said), .. Sheets(5, Said, isMember: false)]).Select(group => group.Who));
    }
}
