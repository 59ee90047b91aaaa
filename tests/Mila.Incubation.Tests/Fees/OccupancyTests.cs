using Mila.Incubation.Fees;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Xunit;

namespace Mila.Incubation.Tests.Fees;

/// <summary>What days in a space cost: the month's fee in proportion, in cents, half up.</summary>
public class OccupancyTests
{
    private static readonly DateOnly March = new(2023, 3, 1);
    private static readonly DateOnly Today = new(2023, 4, 3);

    private static readonly Space Office = new Space()
        .Evolve(new SpaceRegistered(NamedId.Of("office"), NamedId.Of("site"), SpaceKind.Office, "Bureau 1", 1000, 1, new(2020, 1, 2)))
        .Evolve(new OccupancyFeeSet(NamedId.Of("office"), 2022, 180_00, Today))
        .Evolve(new OccupancyFeeSet(NamedId.Of("office"), 2023, 189_00, Today));

    private static OccupationPeriod Stay(DateOnly since, DateOnly? until = null) => new()
    {
        StructureId = NamedId.Of("structure"), SpaceId = Office.Id, AllocationId = NamedId.Of($"{since:O}"), Kind = SpaceKind.Office,
        Since = since, Until = until ?? DateOnly.MaxValue, PlannedUntil = since.AddMonths(24),
    };

    private static IReadOnlyList<OccupancyChargeAsked> Decide(DateOnly month, DateOnly? today = null, OccupancyCharge? known = null, params OccupationPeriod[] stays) =>
        InvoiceOccupancyHandler.Decide(month, stays, new Dictionary<Guid, Space> { [Office.Id] = Office }, known is null ? new Dictionary<Guid, OccupancyCharge>() : new Dictionary<Guid, OccupancyCharge> { [known.Id] = known }, today ?? Today);

    [Theory]
    [InlineData("2023-01-10", null, 31, 189_00)]
    [InlineData("2023-03-20", null, 12, 73_16)] // 189 € × 12 / 31 = 73,161…
    [InlineData("2023-01-10", "2023-03-16", 15, 91_45)] // 91,451…
    [InlineData("2023-03-31", null, 1, 6_10)] // 6,096…
    [InlineData("2022-01-10", "2023-02-20", 0, 0)]
    public void A_month_is_prorated_by_its_days(string since, string? until, int days, long cents)
    {
        var asked = Decide(March, null, null, Stay(Day(since), until is null ? null : Day(until)));
        Assert.Equal(days == 0 ? [] : [(days, cents)], asked.Select(each => (each.Days, each.Cents)));
    }

    [Fact]
    public void The_fee_is_that_of_its_year_and_a_month_is_invoiced_once_it_is_over()
    {
        Assert.Equal(180_00, Assert.Single(Decide(new(2022, 12, 1), null, null, Stay(new(2022, 1, 10)))).Cents);
        Assert.Empty(Decide(new(2021, 12, 1), null, null, Stay(new(2021, 1, 10)))); // no fee was set yet
        Assert.Equal("occupancy.month_not_over", Assert.Throws<RuleViolation>(() => Decide(new(2023, 4, 1), null, null, Stay(new(2022, 1, 10)))).Code);
        Assert.Single(Decide(March, new(2023, 4, 1), null, Stay(new(2022, 1, 10))));
    }

    [Fact]
    public void What_is_asked_is_not_asked_again_unless_it_was_refused()
    {
        var stay = Stay(new(2022, 1, 10));
        var asked = new OccupancyCharge().Evolve(Assert.Single(Decide(March, null, null, stay)));
        Assert.Empty(Decide(March, null, asked, stay));
        var refused = asked.Evolve(new OccupancyChargeRefused(asked.Id, "invoice.buyer_unaddressed", Today));
        Assert.Equal(asked.Id, Assert.Single(Decide(March, null, refused, stay)).ChargeId);
        Assert.Empty(Decide(March, null, asked.Evolve(new OccupancyChargeInvoiced(asked.Id, NamedId.Of("invoice"), "F-2023-0007", Today)), stay));
    }

    [Fact]
    public void Free_places_are_forecast_from_what_is_planned()
    {
        var taken = Office.Evolve(new SpaceTaken(Office.Id, NamedId.Of("stay"), NamedId.Of("structure"), new(2022, 1, 10), new(2023, 6, 15), Today));
        Assert.Equal(
            [(new DateOnly(2023, 5, 1), 0, 1), (new DateOnly(2023, 6, 1), 0, 1), (new DateOnly(2023, 7, 1), 1, 1)],
            MonthOfPlaces.After(Today, 3, [taken]).Select(month => (month.Month, month.Free, month.Places)));
    }

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "O", System.Globalization.CultureInfo.InvariantCulture);
}
