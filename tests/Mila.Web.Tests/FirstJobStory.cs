using Microsoft.Playwright;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The first job of the association, by pages alone: a stranger's candidacy becomes a membership, or lapses.</summary>
public sealed class FirstJobStory : IAsyncLifetime
{
    /// <summary>A host of its own: what is counted here, and who sits, is no other story's.</summary>
    private readonly Site site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_stranger_applies_completes_is_reviewed_voted_admitted_pays_and_is_counted_from_that_day()
    {
        await Association.Seat(site.App);
        await using var stranger = await site.Visit();
        await using var coordinator = await Association.CoordinatorAt(site);

        await Apply(stranger, "Onde Courte");
        await stranger.Check("candidacy-submitted");

        await OpenFromInbox(coordinator, "Vérifier que le dossier est complet", "Onde Courte");
        await coordinator.Check("candidacy-to-check");
        await AskForPiece(coordinator, "Budget prévisionnel");
        await Supply(stranger);

        await OpenFromInbox(coordinator, "Vérifier que le dossier est complet", "Onde Courte");
        await coordinator.Send(coordinator.Button("Le dossier est complet"));
        await coordinator.Field("Aïcha Conseil").CheckAsync();
        await coordinator.Field("Bruno Conseil").CheckAsync();
        await coordinator.Send(coordinator.Button("Désigner"));
        await site.App.Quiet();
        var candidacy = new Uri(coordinator.Page.Url).AbsolutePath;
        await Review(0, candidacy);
        await Review(1, candidacy);
        await site.App.Quiet();

        await coordinator.Go(candidacy);
        await coordinator.Link("Le vote").ClickAsync();
        var vote = new Uri(coordinator.Page.Url).AbsolutePath;
        await Recuse(4, vote);
        await GiveProxy(3, "Clara Conseil", vote);
        await Cast(0, vote);
        await Cast(1, vote);
        await Cast(2, vote, alsoForTheirProxy: true);
        await coordinator.Go(vote);
        await coordinator.Check("vote-to-close");
        await coordinator.Send(coordinator.Button("Clore et compter"));
        await coordinator.Check("vote-closed");
        await site.App.Quiet();

        await Commit(stranger);
        var before = await MembersOn(coordinator, site.App.Today);
        await Pay(coordinator, "Onde Courte");
        await site.App.Quiet();
        Assert.Equal(before + 1, await MembersOn(coordinator, site.App.Today));
        Assert.Equal(before, await MembersOn(coordinator, site.App.Today.AddDays(-1)));
        await coordinator.Check("members");

        await coordinator.Go(candidacy);
        await coordinator.Link("Le parcours et son journal").ClickAsync();
        await Assertions.Expect(coordinator.Page.Locator("main")).ToContainTextAsync("Attribuer l’espace et faire entrer la structure"); // the desk it asked for
        await coordinator.Check("instance-awaits-space");

        await coordinator.TurnTo(Screen.Phone);
        foreach (var list in new[] { "candidatures", "dossiers?etat=tous", "conseil", "cotisations", "adherents", "courriers" })
        {
            await coordinator.Go($"/{list}");
            await coordinator.Check($"{list.Split('?')[0]}-filled");
        }
    }

    [Fact]
    public async Task A_file_left_incomplete_is_recalled_and_then_lapses_as_the_clock_is_moved_from_the_page()
    {
        await Association.Seat(site.App);
        await using var stranger = await site.Visit();
        await using var coordinator = await Association.CoordinatorAt(site);
        await Apply(stranger, "Disques Perdus");
        await OpenFromInbox(coordinator, "Vérifier que le dossier est complet", "Disques Perdus");
        await AskForPiece(coordinator, "Statuts signés");

        await coordinator.Link("Le parcours et son journal").ClickAsync();
        await coordinator.Check("instance-waiting");
        await MoveToReminder(coordinator);

        await coordinator.Send(coordinator.Button("+1 mois"));
        await stranger.Page.ReloadAsync();
        Assert.Contains("Caduque", await stranger.Page.Locator(".heading").InnerTextAsync(), StringComparison.Ordinal);
        await stranger.Check("candidacy-lapsed");

        await coordinator.Go("/courriers");
        await coordinator.Page.Locator("table a").First.ClickAsync();
        await coordinator.Arrives("**/courriers/*");
        await coordinator.TurnTo(Screen.Phone);
        await coordinator.Check("letter");
        await Assertions.Expect(coordinator.Page.FrameLocator("iframe").Locator("body")).ToContainTextAsync("Zoé");
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
        await stranger.Arrives("**/candidature/**");

        await stranger.Page.GetByLabel("Association", new() { Exact = true }).CheckAsync();
        await stranger.Field("Nom de la structure ou du projet").FillAsync(name);
        await stranger.Page.GetByLabel("Label", new() { Exact = true }).CheckAsync();
        foreach (var answer in await stranger.Page.Locator("textarea[name^='answers']").AllAsync())
            await answer.FillAsync("Un label de chanson qui grandit.");
        await stranger.Check("candidacy-draft");
        await stranger.Send(stranger.Button("Déposer ma candidature"));
        await site.App.Quiet();
    }

