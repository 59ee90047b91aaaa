using Microsoft.Playwright;
using Mila.Kernel;
using Mila.Membership.OutsideContacts;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The coordinator forms a working group, finds who takes part and puts its meeting down, with forms alone.</summary>
public sealed class WorkingGroupTests(Site site)
{
    [Fact]
    public async Task A_working_group_is_formed_and_its_meeting_put_down()
    {
        await Association.Seat(site.App);
        await site.App.Send(new RecordOutsideContact(
            NamedId.Of("web", "group", "residents"), OutsideKind.Residents, "Riverains du Passage", null, null, null, null, null, null, [], ConsentSource.Written, site.App.Today));
        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go("/groupes");
        await coordinator.Field("Sujet").FillAsync("Vitrines et enseignes");
        await coordinator.Field("But").FillAsync("Une charte avec les riverains");
        await coordinator.Send(coordinator.Button("Créer le groupe"));
        await coordinator.Field("Adhérent ou contact à ajouter").FillAsync("riverains du passage");
        await coordinator.Button("Chercher").ClickAsync();
        await coordinator.Send(coordinator.Button("Ajouter Riverains du Passage"));
        await coordinator.Page.GetByText("Enregistrer une réunion").ClickAsync();
        await coordinator.Field("Riverains du Passage").CheckAsync();
        await coordinator.Page.Locator("[name=notes]").FillAsync("Premier tour de la rue.");
        await coordinator.TurnTo(Screen.Phone);
        await coordinator.Check("group-meeting-form");
        await coordinator.Send(coordinator.Button("Enregistrer la réunion"));
        await Assertions.Expect(coordinator.Page.Locator("section[aria-labelledby=meetings]")).ToContainTextAsync("Premier tour de la rue.");
        await coordinator.Check("group");
        await coordinator.Go("/groupes");
        await coordinator.Check("groups");
    }
}
