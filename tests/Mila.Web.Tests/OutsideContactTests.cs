using Microsoft.Playwright;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The coordinator keeps a contact and invites it, by pages alone.</summary>
public sealed class OutsideContactTests(Site site)
{
    [Fact]
    public async Task A_contact_is_recorded_invited_and_withdraws_its_consent()
    {
        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go("/contacts/nouveau");
        await coordinator.Check("contact-new");
        await coordinator.Field("Nom de l’organisme").FillAsync("Théâtre du Carrefour");
        await coordinator.Page.Locator("[name=givenName]").FillAsync("Violette");
        await coordinator.Page.Locator("[name=familyName]").FillAsync("Bricquebois");
        await coordinator.Page.Locator("[name=email]").FillAsync("violette@exemple.fr");
        await coordinator.Page.GetByLabel("Courriel", new() { Exact = true }).CheckAsync();
        await coordinator.Send(coordinator.Button("Ajouter au registre"));
        await coordinator.Check("contact");

        await coordinator.Go("/contacts/invitations");
        await coordinator.Field("Titre").FillAsync("Portes ouvertes");
        await coordinator.Page.Locator("[name=eventOn]").FillAsync($"{site.App.Today.AddDays(30):yyyy-MM-dd}");
        await coordinator.Check("guest-lists");
        await coordinator.Send(coordinator.Button("Préparer la liste"));
        await coordinator.Page.GetByLabel("Institution", new() { Exact = true }).CheckAsync();
        await coordinator.Send(coordinator.Button("Ajouter"));
        await coordinator.TurnTo(Screen.Phone);
        await coordinator.Check("guest-list-phone");

        await coordinator.Link("Théâtre du Carrefour").ClickAsync();
        await coordinator.Send(coordinator.Button("Retirer : Courriel"));
        await coordinator.Go("/contacts?accord=EMAIL");
        Assert.Equal(0, await coordinator.Link("Théâtre du Carrefour").CountAsync());
        await coordinator.Go("/contacts");
        await coordinator.Check("contacts-phone");
        await Assertions.Expect(coordinator.Link("Théâtre du Carrefour")).ToHaveCountAsync(1);
    }
}
