using Mila.Incubation.Aid;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Modules;
using Xunit;

namespace Mila.Incubation.Tests.Aid;

public sealed class AidTests
{
    private static readonly Guid StructureId = NamedId.Of("structure");
    private static readonly Guid Ada = NamedId.Of("ada");
    private static readonly DateOnly Today = new(2023, 6, 15);
    private static readonly Moment Now = new(CivilCalendar.Paris.At(Today, new TimeOnly(9, 0)), CivilCalendar.Paris, "mila", Ada);

    /// <summary>Ten square metres at 180 € a month.</summary>
    private static readonly Space Office = new Space()
        .Evolve(new SpaceRegistered(NamedId.Of("office"), NamedId.Of("site"), SpaceKind.Office, "Bureau 1", 1000, 1, new(2018, 1, 1)))
        .Evolve(new OccupancyFeeSet(NamedId.Of("office"), 2018, 180_00, new(2018, 1, 1)));

    private static readonly Dictionary<Guid, Space> Spaces = new() { [Office.Id] = Office };
    private static readonly KnownStructure Known = new(StructureId, 1, [], [], [Ada]) { Speakers = [Ada] };

    /// <summary>365 € a square metre and a year: ten metres are 10 € a day.</summary>
    private static SettingsBook Rent(params SettingChanged[] others) =>
        others.Prepend(new("occupancy.market_rent", "36500", new(2023, 6, 1))).Aggregate(new SettingsBook(), (book, change) => book.Evolve(change));

    private static OccupationPeriod Stay(DateOnly from, DateOnly? until = null, DateOnly? planned = null, SpaceKind kind = SpaceKind.Office) => new()
    {
        StructureId = StructureId, SpaceId = Office.Id, AllocationId = NamedId.Of("stay"), Kind = kind, Since = from, Until = until ?? DateOnly.MaxValue, PlannedUntil = planned ?? until ?? new(2025, 1, 1),
    };

    private static AidReckoning Reckon(DateOnly day, SettingsBook? settings, AidLedger? ledger = null, params OccupationPeriod[] stays) => AidReckoning.Of(StructureId, stays, Spaces, ledger, settings, day, Today);

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void A_month_counts_by_its_days_for_the_market_rent_less_the_fee()
    {
        var aid = Reckon(Today, Rent(), null, Stay(new(2023, 5, 17)));

        Assert.Equal([(new DateOnly(2023, 5, 17), 15, 15_000L, 87_10L, 62_90L), (new(2023, 6, 1), 15, 15_000L, 90_00L, 60_00L)], aid.Lines.Select(line => (line.On, line.Days, line.MarketRent.Cents, line.Fee.Cents, line.Amount.Cents)));
        Assert.Equal((122_90L, 0L, 122_90L, false), (aid.Advantage.Cents, aid.Declared.Cents, aid.Total.Cents, aid.IsOver));
    }

    [Fact]
    public void Three_years_count_up_to_any_day_and_a_day_to_come_as_far_as_the_stay_is_planned()
    {
        var stay = Stay(new(2020, 1, 1), planned: new(2023, 8, 1));

        var now = Reckon(Today, Rent(), null, stay);
        Assert.Equal((new DateOnly(2020, 6, 16), new DateOnly(2020, 6, 16), 3 * 365), (now.From, now.Lines[0].On, now.Lines.Sum(line => line.Days)));
        Assert.Equal(new DateOnly(2023, 7, 31), now.PlannedLastDay);
        Assert.Equal(31, Reckon(new(2023, 12, 31), Rent(), null, stay).Lines[^1].Days); // July is the last
        Assert.Equal(new DateOnly(2023, 7, 1), Reckon(new(2023, 12, 31), Rent(), null, stay).Lines[^1].On);
        Assert.Empty(Reckon(new(2026, 8, 1), Rent(), null, stay).Lines);
        Assert.Equal(new DateOnly(2023, 12, 1), AidReckoning.Of(StructureId, [stay], Spaces, null, Rent(), new(2023, 12, 31), Today, goingOn: true).Lines[^1].On); // if it were longer
        Assert.Equal((new DateOnly(2100, 1, 1), new DateOnly(1980, 1, 2)), (Reckon(DateOnly.MaxValue, Rent(), null, stay).Until, Reckon(DateOnly.MinValue, Rent(), null, stay).Until)); // the nearest that is reckoned
    }

    [Fact]
    public void Without_a_reference_there_is_no_advantage_a_dear_space_gives_none_and_a_shop_is_the_landlord_s()
    {
        Assert.Empty(Reckon(Today, null, null, Stay(new(2023, 5, 1))).Lines);
        Assert.Empty(Reckon(Today, Rent(), null, Stay(new(2023, 5, 1), kind: SpaceKind.Shop)).Lines);
        var cheap = new SettingsBook().Evolve(new SettingChanged("occupancy.market_rent", "100", Today));
        Assert.All(Reckon(Today, cheap, null, Stay(new(2023, 5, 1))).Lines, line => Assert.Equal(0, line.Amount.Cents));
    }

    [Fact]
    public void Declared_aid_counts_from_the_day_it_was_granted_and_the_ceiling_is_that_of_the_day()
    {
        DeclareAid command = new(NamedId.Of("aid"), StructureId, " Région ", Money.Euros(199_950), new(2023, 1, 10), null, ByStaff: false);
        AidDeclared Declare(DeclareAid asked, AidLedger? ledger = null, KnownStructure? structure = null) => DeclareAidHandler.Decide(asked, ledger, structure ?? Known, Now);
        var ledger = new AidLedger().Evolve(Declare(command));

        var aid = Reckon(Today, Rent(), ledger, Stay(new(2023, 5, 17)));
        Assert.Equal((199_950_00L, true, 200_000_00L), (aid.Declared.Cents, aid.IsOver, aid.Ceiling.Amount.Cents));
        Assert.Equal("Région", aid.Lines[0].Declared!.Giver);
        Assert.Empty(Reckon(new(2026, 1, 10), Rent(), ledger).Lines);
        Assert.Equal(300_000_00, Reckon(new(2024, 1, 1), Rent(), ledger).Ceiling.Amount.Cents);
        Assert.Equal((5_000_00L, "texte"), Reckon(Today, Rent(new("state_aid.ceiling", "500000", Today), new("state_aid.ceiling_source", "texte", Today)), ledger).Ceiling is var own ? (own.Amount.Cents, own.Source) : default);

        Assert.Equal("aid.not_yours", Refusal(() => Declare(command, structure: Known with { Speakers = [] })));
        Assert.NotNull(Declare(command with { ByStaff = true }, structure: Known with { Speakers = [] }));
        Assert.Equal("aid.structure_unknown", Refusal(() => DeclareAidHandler.Decide(command, null, null, Now)));
        Assert.Equal("aid.giver_refused", Refusal(() => Declare(command with { Giver = " " })));
        Assert.Equal("aid.amount_refused", Refusal(() => Declare(command with { Amount = Money.Zero })));
        Assert.Equal("aid.to_come", Refusal(() => Declare(command with { GrantedOn = Today.AddDays(1) })));
        Assert.Equal("aid.too_many", Refusal(() => Declare(command, ledger with { Declared = [.. Enumerable.Repeat(ledger.Declared[0], AidLedger.Most)] })));

        var withdrawn = WithdrawAidHandler.Decide(new(StructureId, command.AidId, false), ledger, Known, Now)!;
        Assert.Empty(ledger.Evolve(withdrawn).Declared);
        Assert.Null(WithdrawAidHandler.Decide(new(StructureId, command.AidId, false), ledger.Evolve(withdrawn), Known, Now));
    }
}
