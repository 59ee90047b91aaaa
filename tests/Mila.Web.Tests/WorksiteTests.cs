using Microsoft.Playwright;
using Mila.Incubation.Works;
using Mila.Kernel;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The coordinator opens works, joins a quote, says who pays what, and notes who holds them up, with forms alone.</summary>
public sealed class WorksiteTests(Site site)
{
    [Fact]
    public async Task Works_are_opened_quoted_funded_and_held_up_by_an_insurer()
    {
        await site.App.Send(new RegisterPremises(NamedId.Of("web", "worksite premises"), "Cave du pôle", null, PremisesUse.Site, null, 90));
        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go("/travaux");
        await coordinator.Page.GetByText("Déclarer un sinistre").First.ClickAsync();
        await coordinator.Page.Locator("input[name=happenedOn]").FillAsync($"{site.App.Today.AddDays(-60):O}");
        await coordinator.Page.Locator("input[name=insurer]").FillAsync("Assurance du Nord");
        await coordinator.Page.Locator("#field-damaged").GetByLabel("Cave du pôle").CheckAsync();
        await coordinator.Send(coordinator.Button("Déclarer le sinistre"));
        await coordinator.Check("claim");

        await coordinator.Go("/travaux");
        await coordinator.Page.GetByText("Ouvrir un chantier").ClickAsync();
        await coordinator.Page.Locator("input[name=title]").FillAsync("Remettre la cave en état");
        await coordinator.Page.Locator("#field-premises").GetByLabel("Cave du pôle").CheckAsync();
        await coordinator.Send(coordinator.Button("Ouvrir le chantier"));
        await coordinator.TurnTo(Screen.Phone);
        await coordinator.Page.GetByText("Joindre un devis").ClickAsync();
        await coordinator.Page.Locator("input[name=contractor]").FillAsync("Maçonnerie du Nord");
        await coordinator.Page.Locator("input[name=cents]").FillAsync("8000");
        await coordinator.Page.Locator("input[name=saved]").FillAsync("500");
        await coordinator.Send(coordinator.Button("Joindre le devis"));
        await coordinator.Send(coordinator.Button("Retenir le devis de Maçonnerie du Nord"));
        await coordinator.Field("Montant en euros, fonds propres").FillAsync("2000");
        coordinator.ExpectsRefusals = true;
        await coordinator.Button("Enregistrer le plan").ClickAsync();
        await Assertions.Expect(coordinator.Page.Locator(".errors")).ToContainTextAsync("au centime près");
        coordinator.ExpectsRefusals = false;
        await coordinator.Field("Montant en euros, assurance").FillAsync("6000");
        await coordinator.Send(coordinator.Button("Enregistrer le plan"));
        await coordinator.Page.GetByText("Noter un blocage").ClickAsync();
        await coordinator.Page.Locator("select[name=claim]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await coordinator.Check("worksite");
        await coordinator.Send(coordinator.Button("Noter le blocage"));
        await Assertions.Expect(coordinator.Page.Locator("section[aria-labelledby=held]")).ToContainTextAsync("L’assurance");

        await coordinator.Go("/travaux");
        await coordinator.Check("worksites-phone");
        await coordinator.TurnTo(Screen.Desk);
        await coordinator.Check("worksites");
        await coordinator.Link("Remettre la cave en état").ClickAsync();
        await coordinator.Send(coordinator.Button("La relance est faite"));
        await coordinator.Send(coordinator.Button("Le chantier est débloqué"));
        await site.App.Quiet();
    }
}
