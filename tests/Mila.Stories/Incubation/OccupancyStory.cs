using System.Text.Json;
using Marten;
using Mila.Incubation.Contracts;
using Mila.Incubation.Fees;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Membership.Invoices;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.Modules.Figures;
using Mila.Testing;
using Mila.Workflows.Instances;
using Xunit;

namespace Mila.Stories.Incubation;

/// <summary>The days of spaces: what they cost, and what can be proved of them.</summary>
public sealed class OccupancyStory : IAsyncLifetime
{
    private static readonly Guid Coordinator = NamedId.Of("occupancy", "coordinator");
    private MilaApp app = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => app = await MilaApp.Begin();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_month_is_invoiced_once_by_its_days_and_the_next_waits_for_its_turn()
    {
        var (full, part, unaddressed) = (await Member("Pleine", "1 rue de l’Essai, 75018 Paris"), await Member("Partielle", "2 rue de l’Essai, 75018 Paris"), await Member("Sans Adresse", null));
        await Settled("invoice.seller_address", "4 rue de l’Essai, 75018 Paris");
        await Settled("invoice.seller_identifiers", "SIRET 900 000 018 00018");
        await Given(full, await Place("Bureau 1"), new(2023, 1, 9));
        await Given(part, await Place("Bureau 2"), new(2023, 5, 22));
        await Given(unaddressed, await Place("Bureau 3"), new(2023, 4, 1));

        Assert.Equal("occupancy.month_not_over", await Refused("""invoiceOccupancy(month: "2023-06-01")"""));
        Assert.Null(await Refused("""invoiceOccupancy(month: "2023-05-12")"""));
        var charges = await Charges("2023-05-01");
        Assert.Equal([("Partielle", 10, 58_06, "INVOICED"), ("Pleine", 31, 180_00, "INVOICED"), ("Sans Adresse", 31, 180_00, "REFUSED")], charges);
        await using (var session = app.Query())
        {
            var invoices = await session.Query<Invoice>().ToListAsync(Cancellation);
            Assert.Equal([58_06, 180_00], invoices.Select(invoice => invoice.Total.Cents).Order());
            Assert.All(invoices, invoice => Assert.Equal(new DateOnly(2023, 5, 31), invoice.ServedOn));
        }

        Assert.Null(await Refused("""invoiceOccupancy(month: "2023-05-01")""")); // again: what was refused is asked again, nothing else
        await using (var session = app.Query())
            Assert.Equal(2, await session.Query<Invoice>().CountAsync(Cancellation));
        Assert.Empty(await Charges("2023-05-01", MilaApp.Other));
        Assert.True((await app.Graph("""{ occupancyCharges(month: "2023-05-01") { nodes { id } } }""", null, MilaApp.Mila, Coordinator, "member")).TryGetProperty("errors", out _));

        await app.MoveTo(new DateOnly(2023, 7, 1));
        await using var later = app.Query();
        var june = await later.Query<Instance>().SingleAsync(each => each.SubjectId == OccupancyMonth.IdOf(new DateOnly(2023, 6, 1)), Cancellation);
        Assert.Equal("invoice", june.Step);
        Assert.Null(await Refused("""invoiceOccupancy(month: "2023-06-01")"""));
        await using var after = app.Query();
        Assert.Equal("invoiced", (await after.LoadAsync<Instance>(june.Id, Cancellation))!.Outcome);
    }

