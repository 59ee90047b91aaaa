using Microsoft.Playwright;
using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Workflows;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>A dossier's page, read and steered by the coordinator.</summary>
public sealed class DossierTests(Site site)
{
    private static readonly Guid Anne = Guid.Parse("0199b6f0-0000-7000-8000-000000000001");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_step_is_passed_and_the_dossier_given_up_with_and_without_scripts(bool scripts)
    {
        var subject = NamedId.Of("a steered candidacy", $"{scripts}");
        await site.App.Send(StartInstance.Of("intake", "candidacy", subject));
        var path = $"/dossiers/{StartInstance.IdOf("intake", "candidacy", subject)}";
        await using var visitor = await site.Visit(Anne, [Access.Coordinator], scripts ? Screen.Desk : Screen.WithoutScripts);
        Assert.Equal(200, await visitor.Go(path));
        await visitor.Check("dossier");

        await visitor.Page.GetByText("Déplacer une échéance").ClickAsync();
        await visitor.Page.GetByLabel("Échéance du").CheckAsync();
        var day = DateOnly.FromDateTime(site.App.Now.UtcDateTime).AddDays(45);
        await visitor.Field("Nouveau jour").FillAsync($"{day:O}");
        await visitor.Send(visitor.Button("Déplacer"));
        Assert.Contains($"Échéance déplacée au {French.Day(day)}", await visitor.Page.Locator(".journal").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Go("/echeances?sorte=echeances");
        await visitor.Check("timers");
        Assert.NotEqual(0, await visitor.Page.Locator($"a[href^='{path}']").CountAsync());
        await visitor.Go(path);

        await visitor.Page.GetByText("Passer une étape").ClickAsync();
        await visitor.Page.GetByLabel("Le candidat prépare son dossier : déposé").CheckAsync();
        await visitor.Check("dossier-skip");
        await visitor.Send(visitor.Button("Passer l’étape"));

        await visitor.Page.Locator("summary", new() { HasText = "Annuler le dossier" }).ClickAsync();
        var button = visitor.Button("Annuler le dossier");
        if (scripts)
        {
            await button.ClickAsync();
            button = visitor.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Annuler le dossier" });
        }
        await visitor.Send(button);

        Assert.Contains("Annulé : c’est un doublon.", (await visitor.Page.Locator(".journal").InnerTextAsync()).Replace('\u00A0', ' '), StringComparison.Ordinal);
        await visitor.Check("dossier-cancelled");
    }
}
