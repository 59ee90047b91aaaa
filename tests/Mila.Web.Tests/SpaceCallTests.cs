using Mila.Incubation.Calls;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Membership.Candidacies;
using Mila.Membership.Structures;
using Mila.People;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>A member asks for a space that will be free, and takes it back; the office asks for another.</summary>
public sealed class SpaceCallTests(Site site)
{
    private static readonly Guid Leader = NamedId.Of("web", "space call leader");
    private static readonly Guid Office = NamedId.Of("web", "space call office");

    [Fact]
    public async Task A_space_is_asked_for_from_its_page()
    {
        await site.App.Send(new RecordPerson(Leader, "Ida", "Courte", "ida@exemple.fr"));
        foreach (var (name, contacts) in new (string, Contact[])[] { ("Atelier Boréal", [new Contact(Leader, ContactRole.Leader)]), ("Atelier Austral", []) })
        {
            var id = NamedId.Of("web", name);
            await site.App.Send(new RegisterStructure(id, StructureKind.Company, name, null, null, null, [Activity.Label], false, null, contacts, new(2022, 1, 3)));
            await site.App.Send(new BeginMembership(id, new DateOnly(2022, 1, 3), null));
        }
        await site.App.Send(new OpenSite(NamedId.Of("web", "space call site"), "Annexe", null, 8));
        await site.App.Send(new RegisterSpace(Office, NamedId.Of("web", "space call site"), SpaceKind.Office, "Loge", 900, 1));
        var free = site.App.Today.AddDays(20);
        await site.App.Send(new OpenSpaceCall(Office, free));
        var page = $"/appels-espaces/{SpaceCall.IdOf(Office, free)}";

        await using (var stranger = await site.Visit(screen: Screen.Phone))
        {
            Assert.Equal(200, await stranger.Go("/candidater"));
            Assert.Contains("9\u00A0m²", await stranger.Page.InnerTextAsync("section[aria-labelledby=spaces]"), StringComparison.Ordinal);
            await stranger.Check("apply-with-spaces");
        }

        await using (var leader = await site.Visit(Leader, ["member"]))
        {
            Assert.Equal(200, await leader.Go("/appels-espaces"));
            await leader.Check("space-calls");
            await leader.Link("Loge").ClickAsync();
            await leader.Field("Pourquoi cet espace").FillAsync("Nous sommes trois dans une pièce.");
            await leader.Send(leader.Button("Demander l’espace"));
            await leader.Check("space-call-asked");
            Assert.Contains("Atelier Boréal", await leader.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        }

        var waiting = NamedId.Of("web", "waits for an office");
        await using (var session = site.App.Store.LightweightSession(Testing.MilaApp.Mila))
        {
            session.Store(IdentitySheet.Of(NamedId.Of("web", "waits for an office structure"), "Atelier Levant", null, null, null));
            session.Events.StartStream<Candidacy>(
                waiting, new CandidacyBegun(waiting, NamedId.Of("web", "waits"), NamedId.Of("web", "waits for an office structure"), OfMember: false, CandidacyPath.Hosted, site.App.Today),
                new CandidacySubmitted(waiting, site.App.Today), new CandidacyWaitlisted(waiting, NamedId.Of("vote"), site.App.Today));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go(page);
        Assert.Contains("Atelier Levant", await coordinator.Page.InnerTextAsync("section[aria-labelledby=waiting]"), StringComparison.Ordinal);
        await coordinator.Field("Adhérent").FillAsync("austral");
        await coordinator.Button("Chercher").ClickAsync();
        await coordinator.Field("Pourquoi cet espace").FillAsync("Elle part de chez elle.");
        await coordinator.Send(coordinator.Button("Demander l’espace"));
        var seen = await coordinator.Page.InnerTextAsync("main");
        Assert.Contains("Atelier Boréal", seen, StringComparison.Ordinal);
        Assert.Contains("Elle part de chez elle.", seen, StringComparison.Ordinal);

        foreach (var (name, says) in new[] { ("Atelier Boréal", "Salle de réunion"), ("Atelier Austral", "Salon") })
        {
            await coordinator.Page.GetByText("Fixer un entretien").ClickAsync();
            await coordinator.Field("Structure reçue").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Label = name });
            await coordinator.Field("Jour").FillAsync($"{site.App.Today:O}");
            await coordinator.Field("Heure").FillAsync("14:30");
            await coordinator.Field("Lieu").FillAsync(says);
            await coordinator.Send(coordinator.Button("Fixer l’entretien"));
        }
        await coordinator.Page.GetByText("Noter un entretien").ClickAsync();
        await coordinator.Field("Structure entendue").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Label = "Atelier Boréal" });
        await coordinator.Field("4").CheckAsync();
        await coordinator.Field("Ce qui a été dit").FillAsync("Un projet solide.");
        await coordinator.Send(coordinator.Button("Enregistrer le compte rendu"));
        Assert.Contains("Note de l’entretien\u00A0: 4 sur\u00A05. Un projet solide.", await coordinator.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await coordinator.TurnTo(Screen.Phone);
        await coordinator.Page.GetByText("Noter un entretien").ClickAsync();
        await coordinator.Check("space-call-phone");

        await using (var leader = await site.Visit(Leader, ["member"]))
        {
            await leader.Go(page);
            Assert.DoesNotContain("Atelier Levant", await leader.Page.InnerTextAsync("main"), StringComparison.Ordinal);
            var own = await leader.Page.InnerTextAsync("main");
            Assert.DoesNotContain("Atelier Austral", own, StringComparison.Ordinal);
            Assert.Contains("14\u00A0h\u00A030 (Salle de réunion)", own, StringComparison.Ordinal);
            Assert.DoesNotContain("Salon", own, StringComparison.Ordinal);
            Assert.DoesNotContain("Un projet solide.", own, StringComparison.Ordinal);
        }
    }
}
