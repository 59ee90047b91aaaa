using Microsoft.Playwright;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The first job of the association, by pages alone: a stranger applies, is asked for a piece, and lapses.</summary>
public sealed class FirstJobStory(Site site)
{
    [Fact]
    public async Task A_file_left_incomplete_is_recalled_and_then_lapses_as_the_clock_is_moved_from_the_page()
    {
        await Association.Seat(site.App);
        await using var stranger = await site.Visit();
        await using var coordinator = await Association.CoordinatorAt(site);
        await Apply(stranger, "Disques Perdus");
        await OpenFromInbox(coordinator, "Vérifier que le dossier est complet");
        await AskForPiece(coordinator, "Statuts signés");

        await coordinator.Link("Le parcours et son journal").ClickAsync();
        await coordinator.Check("instance-waiting");
        await coordinator.Send(coordinator.Button("prochaine échéance"));
        Assert.Contains("La relance est due.", await coordinator.Page.Locator(".journal").InnerTextAsync(), StringComparison.Ordinal);

        await coordinator.Send(coordinator.Button("+1 mois"));
        await stranger.Page.ReloadAsync();
        Assert.Contains("Caduque", await stranger.Page.Locator(".heading").InnerTextAsync(), StringComparison.Ordinal);
        await stranger.Check("candidacy-lapsed");
    }

    private async Task Apply(Visitor stranger, string name)
    {
        await stranger.Go("/");
        await stranger.Link("Déposer une candidature").ClickAsync();
        await stranger.Check("apply");
        await site.App.MoveTo(site.App.Now.AddSeconds(10)); // a person looks at the form for a while
        await stranger.Field("Un poste de travail à Milab").CheckAsync();
        await stranger.Field("Votre prénom").FillAsync("Zoé");
        await stranger.Field("Votre nom").FillAsync("Inconnue");
        await stranger.Field("Votre adresse électronique").FillAsync("zoe@exemple.fr");
        await stranger.Button("Ouvrir mon dossier").ClickAsync();
        await stranger.Page.WaitForURLAsync("**/candidature/**");

        await stranger.Page.GetByLabel("Association", new() { Exact = true }).CheckAsync();
        await stranger.Field("Nom de la structure ou du projet").FillAsync(name);
        await stranger.Page.GetByLabel("Label", new() { Exact = true }).CheckAsync();
        foreach (var answer in await stranger.Page.Locator("textarea[name^='answers']").AllAsync())
            await answer.FillAsync("Un label de chanson qui grandit.");
        await stranger.Check("candidacy-draft");
        await stranger.Send(stranger.Button("Déposer ma candidature"));
        await site.App.Quiet();
    }

    private async Task AskForPiece(Visitor coordinator, string piece)
    {
        await coordinator.Field(piece).CheckAsync();
        await coordinator.Field("Ce qu’il faut dire au candidat").FillAsync("Il nous manque ce document.");
        await coordinator.Send(coordinator.Button("Demander ces pièces"));
        await site.App.Quiet();
    }

    private static async Task OpenFromInbox(Visitor coordinator, string task)
    {
        await coordinator.Go("/");
        await coordinator.Check("inbox");
        await coordinator.Link(task).First.ClickAsync();
    }
}
