using Mila.Host.Composition;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>A stranger asks on a phone; the coordinator answers, and puts down a call.</summary>
public sealed class EnquiryTests(Site site)
{
    [Fact]
    public async Task A_question_is_asked_on_a_phone_answered_and_a_call_is_put_down()
    {
        await using var stranger = await site.Visit(null, [], Screen.Phone);
        stranger.ExpectsRefusals = true;
        await stranger.Go("/se-renseigner");
        await stranger.Check("ask");
        await stranger.Page.GetByText("Un accompagnement").ClickAsync();
        await stranger.Field("Votre question").FillAsync("Aidez-vous les éditeurs ?");
        await stranger.Field("Votre prénom").FillAsync("Rokia");
        await stranger.Field("Votre nom").FillAsync("Questionneuse");
        await stranger.Field("Votre adresse électronique").FillAsync("rokia@exemple.fr");
        await site.App.MoveTo(site.App.Now.AddSeconds(10));
        await stranger.Send(stranger.Button("Envoyer ma demande"));

        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go("/renseignements");
        await coordinator.Check("enquiries");
        await coordinator.Link("Rokia Questionneuse").ClickAsync();
        await coordinator.Check("enquiry");
        await coordinator.Field("Votre réponse").FillAsync("Oui : venez à la prochaine réunion.");
        await coordinator.Send(coordinator.Button("Répondre"));
        Assert.Equal("Répondue", await coordinator.Page.Locator(".heading .badge").InnerTextAsync());

        await coordinator.Go("/renseignements");
        await coordinator.Page.GetByText("Noter une demande").ClickAsync();
        await coordinator.Page.GetByLabel("Prénom", new() { Exact = true }).FillAsync("Basile");
        await coordinator.Page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Téléphone");
        await coordinator.Page.Locator("[name=phone]").FillAsync("01 99 00 12 34");
        await coordinator.Send(coordinator.Button("Noter"));
        await coordinator.Page.Locator("[name=visitOn]").FillAsync($"{site.App.Today:yyyy-MM-dd}");
        await coordinator.Send(coordinator.Button("Proposer ce jour"));
        await coordinator.TurnTo(Screen.Phone);
        await coordinator.Check("enquiry-visit-phone");
    }
}
