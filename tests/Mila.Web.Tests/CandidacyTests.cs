using Mila.Testing;
using Mila.Membership.Structures;
using Mila.Kernel;
using Marten;
using Microsoft.Playwright;
using Mila.Host.Composition;
using Mila.Membership.Candidacies;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The intake's pages: a stranger applies and completes on a phone, with scripts and without; the coordinator checks the file.</summary>
public sealed class CandidacyTests(Site site)
{
    private static readonly Guid Camille = Guid.Parse("0199b6f0-0000-7000-8000-0000000000c1");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stranger_applies_is_asked_for_a_piece_and_completes(bool scripts)
    {
        var name = scripts ? "Label des Marmousets" : "Éditions du Passage";
        await using var stranger = await site.Visit(screen: scripts ? Screen.Phone : Screen.WithoutScripts);
        await Begin(stranger, scripts);
        await Fill(stranger, name);
        await stranger.Button("Déposer ma candidature").ClickAsync();
        await stranger.Page.GetByText("Votre candidature est déposée").WaitForAsync();
        await stranger.Check($"candidacy-submitted-{scripts}");
        var link = new Uri(stranger.Page.Url).AbsolutePath;
        await site.App.Quiet();

        await using var coordinator = await site.Visit(Camille, [Access.Coordinator]);
        await coordinator.Go("/candidatures");
        await coordinator.Check($"candidacies-{scripts}");
        await coordinator.Link(name).ClickAsync();
        await coordinator.Arrives("**/candidatures/*");
        await coordinator.Field("Statuts signés").CheckAsync();
        await coordinator.Check($"candidacy-check-{scripts}");
        await coordinator.Button("Demander ces pièces").ClickAsync();
        await coordinator.Page.GetByText("Les pièces sont demandées").WaitForAsync();

        await stranger.Go(link);
        await stranger.Check($"candidacy-asked-{scripts}");
        await stranger.Field("Nature du document").SelectOptionAsync("STATUTES");
        await stranger.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "statuts.txt", MimeType = "text/plain", Buffer = "Article premier."u8.ToArray() });
        await stranger.Button("Joindre").ClickAsync();
        await stranger.Page.GetByText("Le document est joint").WaitForAsync();
        await stranger.Button("Tout est là").ClickAsync();
        await stranger.Page.GetByText("nous vérifions de nouveau").WaitForAsync();

        await using var session = site.App.Query();
        var candidacy = await session.Query<Candidacy>().SingleAsync(each => each.Id == Id(coordinator), TestContext.Current.CancellationToken);
        Assert.Equal((CandidacyState.Submitted, 1), (candidacy.State, candidacy.Pieces.Count));
    }

    private static Guid Id(Visitor coordinator) => Guid.Parse(new Uri(coordinator.Page.Url).Segments[^1]);

    private async Task Begin(Visitor stranger, bool scripts)
    {
        await stranger.Go("/candidater");
        await stranger.Check($"apply-{scripts}");
        await stranger.Field("Adhérer comme bénéficiaire").CheckAsync();
        await stranger.Page.Locator("[name=givenName]").FillAsync("Zoé");
        await stranger.Page.Locator("[name=familyName]").FillAsync("Inconnue");
        await stranger.Page.Locator("[name=email]").FillAsync("zoe@exemple.fr");
        await site.App.MoveTo(site.App.Now.AddSeconds(10));
        await stranger.Button("Ouvrir mon dossier").ClickAsync();
        await stranger.Arrives("**/candidature/*");
    }

    [Fact]
    public async Task A_structure_that_waits_for_its_space_is_given_one_or_gives_it_up()
    {
        var (candidacy, structure, applicant, day) = (NamedId.Of("web", "awaits space"), NamedId.Of("web", "awaits space structure"), NamedId.Of("web", "awaits space applicant"), site.App.Today);
        await site.App.Send(new RegisterStructure(structure, StructureKind.Company, "Les Attendus", null, null, null, [Activity.Label], false, null, [], day));
        await site.App.Send(new BeginMembership(structure, day, null));
        await using (var session = site.App.Store.LightweightSession(MilaApp.Mila))
        {
            session.Events.StartStream<Candidacy>(
                candidacy, new CandidacyBegun(candidacy, applicant, structure, OfMember: false, CandidacyPath.Desk, day), new CandidacySubmitted(candidacy, day),
                new CandidacyAdmitted(candidacy, NamedId.Of("vote"), day), new CandidacyCommitted(candidacy, day), new CandidacyFulfilled(candidacy, day, day));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go($"/candidatures/{candidacy}");
        await Assertions.Expect(coordinator.Page.Locator("section[aria-labelledby=space]")).ToContainTextAsync("Les Attendus");
        await coordinator.Check("candidacy-awaits-space");
        await coordinator.TurnTo(Screen.Phone);
        await coordinator.Check("candidacy-awaits-space-phone");
        await coordinator.Button("La structure renonce à l’espace").ClickAsync();
        await coordinator.Send(coordinator.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "La structure renonce à l’espace" }));
        await Assertions.Expect(coordinator.Page.Locator("body")).ToContainTextAsync("reste adhérente");
        Assert.Equal(0, await coordinator.Page.Locator("section[aria-labelledby=space]").CountAsync());
    }

    private static async Task Fill(Visitor stranger, string name)
    {
        await stranger.Page.GetByRole(AriaRole.Radio, new() { Name = "Association" }).CheckAsync();
        await stranger.Page.Locator("[name=name]").FillAsync(name);
        await stranger.Page.GetByLabel("Label", new() { Exact = true }).CheckAsync();
        foreach (var question in new[] { "PROJECT", "NEEDS" })
            await stranger.Page.Locator($"[name='answers[{question}]']").FillAsync("Une réponse en quelques lignes.");
        await stranger.Button("Enregistrer").ClickAsync();
        await stranger.Page.GetByText("Votre brouillon est enregistré").WaitForAsync();
        await stranger.Check($"candidacy-draft-{name.Length}");
    }
}
