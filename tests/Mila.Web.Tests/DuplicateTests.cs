using Microsoft.Playwright;
using Mila.Kernel;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The coordinator makes one of two records of a structure.</summary>
public sealed class DuplicateTests(Site site)
{
    [Fact]
    public async Task Two_records_become_one_and_the_other_says_which()
    {
        var (first, second) = (NamedId.Of("web", "double", "first"), NamedId.Of("web", "double", "second"));
        foreach (var id in new[] { first, second })
            await site.App.Send(new RegisterStructure(id, StructureKind.Company, "Le Miroir Double", null, null, null, [Activity.Label], false, null, [], new(2022, 1, 3)));
        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go("/doublons");
        await coordinator.Check("duplicates");
        await coordinator.TurnTo(Screen.Phone);
        await coordinator.Check("duplicates");

        await coordinator.Page.Locator(".row", new() { HasText = "Le Miroir Double" }).GetByRole(AriaRole.Button, new() { NameRegex = new("^Garder la première") }).ClickAsync();
        await coordinator.Send(coordinator.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { NameRegex = new("^Garder la première") }));

        await Assertions.Expect(coordinator.Page.Locator(".row", new() { HasText = "Le Miroir Double" })).ToHaveCountAsync(0);
        Guid[] merged = [.. (await Task.WhenAll(new[] { first, second }.Select(Merged))).OfType<Guid>()];
        Assert.Single(merged);
        await coordinator.Go($"/structures/{(merged[0] == first ? second : first)}");
        await coordinator.Check("duplicate-structure");
        await coordinator.Link("voir celle qui la remplace").ClickAsync();
        Assert.EndsWith($"/structures/{merged[0]}", coordinator.Page.Url, StringComparison.Ordinal);
    }

    private async Task<Guid?> Merged(Guid id)
    {
        await using var session = site.App.Query();
        return (await session.LoadAsync<Structure>(id))!.MergedInto;
    }
}
