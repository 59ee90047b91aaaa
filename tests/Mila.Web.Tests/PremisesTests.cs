using Microsoft.Playwright;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The coordinator adds premises, says on a phone how they are with a photo, and reads their meter.</summary>
public sealed class PremisesTests(Site site)
{
    private static readonly byte[] Photo = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task Premises_are_surveyed_on_a_phone_and_their_register_is_a_picture()
    {
        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go("/locaux");
        await coordinator.Page.GetByText("Ajouter un local").ClickAsync();
        await coordinator.Field("Nom").FillAsync("Boutique du 12");
        await coordinator.Send(coordinator.Button("Ajouter au registre"));
        await coordinator.TurnTo(Screen.Phone);
        await coordinator.Page.GetByText("Relever l’état").ClickAsync();
        await coordinator.Field("État, fenêtres et vitrines").SelectOptionAsync("BAD");
        await coordinator.Field("Précision, fenêtres et vitrines").SelectOptionAsync("SINGLE_GLAZED");
        await coordinator.Field("Photo, fenêtres et vitrines").SetInputFilesAsync(new FilePayload { Name = "vitrine.png", MimeType = "image/png", Buffer = Photo });
        await coordinator.Field("État, chauffage").SelectOptionAsync("WORN");
        await coordinator.Check("premises-survey");
        await coordinator.Send(coordinator.Button("Enregistrer l’état"));
        await Assertions.Expect(coordinator.Page.Locator("section[aria-labelledby=state]")).ToContainTextAsync("Simple vitrage");

        await Read(coordinator, "1000", site.App.Today.AddDays(-100));
        await Read(coordinator, "1500", site.App.Today);
        await Assertions.Expect(coordinator.Page.Locator("section[aria-labelledby=meters]")).ToContainTextAsync("500\u00A0kWh");
        await coordinator.Check("premises-phone");
        coordinator.ExpectsRefusals = true;
        await Write(coordinator, "900", site.App.Today.AddDays(-50));
        await coordinator.Button("Enregistrer le relevé").ClickAsync();
        await Assertions.Expect(coordinator.Page.Locator(".errors")).ToContainTextAsync("recule");
        coordinator.ExpectsRefusals = false;

        await coordinator.TurnTo(Screen.Desk);
        await coordinator.Go("/locaux");
        await coordinator.Check("premises-register");
        await Assertions.Expect(coordinator.Page.Locator("tr", new() { HasText = "Boutique du 12" })).ToContainTextAsync("Mauvais");
    }

    private static async Task Read(Visitor coordinator, string index, DateOnly day)
    {
        await Write(coordinator, index, day);
        await coordinator.Send(coordinator.Button("Enregistrer le relevé"));
    }

    private static async Task Write(Visitor coordinator, string index, DateOnly day)
    {
        await coordinator.Page.GetByText("Relever un compteur").ClickAsync();
        await coordinator.Page.Locator("input[name=index]").FillAsync(index);
        await coordinator.Page.Locator("input[name=readOn]").FillAsync($"{day:O}");
    }
}
