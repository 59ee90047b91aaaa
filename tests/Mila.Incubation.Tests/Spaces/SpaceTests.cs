using Mila.Incubation.Spaces;
using Mila.Kernel;
using Xunit;

namespace Mila.Incubation.Tests.Spaces;

/// <summary>What a space is, costs, and whose it is.</summary>
public class SpaceTests
{
    private static readonly DateOnly Today = new(2023, 6, 15);
    private static readonly Site Pole = new Site().Evolve(OpenSiteHandler.Decide(new(NamedId.Of("pole"), "Pôle MILA", " ", 0), Today));
    private static readonly Space Office = new Space().Evolve(RegisterSpaceHandler.Decide(new(NamedId.Of("office"), Pole.Id, SpaceKind.Office, "Bureau 1", 1000, 1), Pole, [], Today));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void A_site_and_its_spaces_have_names_and_floors()
    {
        Assert.Null(Pole.Address);
        Assert.Equal("site.name_refused", Refusal(() => OpenSiteHandler.Decide(new(Pole.Id, " ", null, 0), Today)));
        var ask = new RegisterSpace(NamedId.Of("other"), Pole.Id, SpaceKind.Office, "bureau 1", 900, 2);
        Assert.Equal("space.name_taken", Refusal(() => RegisterSpaceHandler.Decide(ask, Pole, [Office], Today)));
        Assert.Equal("space.name_refused", Refusal(() => RegisterSpaceHandler.Decide(ask with { Name = "" }, Pole, [], Today)));
        Assert.Equal("space.area_refused", Refusal(() => RegisterSpaceHandler.Decide(ask with { SquareDecimetres = 0 }, Pole, [], Today)));
        Assert.Equal("site.unknown", Refusal(() => RegisterSpaceHandler.Decide(ask, null, [], Today)));
    }

    [Fact]
    public void A_fee_holds_until_another_year_has_its_own()
    {
        var dear = Office.Evolve(SetOccupancyFeeHandler.Decide(new(Office.Id, 2021, Money.Euros(180)), Office, Today)!);
        dear = dear.Evolve(SetOccupancyFeeHandler.Decide(new(Office.Id, 2023, Money.Euros(195.50m)), dear, Today)!);
        Assert.Equal([null, 180_00, 180_00, 195_50, 195_50], new[] { 2020, 2021, 2022, 2023, 2030 }.Select(year => dear.MonthlyFee(year)?.Cents));
        Assert.Null(SetOccupancyFeeHandler.Decide(new(Office.Id, 2023, Money.Euros(195.50m)), dear, Today));
        Assert.Equal("fee.year_refused", Refusal(() => SetOccupancyFeeHandler.Decide(new(Office.Id, 2026, Money.Zero), Office, Today)));
        Assert.Equal("fee.amount_refused", Refusal(() => SetOccupancyFeeHandler.Decide(new(Office.Id, 2023, Money.Euros(-1)), Office, Today)));
        Assert.Equal("fee.not_allocated", Refusal(() => SetOccupancyFeeHandler.Decide(new(Office.Id, 2023, Money.Zero), Office with { Kind = SpaceKind.WebRadio }, Today)));
    }

    [Fact]
    public void A_space_that_somebody_has_is_not_given_up()
    {
        var taken = Office.Evolve(new SpaceTaken(Office.Id, NamedId.Of("stay"), NamedId.Of("structure"), Today, Today.AddYears(2), Today));
        Assert.False(taken.IsFree(new(Today.AddDays(3), Today.AddDays(4))));
        Assert.True(taken.IsFree(new(Today.AddYears(2), null)));
        Assert.Equal("space.still_taken", Refusal(() => SetSpaceStateHandler.Decide(new(Office.Id, SpaceState.Withdrawn, Today.AddYears(1)), taken)));
        var works = Office.Evolve(SetSpaceStateHandler.Decide(new(Office.Id, SpaceState.UnderWorks, Today), Office)!);
        Assert.Equal((SpaceState.InUse, SpaceState.UnderWorks), (works.StateOn(Today.AddDays(-1)), works.StateOn(Today)));
        Assert.Null(SetSpaceStateHandler.Decide(new(Office.Id, SpaceState.UnderWorks, Today), works));
        Assert.True(taken.Evolve(new SpaceTakenUntil(Office.Id, NamedId.Of("stay"), Today, Today)).IsFree(new(Today)));
    }
}
