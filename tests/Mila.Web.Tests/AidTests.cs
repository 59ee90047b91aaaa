using Microsoft.Playwright;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>What a structure saves and what it declares stand line by line on one page, to be printed.</summary>
public sealed class AidTests(Site site)
{
    [Fact]
    public async Task State_aid_is_read_line_by_line_and_declared()
    {
        var (structure, office) = (NamedId.Of("web", "aided"), NamedId.Of("web", "aid office"));
        await site.App.Send(new RegisterStructure(structure, StructureKind.Company, "Les Aidées du Pôle", null, null, null, [Activity.Label], false, null, [], new(2022, 1, 3)));
        await site.App.Send(new BeginMembership(structure, new DateOnly(2022, 1, 3), null));
        await site.App.Send(new OpenSite(NamedId.Of("web", "aid site"), "Dépendance", null, 9));
        await site.App.Send(new RegisterSpace(office, NamedId.Of("web", "aid site"), SpaceKind.Office, "Bureau aidé", 1000, 1));
        await site.App.Send(new AllocateSpace(NamedId.Of("web", "aid stay"), office, structure, site.App.Today.AddDays(-40), null, ContractKind.OccupancyAgreement, AlreadyThere: true));
        await site.App.Quiet();

        await using var coordinator = await Association.CoordinatorAt(site, screen: Screen.Phone);
        await coordinator.Go($"/structures/{structure}/aides");
        await coordinator.Check("aid");
        await coordinator.Page.Locator("input[name=giver]").FillAsync("Région Île-de-France");
        await coordinator.Page.Locator("input[name=amountCents]").FillAsync("1500,50");
        await coordinator.Page.Locator("input[name=grantedOn]").FillAsync($"{site.App.Today.AddDays(-100):O}");
        await coordinator.Send(coordinator.Button("Déclarer l’aide"));
        await Assertions.Expect(coordinator.Page.Locator("section[aria-labelledby=reckoning]")).ToContainTextAsync("Région Île-de-France");
        await coordinator.Check("aid-declared-phone");
        await coordinator.TurnTo(Screen.Desk);
        await coordinator.Check("aid-declared");
    }
}
