using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>A leader declares on a phone that another structure takes the place; the coordinator registers it and asks the board.</summary>
public sealed class SuccessionTests(Site site)
{
    [Fact]
    public async Task A_succession_is_declared_the_successor_registered_and_put_to_the_board()
    {
        const string Tenant = Testing.MilaApp.Other;
        await Association.Seat(site.App, Tenant);
        var (structure, leader) = (NamedId.Of("web", "succession", "structure"), NamedId.Of("web", "succession", "leader"));
        await site.App.Send(new RecordPerson(leader, "Zoé", "Change", "zoe.change@exemple.fr"), Tenant);
        await site.App.Send(new RegisterStructure(
            structure, StructureKind.Association, "Les Chrysalides", null, null, null, [Activity.Label], false, null, [new Contact(leader, ContactRole.Leader)], new(2022, 1, 3)), Tenant);
        await site.App.Send(new BeginMembership(structure, new DateOnly(2022, 1, 3), null), Tenant);

        await using var leading = await site.Visit(leader, [Access.Member], Screen.Phone, Tenant);
        await leading.Go("/equipe");
        await leading.Link("Déclarer une succession").ClickAsync();
        await leading.Field("La forme juridique change").CheckAsync();
        await leading.Field("Précisions").FillAsync("Nous devenons une société.");
        await leading.Check("succession-declare");
        await leading.Send(leading.Button("Déclarer"));

        await using var coordinator = await Association.CoordinatorAt(site, Tenant);
        await coordinator.Go("/successions");
        await coordinator.Check("successions");
        await coordinator.Link("Les Chrysalides").ClickAsync();
        await coordinator.Page.GetByText("Enregistrer une nouvelle structure").ClickAsync();
        await coordinator.Page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Papillons SAS");
        await coordinator.Check("succession");
        await coordinator.Send(coordinator.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Enregistrer", Exact = true }));
        await coordinator.Send(coordinator.Button("Proposer au conseil"));
        Assert.Equal("Au vote", await coordinator.Page.Locator(".heading .badge").InnerTextAsync());
        await coordinator.Link("Voir le vote").ClickAsync();
        await coordinator.Check("succession-vote");
    }
}
