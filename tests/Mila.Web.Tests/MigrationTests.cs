using Microsoft.Playwright;
using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Membership.Candidacies;
using Mila.Membership.Structures;
using Mila.Testing;
using Mila.Workflows.Instances;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The intake is changed while candidacies run: the association publishes its version, and brings those that run to it.</summary>
public sealed class MigrationTests(Site site)
{
    /// <summary>A published intake would be another story's too: it is changed where none needs the shipped one.</summary>
    private const string Tenant = MilaApp.Other;

    [Fact]
    public async Task A_new_version_is_published_and_two_dossiers_are_brought_to_it()
    {
        await Association.Seat(site.App, Tenant);
        var first = await Submit("Fanfare Une");
        await Submit("Fanfare Deux");
        await using var coordinator = await Association.CoordinatorAt(site, Tenant);

        await coordinator.Go("/deroules/intake/brouillon");
        var text = await coordinator.Field("Texte du déroulé").InputValueAsync();
        await coordinator.Field("Texte du déroulé").FillAsync(text.Replace("\"check\"", "\"inspect\"", StringComparison.Ordinal));
        await coordinator.Send(coordinator.Button("Enregistrer le brouillon"));
        await AskForASecondReading(coordinator);
        await coordinator.Send(coordinator.Button("Publier"));

        await coordinator.Go("/deroules/intake");
        await coordinator.Link("Faire passer les dossiers").ClickAsync();
        await Assertions.Expect(coordinator.Page.Locator("table")).ToContainTextAsync("n’existe plus");
        await coordinator.Check("migration");
        await coordinator.TurnTo(Screen.Phone);
        await coordinator.Check("migration");
        await coordinator.TurnTo(Screen.Desk);

        await coordinator.Go($"/dossiers/{first}");
        await coordinator.Page.Locator("section[aria-labelledby=steer] select[name='place[check]']").SelectOptionAsync("inspect");
        await coordinator.Send(coordinator.Page.Locator("section[aria-labelledby=steer]").GetByRole(AriaRole.Button, new() { NameRegex = new("^Passer à la version") }));
        await coordinator.Check("instance-migrated");
        await Assertions.Expect(coordinator.Page.Locator(".journal")).ToContainTextAsync("Le dossier suit désormais la version");
        await Assertions.Expect(coordinator.Page.Locator(".picture svg").First).ToContainTextAsync("Vérifier");

        await AnswerTheSecondReading(first);

        await coordinator.Go("/deroules/intake/migration");
        await coordinator.Page.Locator("select[name='place[check]']").SelectOptionAsync("inspect");
        await coordinator.Button("Voir ce que cela donnerait").ClickAsync();
        var move = coordinator.Page.Locator("main").GetByRole(AriaRole.Button, new() { NameRegex = new("^Faire passer [0-9]") });
        await move.ClickAsync();
        await coordinator.Send(coordinator.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { NameRegex = new("^Faire passer [0-9]") }));
        await site.App.Quiet();
        await coordinator.Go("/deroules/intake/migration");
        await Assertions.Expect(coordinator.Page.Locator("main")).ToContainTextAsync("Aucun dossier à faire passer");

        await coordinator.Go("/deroules/intake/brouillon");
        await coordinator.Button("Revenir à la version livrée").ClickAsync();
        await coordinator.Send(coordinator.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Revenir à la version livrée" }));
    }

    /// <summary>One more reader, by form: the presidency is asked once the file is complete.</summary>
    private static async Task AskForASecondReading(Visitor coordinator)
    {
        await coordinator.Link("Vérifier que le dossier est complet").ClickAsync();
        await coordinator.Field("Sur quelle sortie ?").SelectOptionAsync("membership.candidacy_found_complete");
        await coordinator.Field("Ce qui est demandé").FillAsync("Seconde lecture du dossier");
        await coordinator.Field("À qui ?").SelectOptionAsync(Access.President);
        await coordinator.Field("Réponse qui continue").FillAsync("avis favorable");
        await coordinator.Page.GetByLabel("Autre réponse", new() { Exact = true }).FillAsync("à compléter");
        await coordinator.Field("L’autre réponse mène à").SelectOptionAsync("inspect");
        await coordinator.Send(coordinator.Button("Ajouter la question"));
    }

    private async Task AnswerTheSecondReading(Guid instance)
    {
        await using (var session = site.App.Query(Tenant))
            await site.App.Send(new FindCandidacyComplete((await session.LoadAsync<Instance>(instance))!.SubjectId), Tenant);
        await site.App.Quiet();
        await using var president = await Association.BoardMemberAt(site, 0, Tenant);
        await president.Go("/");
        var asked = president.Page.Locator(".row", new() { HasText = "Seconde lecture du dossier" });
        await Assertions.Expect(asked).ToHaveCountAsync(1);
        await president.Check("morning-question");
        await president.Send(asked.GetByRole(AriaRole.Button, new() { NameRegex = new("^avis favorable") }));
        await Assertions.Expect(asked).ToHaveCountAsync(0);
        await president.Go($"/dossiers/{instance}");
        await Assertions.Expect(president.Page.Locator(".journal")).ToContainTextAsync("avis favorable");
    }

    /// <summary>A candidacy that waits to be checked; its instance.</summary>
    private async Task<Guid> Submit(string name)
    {
        var (id, secret) = (Guid.CreateVersion7(), PrivateLinks.NewSecret());
        var link = PrivateLinks.KeyOf(secret);
        await site.App.Send(new BeginCandidacy(id, Guid.CreateVersion7(), secret, CandidacyPath.Beneficiary, "Zoé", name, "zoe@exemple.fr"), Tenant);
        await site.App.Send(
            new SaveCandidacyDraft(
                link, CandidacyPath.Beneficiary, new CandidateProfile(StructureKind.Association, [Activity.Label], InQpv: false, WomenLed: null), new CandidateIdentity(name, null, null, null),
                [.. Enum.GetValues<CandidacyQuestion>().Select(question => new WrittenAnswer(question, "En quelques mots."))]), Tenant);
        await site.App.Send(new SubmitCandidacy(link), Tenant);
        await site.App.Quiet();
        return NamedId.Of("instance", "intake", "candidacy", id.ToString());
    }
}