    [Fact]
    public async Task Occupancy_is_proved_of_any_day_and_any_period()
    {
        var (first, second) = (await Member("Première", null), await Member("Seconde", null));
        var (one, two) = (await Place("Bureau 1"), await Place("Bureau 2"));
        await app.Send(new RegisterSpace(NamedId.Of("shop"), NamedId.Of("occupancy", "site"), SpaceKind.Shop, "Boutique", 2000, 9));
        await Given(first, one, new(2023, 6, 5));
        await Given(second, NamedId.Of("shop"), new(2023, 6, 10));
        await app.MoveTo(new DateOnly(2023, 6, 20));
        await app.Send(new MoveOut(first, NamedId.Of("occupancy", "stay", first.ToString()), new(2023, 6, 18), DepartureCause.Early));
        await app.MoveTo(new DateOnly(2023, 6, 25));

        var figures = await Figures(new(2023, 6, 15), new(2023, 6, 24));
        Assert.Equal(
            (2, 0, 1, 20, 16, 20m),
            (figures[OccupancyFigureKeys.Places], figures[OccupancyFigureKeys.Occupied], figures[OccupancyFigureKeys.Shops], 20, figures[OccupancyFigureKeys.VacantDays], figures[OccupancyFigureKeys.Rate]));
        Assert.Equal(96.00m, figures[OccupancyFigureKeys.IncomeNotCalled]); // 6 and 10 days of 30, at 180 €
        Assert.Equal((1m, 14m, 1m), (figures[OccupancyFigureKeys.Departures], figures[OccupancyFigureKeys.AverageStay], figures[OccupancyFigureKeys.LeaversStillMembers]));
        Assert.Equal(250m, figures[OccupancyFigureKeys.TurnOver]); // one departure for two fifths of a place
        Assert.Null(figures[OccupancyFigureKeys.MarketAdvantage]);
        Assert.Equal(1, (await Figures(new(2023, 6, 15), new(2023, 6, 17)))[OccupancyFigureKeys.Occupied]);
        Assert.Equal(13, (await Figures(new(2023, 6, 15), new(2023, 6, 17)))[OccupancyFigureKeys.LongestStay]);
        // As it was known before the departure was recorded, the structure was still there.
        Assert.Equal(1, (await Figures(new(2023, 6, 15), new(2023, 6, 19), CivilCalendar.Paris.At(new(2023, 6, 19), new(9, 0))))[OccupancyFigureKeys.Occupied]);

        await Settled("occupancy.market_rent", "36500"); // 365 € a square metre and a year: ten metres are 10 € a day
        Assert.Equal(4 * 10m - 24m, (await Figures(new(2023, 6, 15), new(2023, 6, 25)))[OccupancyFigureKeys.MarketAdvantage]);
        Assert.Equal(0, (await Figures(new(2023, 6, 15), new(2023, 6, 24), tenant: MilaApp.Other))[OccupancyFigureKeys.Places]);
    }

    private async Task<Dictionary<string, decimal?>> Figures(DateOnly from, DateOnly day, DateTimeOffset? knownAt = null, string tenant = MilaApp.Mila)
    {
        await using var session = app.Query(tenant);
        string[] keys = [.. ShippedFigures.Catalogue.Names.Select(name => name.Key).Where(key => key.StartsWith("incubation.", StringComparison.Ordinal))];
        var resolved = await ShippedFigures.Handle(new ResolveFigures(keys, from, day, knownAt), session, Cancellation);
        return resolved.Figures.ToDictionary(figure => figure.Key, figure => figure.Value);
    }

    private async Task<IReadOnlyList<(string Name, int Days, long Cents, string State)>> Charges(string month, string tenant = MilaApp.Mila)
    {
        var answer = await app.Graph($$"""{ occupancyCharges(month: "{{month}}", first: 50) { nodes { structureName days amount { cents } state refusedBecause } } }""", null, tenant, Coordinator, "coordinator");
        return
        [
            .. answer.GetProperty("data").GetProperty("occupancyCharges").GetProperty("nodes").EnumerateArray()
                .Select(each => (each.GetProperty("structureName").GetString()!, each.GetProperty("days").GetInt32(), each.GetProperty("amount").GetProperty("cents").GetInt64(), each.GetProperty("state").GetString()!))
                .OrderBy(each => each.Item1, StringComparer.Ordinal),
        ];
    }

    private async Task<string?> Refused(string mutation)
    {
        var answer = await app.Graph($"mutation {{ it: {mutation} {{ userErrors {{ code }} }} }}", null, MilaApp.Mila, Coordinator, "coordinator");
        await app.Quiet();
        return answer.GetProperty("data").GetProperty("it").GetProperty("userErrors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).FirstOrDefault();
    }

    private Task Settled(string key, string value) => app.Send(new ChangeSetting(key, value, app.Today));

    private Task Given(Guid structure, Guid space, DateOnly from) => app.Send(
        new AllocateSpace(NamedId.Of("occupancy", "stay", structure.ToString()), space, structure, from, null, ContractKind.OccupancyAgreement, AlreadyThere: true));

    private async Task<Guid> Member(string name, string? address)
    {
        var id = NamedId.Of("occupancy", name);
        await app.Send(new RegisterStructure(id, StructureKind.Company, name, null, null, address, [Activity.Label], false, null, [], new(2022, 1, 3)));
        await app.Send(new BeginMembership(id, new DateOnly(2022, 1, 3), null));
        return id;
    }

    private async Task<Guid> Place(string name)
    {
        var (site, space) = (NamedId.Of("occupancy", "site"), NamedId.Of("occupancy", name));
        await app.Send(new OpenSite(site, "Pôle", null, 0));
        await app.Send(new RegisterSpace(space, site, SpaceKind.Office, name, 1000, 1));
        await app.Send(new SetOccupancyFee(space, 2022, Money.Euros(180)));
        return space;
    }
}
