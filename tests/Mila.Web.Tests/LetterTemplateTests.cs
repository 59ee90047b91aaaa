using Microsoft.Playwright;
using Mila.Host.Composition;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>A letter worded by the coordinator: tried, refused with its line, saved, taken back.</summary>
public sealed class LetterTemplateTests(Site site)
{
    [Fact]
    public async Task A_letter_is_worded_tried_saved_and_restored()
    {
        await Association.Seat(site.App);
        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go("/courriers");
        await coordinator.Link("Modèles de courrier").ClickAsync();
        await coordinator.Check("letter-templates");
        await coordinator.Link("Votre lien de connexion").ClickAsync();
        await coordinator.Check("letter-template");
        var (text, preview) = (coordinator.Field("Texte du modèle"), coordinator.Page.FrameLocator("iframe").Locator("body"));
        await Assertions.Expect(preview).ToContainTextAsync("Bonjour Zoé");

        coordinator.ExpectsRefusals = true;
        await text.FillAsync("Objet : Entrez\nBonjour,\n\n{{ if given_name }}");
        await coordinator.Button("Voir l’aperçu").ClickAsync();
        await Assertions.Expect(coordinator.Page.Locator(".errors")).ToContainTextAsync("ligne 4");
        await coordinator.Check("letter-template-refused");
        coordinator.ExpectsRefusals = false;

        const string Own = "Objet : Entrez\nBonjour {{ given_name }}, c’est par ici :\n\n{{ path | url }}";
        await text.FillAsync(Own);
        await coordinator.Button("Voir l’aperçu").ClickAsync();
        await Assertions.Expect(preview).ToContainTextAsync("Bonjour Zoé, c’est par ici");
        await coordinator.Send(coordinator.Button("Enregistrer"));
        await Assertions.Expect(coordinator.Page.Locator("main")).ToContainTextAsync("C’est votre rédaction qui est en vigueur");
        await coordinator.TurnTo(Screen.Phone);
        await coordinator.Check("letter-template-own");
        await coordinator.TurnTo(Screen.Desk);

        await coordinator.Button("Revenir au texte livré").ClickAsync();
        await coordinator.Send(coordinator.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Revenir au texte livré" }));
        Assert.StartsWith("Objet : Votre lien de connexion", await text.InputValueAsync(), StringComparison.Ordinal);
        await coordinator.Send(coordinator.Button("Reprendre la version 1"));
        Assert.Equal(Own, await text.InputValueAsync());
        await coordinator.Button("Revenir au texte livré").ClickAsync();
        await coordinator.Send(coordinator.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Revenir au texte livré" }));
    }

    [Fact]
    public async Task It_is_not_for_members()
    {
        await using var member = await site.Visit(Guid.Parse("0199b6f0-0000-7000-8000-000000000077"), [Access.Member]);
        member.ExpectsRefusals = true;
        Assert.Equal(403, await member.Go("/courriers/modeles"));
    }
}