    /// <summary>What is due next on the host may be another story's: this file's reminder comes at the latest after all of those.</summary>
    private static async Task MoveToReminder(Visitor coordinator)
    {
        const string rung = "La relance est due.";
        for (var before = 0; before < 60 && !(await Journal()).Contains(rung, StringComparison.Ordinal); before++)
            await coordinator.Send(coordinator.Button("prochaine échéance"));
        Assert.Contains(rung, await Journal(), StringComparison.Ordinal);

        Task<string> Journal() => coordinator.Page.Locator(".journal").InnerTextAsync();
    }

    private async Task AskForPiece(Visitor coordinator, string piece)
    {
        await coordinator.Field(piece).CheckAsync();
        await coordinator.Field("Ce qu’il faut dire au candidat").FillAsync("Il nous manque ce document.");
        await coordinator.Send(coordinator.Button("Demander ces pièces"));
        await site.App.Quiet();
    }

    private async Task Supply(Visitor stranger)
    {
        await stranger.Page.ReloadAsync();
        await stranger.Check("candidacy-pieces-asked");
        await stranger.Page.GetByLabel("Document", new() { Exact = true }).SetInputFilesAsync(
            new FilePayload { Name = "budget.pdf", MimeType = "application/pdf", Buffer = await stranger.Page.PdfAsync() });
        await stranger.Send(stranger.Button("Joindre"));
        await stranger.Send(stranger.Button("Tout est là"));
        await site.App.Quiet();
    }

    private async Task Review(int member, string candidacy)
    {
        await using var reviewer = await Association.BoardMemberAt(site, member);
        await reviewer.Go(candidacy);
        await reviewer.Check("candidacy-to-review");
        foreach (var criterion in new[] { "Qualité du projet", "Dynamique", "Capacité d’innovation" })
            await reviewer.Field(criterion).SelectOptionAsync("4");
        await reviewer.Send(reviewer.Button("Enregistrer mon avis"));
    }

    private async Task Recuse(int member, string vote)
    {
        await using var concerned = await Association.BoardMemberAt(site, member);
        await concerned.Go(vote);
        await concerned.Check("vote");
        await concerned.Button("Me déporter").ClickAsync();
        await concerned.Send(concerned.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Me déporter" }));
    }

    private async Task GiveProxy(int member, string to, string vote)
    {
        await using var absent = await Association.BoardMemberAt(site, member);
        await absent.Go(vote);
        await absent.Field("Donner procuration à").SelectOptionAsync(new SelectOptionValue { Label = to });
        await absent.Send(absent.Button("Donner procuration"));
    }

    private async Task Cast(int member, string vote, bool alsoForTheirProxy = false)
    {
        await using var voter = await Association.BoardMemberAt(site, member);
        await voter.Go(vote);
        await voter.Send(voter.Page.Locator("section[aria-labelledby=ballot] button[value=admitted]"));
        if (!alsoForTheirProxy)
            return;
        await voter.Send(voter.Page.Locator("section[aria-labelledby=proxy-ballot] button[value=admitted]"));
    }

    private async Task Commit(Visitor stranger)
    {
        await stranger.Page.ReloadAsync();
        await stranger.Check("candidacy-admitted");
        await stranger.Send(stranger.Button("J’accepte la charte"));
        await stranger.Send(stranger.Button("J’en ai pris connaissance"));
        await site.App.Quiet();
    }

    private async Task Pay(Visitor coordinator, string structure)
    {
        await coordinator.Go("/cotisations");
        await coordinator.Link(structure).ClickAsync();
        await coordinator.Check("dues");
        var owed = await coordinator.Page.Locator("div:has(> dt:text-is('Reste dû')) > dd").First.InnerTextAsync(); // by the month the stories before have reached
        await coordinator.Field("Montant, en euros").FillAsync(owed.Replace("€", "", StringComparison.Ordinal).Trim());
        await coordinator.Field("Reçu le").FillAsync(site.App.Today.ToString("O"));
        await coordinator.Field("Référence").FillAsync("VIR-2023-001");
        await coordinator.Send(coordinator.Button("Enregistrer"));
        await coordinator.Check("dues-paid");
    }

    private static async Task<int> MembersOn(Visitor reader, DateOnly day)
    {
        await reader.Go($"/adherents?jour={day:O}");
        return int.Parse(await reader.Page.Locator(".number-big").First.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task OpenFromInbox(Visitor coordinator, string task, string name)
    {
        await coordinator.Go("/");
        await coordinator.Check("inbox");
        await coordinator.Page.Locator(".row").Filter(new() { HasText = name }).GetByRole(AriaRole.Link, new() { Name = task }).ClickAsync();
    }
}
