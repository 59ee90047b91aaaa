using Mila.Membership.Contracts;
using Mila.Membership.Figures;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Life;

public sealed partial class MembersLifeStory
{
    [Fact]
    public async Task What_a_member_uses_is_counted_corrected_and_tells_who_used_nothing()
    {
        var (structure, _) = await Member("Les Curieuses");
        var (elsewhere, _) = await Member("Les Curieuses d’ailleurs", MilaApp.Other);
        Assert.Contains("Les Curieuses", await Idle(), StringComparer.Ordinal);
        var counted = await Do($$"""countUsage(structureId: "{{structure}}", benefit: LEGAL_HOTLINE, count: 3)""", "usageLedger { year usages { id count } }", Coordinator, "coordinator");
        Assert.DoesNotContain("Les Curieuses", await Idle(), StringComparer.Ordinal);
        Assert.Contains("Les Curieuses", await Idle($"(asOf: \"{App.Today.AddDays(-1):O}\")"), StringComparer.Ordinal);
        Assert.Equal((3, 1), await Hotline());
        Assert.Equal((0, 0), await Hotline(MilaApp.Start.AddDays(-1)));
        Assert.Equal((0, 0), await Hotline(tenant: MilaApp.Other));
        Assert.Equal("usage.not_member", await Refused($$"""countUsage(structureId: "{{elsewhere}}", benefit: POSTER)""", Coordinator, "coordinator"));

        var id = counted.GetProperty("usages")[0].GetProperty("id").GetString();
        await Do($$"""cancelUsage(structureId: "{{structure}}", year: {{counted.GetProperty("year").GetInt32()}}, id: "{{id}}", reason: TYPING_ERROR)""", "usageLedger { year }", Coordinator, "coordinator");
        Assert.Contains("Les Curieuses", await Idle(), StringComparer.Ordinal);
        Assert.Equal((0, 0), await Hotline());
        using var client = App.Client(MilaApp.Mila, Coordinator, "coordinator");
        Assert.Contains("Les Curieuses;", await client.GetStringAsync("/services?handler=Csv", Cancellation), StringComparison.Ordinal);
    }

    private async Task<string?[]> Idle(string of = "") => [.. (await Ask($"{{ usersOfNothing{of} {{ nodes {{ name }} }} }}", Coordinator, "coordinator"))
        .GetProperty("usersOfNothing").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").GetString())];

    private async Task<(decimal? Uses, decimal? Structures)> Hotline(DateTimeOffset? knownAt = null, string tenant = MilaApp.Mila)
    {
        var figures = await Figures(new UsageFigures(), knownAt, tenant);
        return (figures[UsageFigureKeys.OfBenefit("legal_hotline")], figures[UsageFigureKeys.Structures]);
    }
}
