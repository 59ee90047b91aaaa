using Microsoft.Playwright;
using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Membership.Charter;
using Mila.Membership.Structures;
using Mila.People;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The charter is chased and signed, and a breach handled, by pages alone.</summary>
public sealed class CharterTests(Site site)
{
    [Fact]
    public async Task A_campaign_is_opened_by_the_coordinator_and_answered_by_a_leader_on_a_phone()
    {
        await Association.Seat(site.App);
        var (structure, leader) = await Member("Les Signataires");
        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go("/charte/signatures");
        await coordinator.Button("Lancer la campagne").ClickAsync();
        await coordinator.Send(coordinator.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Lancer la campagne" }));
        await coordinator.Check("charter-campaign");

        await using var reader = await site.Visit(leader, [Access.Member], Screen.Phone);
        await reader.Go("/");
        await reader.Check("morning-member");
        await reader.Page.Locator(".row .what a", new() { HasText = "Signer la charte" }).ClickAsync();
        await reader.Check("charter-to-sign");
        await reader.Send(reader.Button("Ne pas signer pour Les Signataires"));
        await reader.Send(reader.Button("Signer pour Les Signataires"));
        await reader.Check("charter-signed");

        await coordinator.Go("/charte/signatures?reponse=signees");
        await Assertions.Expect(coordinator.Link("Les Signataires")).ToHaveCountAsync(1);
        await using var session = site.App.Query();
        Assert.Equal(leader, (await session.LoadAsync<Pledges>(Pledges.IdOf(structure), TestContext.Current.CancellationToken))!.Charter[1].PersonId);
    }

    /// <summary>Those who lead the structure answer on their own page, and nobody else sees it.</summary>
    private async Task Answer(Guid leader, string breach)
    {
        await using var neighbour = await site.Visit(Guid.Parse("0199b6f0-0000-7000-8000-0000000000a1"), [Access.Member]);
        neighbour.ExpectsRefusals = true;
        Assert.Equal(404, await neighbour.Go($"{breach}/repondre"));
        await using var accused = await site.Visit(leader, [Access.Member], Screen.Phone);
        await accused.Go($"{breach}/repondre");
        await Assertions.Expect(accused.Page.Locator("main")).ToContainTextAsync("Trois répétitions après 22 heures en juin.");
        await accused.Check("breach-to-answer");
        await accused.Field("Votre réponse").FillAsync("Nous insonorisons la cave.");
        await accused.Send(accused.Button("Envoyer ma réponse"));
        await accused.Check("breach-answered");
    }

    [Fact]
    public async Task A_breach_is_reported_told_and_answered_without_a_script()
    {
        await Association.Seat(site.App);
        var (_, leader) = await Member("Les Bruyants du Quai");
        await using var president = await Association.CoordinatorAt(site, screen: Screen.WithoutScripts);
        await president.Go("/manquements");
        await president.Field("Nom de l’adhérent").FillAsync("bruyants");
        await president.Button("Chercher").ClickAsync();
        await president.Field("Ce qui a été signalé").FillAsync("Des répétitions la nuit.");
        await president.Send(president.Button("Signaler"));

        await president.Field("Ce qui est reproché, tel que le courrier le dira").FillAsync("Trois répétitions après 22 heures en juin.");
        await president.Send(president.Button("Notifier les griefs"));
        await Answer(leader, new Uri(president.Page.Url).AbsolutePath);
        await president.Page.ReloadAsync();
        await president.Field("Jour de l’audition").FillAsync(site.App.Today.ToString("O"));
        await president.Send(president.Button("Inviter la structure"));
        president.ExpectsRefusals = true;
        await president.Button("La structure a été entendue").ClickAsync();
        Assert.Contains("notez en quelques phrases ce qui a été dit", await president.Page.Locator(".errors").InnerTextAsync(), StringComparison.Ordinal);
        await president.Field("Ce qui a été dit").FillAsync("Les travaux sont commandés.");
        await president.Send(president.Button("La structure a été entendue"));
        await site.App.Quiet();
        await president.Go(new Uri(president.Page.Url).AbsolutePath);
        await president.Check("breach-in-vote");
        await using var scripted = await Association.CoordinatorAt(site);
        await scripted.Go(new Uri(president.Page.Url).AbsolutePath);
        await scripted.Check("breach-in-vote");
        await Assertions.Expect(president.Link("Voir le vote")).ToHaveCountAsync(1);
    }

    private async Task<(Guid Structure, Guid Leader)> Member(string name)
    {
        var (structure, leader) = (NamedId.Of("web", "charter", name), NamedId.Of("web", "charter", "leader", name));
        await site.App.Send(new RecordPerson(leader, "Zoé", "Dirigeante", "zoe@exemple.fr"));
        await site.App.Send(new RegisterStructure(
            structure, StructureKind.Company, name, null, null, null, [Activity.Label], false, null, [new Contact(leader, ContactRole.Leader)], new(2022, 1, 3)));
        await site.App.Send(new BeginMembership(structure, new DateOnly(2022, 1, 3), null));
        return (structure, leader);
    }
}
