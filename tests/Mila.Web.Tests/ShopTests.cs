using Microsoft.Playwright;
using Mila.Incubation.Works;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Structures;
using Mila.Testing;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The coordinator notes a shop's lease, opens a call, and follows it to the signed lease, with forms alone.</summary>
public sealed class ShopTests : IAsyncLifetime
{
    /// <summary>A host of its own: what is counted here, and who sits, is no other story's.</summary>
    private readonly Site site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_shop_finds_its_tenant_on_its_pages()
    {
        await Association.Seat(site.App);
        await site.App.Send(new RegisterPremises(NamedId.Of("web", "shop"), "Boutique du 14", null, PremisesUse.Shop, null, 91));
        await site.App.Send(new RegisterStructure(
            NamedId.Of("web", "shop tenant"), StructureKind.Company, "La Bobine Bleue", null, null, null, [Activity.Label], false, null, [], new(2022, 1, 3)));
        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go($"/locaux/{NamedId.Of("web", "shop")}");
        await coordinator.Page.GetByText("Noter le bail").First.ClickAsync();
        await coordinator.Page.Locator("input[name=landlord]").FillAsync("Paris Habitat");
        await coordinator.Page.Locator("input[name=from]").FillAsync("2020-01-01");
        await coordinator.Send(coordinator.Button("Enregistrer le bail"));
        await Assertions.Expect(coordinator.Page.Locator("section[aria-labelledby=lease]")).ToContainTextAsync("Paris Habitat");
        await coordinator.Page.Locator("summary", new() { HasText = "Chercher un locataire" }).ClickAsync();
        await coordinator.Page.Locator("input[name=closesOn]").FillAsync($"{site.App.Today.AddDays(20):O}");
        await coordinator.Check("shop");
        await coordinator.Send(coordinator.Button("Ouvrir l’appel"));

        await coordinator.TurnTo(Screen.Phone);
        await coordinator.Field("Structure qui la demande").FillAsync("bobine");
        await coordinator.Button("Chercher").ClickAsync();
        await coordinator.Send(coordinator.Button("Noter sa demande : La Bobine Bleue"));
        await coordinator.Check("allotment");
        await coordinator.Send(coordinator.Button("Mettre au vote du conseil"));
        await coordinator.Check("allotment-vote");
        var page = new Uri(coordinator.Page.Url).AbsolutePath;
        await coordinator.Link("Voir le vote").ClickAsync();
        var vote = Guid.Parse(new Uri(coordinator.Page.Url).Segments[^1]);
        await Association.Vote(site.App, vote, "proposed", MilaApp.Mila);
        await site.App.Send(new CloseVote(vote));
        await site.App.Quiet();
        await coordinator.Go(page);
        await coordinator.Send(coordinator.Button("Le bailleur accepte"));
        await coordinator.Page.Locator("input[name=from]").FillAsync($"{site.App.Today:O}");
        await coordinator.Send(coordinator.Button("Noter le bail"));
        await Assertions.Expect(coordinator.Page.Locator(".badge").First).ToContainTextAsync("Bail signé");

        await coordinator.Go("/boutiques");
        await coordinator.Check("shops-phone");
        await coordinator.TurnTo(Screen.Desk);
        await coordinator.Check("shops");
        await Assertions.Expect(coordinator.Page.Locator("section[aria-labelledby=leases] tr", new() { HasText = "Boutique du 14" })).ToContainTextAsync("La Bobine Bleue");
        await site.App.Quiet();
    }
}
