using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Dues;
using Mila.Membership.Figures;
using Mila.Membership.Structures;
using Mila.Modules.Figures;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Dues;

/// <summary>What the module can prove about dues: of a period, on a day, and as it was known before.</summary>
public sealed class DuesFiguresStory
{
    private static readonly DateOnly Since = new(2023, 6, 1);

    [Fact]
    public async Task Sums_called_received_and_late_are_those_of_their_days_and_of_what_was_known()
    {
        await using var app = await MilaApp.Begin();
        var calls = new[] { await Called(app), await Called(app) };
        await Called(app, MilaApp.Other);
        await app.Send(new RecordDuesPayment(calls[0], Money.Euros(50), app.Today, "VIR-1"));
        var before = app.Now;
        await app.MoveTo(new DateOnly(2023, 8, 1));
        await app.Send(new RecordDuesPayment(calls[0], Money.Euros(58), new(2023, 7, 20), "VIR-2"));

        Assert.Equal((216, 50, 0), await Figures(app, new(2023, 7, 15)));
        Assert.Equal((216, 108, 108), await Figures(app, new(2023, 7, 31)));
        Assert.Equal((216, 50, 166), await Figures(app, new(2023, 7, 31), before));
        await using var session = app.Query();
        var evidence = await ShippedFigures.Handle(new ListEvidence(DuesFigureKeys.Late, Since, new(2023, 7, 31), null, 10, null), session, default);
        Assert.Equal([calls[1]], evidence.Ids);
    }

    private static async Task<(decimal?, decimal?, decimal?)> Figures(MilaApp app, DateOnly day, DateTimeOffset? knownAt = null)
    {
        await using var session = app.Query();
        var figures = (await ShippedFigures.Handle(new ResolveFigures([DuesFigureKeys.Called, DuesFigureKeys.Received, DuesFigureKeys.Late], Since, day, knownAt), session, default))
            .Figures.ToDictionary(figure => figure.Key, figure => figure.Value);
        return (figures[DuesFigureKeys.Called], figures[DuesFigureKeys.Received], figures[DuesFigureKeys.Late]);
    }

    private static async Task<Guid> Called(MilaApp app, string tenant = MilaApp.Mila)
    {
        var id = Guid.CreateVersion7();
        await app.Send(new RegisterStructure(id, StructureKind.Company, "Une", null, null, null, [Activity.Label], false, null, [], new(2022, 1, 3)), tenant);
        await app.Send(new SetAffiliation(id, Affiliation.Beneficiary, new(2022, 1, 3)), tenant);
        await app.Send(new CallDues(CallDues.IdOf(id, 2023), id, 2023, app.Today), tenant);
        return CallDues.IdOf(id, 2023);
    }
}
