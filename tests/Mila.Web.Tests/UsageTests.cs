using Microsoft.Playwright;
using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The coordinator counts with one tap on a phone, and sees who has used nothing.</summary>
public sealed class UsageTests(Site site)
{
    [Fact]
    public async Task A_use_is_counted_with_one_tap_on_a_phone_and_taken_back()
    {
        await Association.Seat(site.App);
        var (structure, leader) = (NamedId.Of("web", "usage", "structure"), NamedId.Of("web", "usage", "leader"));
        await site.App.Send(new RecordPerson(leader, "Zoé", "Lenoir", "zoe@exemple.fr"));
        await site.App.Send(new RegisterStructure(
            structure, StructureKind.Company, "Aux Curieux du Quai", null, null, null, [Activity.Label], false, null, [new Contact(leader, ContactRole.Leader)], new(2022, 1, 3)));
        await site.App.Send(new BeginMembership(structure, new DateOnly(2022, 1, 3), null));

        await using var coordinator = await Association.CoordinatorAt(site, screen: Screen.Phone);
        await coordinator.Go("/services");
        await coordinator.Check("usages-list");
        await coordinator.Field("Nom de l’adhérent").FillAsync("curieux du quai");
        await coordinator.Button("Chercher").ClickAsync();
        await coordinator.Page.Locator("#count ~ .rows a").ClickAsync();
        await coordinator.Send(coordinator.Button("Salle de réunion"));
        await coordinator.Check("usages-of");
        await coordinator.Go("/services");
        Assert.Equal(0, await coordinator.Link("Aux Curieux du Quai").CountAsync());

        await coordinator.Go($"/services/{structure}");
        await coordinator.Send(coordinator.Button("Annuler : Salle de réunion"));
        await Assertions.Expect(coordinator.Page.GetByText("Annulé", new() { Exact = true })).ToHaveCountAsync(1);
    }
}
