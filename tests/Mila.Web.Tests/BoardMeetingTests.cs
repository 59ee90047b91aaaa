using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>A meeting of the board by its pages: planned, a paper joined, convened, a proxy on a phone, presences, a show of hands, signed minutes.</summary>
public sealed class BoardMeetingTests(Site site)
{
    [Fact]
    public async Task A_meeting_goes_from_its_agenda_to_its_signed_minutes()
    {
        await Association.Seat(site.App);
        await using var coordinator = await Association.CoordinatorAt(site);
        var page = await PlanAndConvene(coordinator);
        await GiveProxy(page);

        await coordinator.Go(page);
        for (var present = coordinator.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Présent·e : (?!Elsa)") }); await present.CountAsync() > 0;)
            await coordinator.Send(present.First);
        await coordinator.Send(coordinator.Button("Ouvrir la séance"));
        await Count(coordinator);
        await coordinator.TurnTo(Screen.Phone);
        await coordinator.Go(page);
        await coordinator.Check("meeting-open");
        await Confirm(coordinator, "Lever la séance");
        await Sign(page);
        await coordinator.Go("/conseil/reunions");
        await coordinator.Check("meetings");
        await Assertions.Expect(coordinator.Page.Locator("table")).ToContainTextAsync("Tenue");
        await Assertions.Expect(coordinator.Page.Locator("section[aria-labelledby=year]")).ToContainTextAsync("Décisions prises");
    }

    [Fact]
    public async Task A_meeting_is_put_off_on_its_page_and_a_refusal_stays_beside_its_field()
    {
        await using var coordinator = await Association.CoordinatorAt(site, screen: Screen.Phone);
        await coordinator.Go("/conseil/reunions");
        await coordinator.Page.Locator("input[name=day]").FillAsync($"{site.App.Today.AddDays(30):O}");
        await coordinator.Send(coordinator.Button("Préparer la réunion"));
        await coordinator.Page.GetByText("Reporter la réunion").ClickAsync();
        await coordinator.Page.Locator("input[name=day]").FillAsync($"{site.App.Today.AddDays(-1):O}");
        coordinator.ExpectsRefusals = true;
        await coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "Reporter", Exact = true }).ClickAsync();
        await Assertions.Expect(coordinator.Page.Locator(".field.wrong")).ToContainTextAsync("Nouveau jour");
        await coordinator.Check("meeting-put-off-refused");
        coordinator.ExpectsRefusals = false;
        await coordinator.Page.Locator("input[name=day]").FillAsync($"{site.App.Today.AddDays(40):O}");
        await coordinator.Send(coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "Reporter", Exact = true }));
        await Assertions.Expect(coordinator.Page.Locator("aside.sheet")).ToContainTextAsync("prévue d’abord le");
        await Confirm(coordinator, "Annuler la réunion");
        await site.App.Quiet();
    }

    private async Task<string> PlanAndConvene(Visitor coordinator)
    {
        await coordinator.Go("/conseil/reunions");
        await coordinator.Page.Locator("input[name=day]").FillAsync($"{site.App.Today:O}");
        await coordinator.Field("Lieu").FillAsync("Pôle MILA");
        await coordinator.Send(coordinator.Button("Préparer la réunion"));
        await coordinator.Page.Locator("textarea[name=text]").FillAsync("Repeindre la vitrine de l’accueil");
        await coordinator.Field("À voter : c’est une résolution").CheckAsync();
        await coordinator.Send(coordinator.Button("Inscrire à l’ordre du jour"));
        await coordinator.Page.Locator("li", new() { HasText = "Repeindre la vitrine" }).Locator("summary").First.ClickAsync();
        await coordinator.Page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "devis.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("Devis.") });
        await coordinator.Send(coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "Joindre au point 1", Exact = true }));
        await coordinator.Check("meeting-planned");
        await Confirm(coordinator, "Convoquer");
        await site.App.Quiet();
        return new Uri(coordinator.Page.Url).AbsolutePath;
    }

    private async Task GiveProxy(string page)
    {
        await using var member = await Association.BoardMemberAt(site, 4);
        await member.TurnTo(Screen.Phone);
        await member.Go(page);
        await member.Check("meeting-member");
        await member.Field("Absent·e ce jour-là ? Donner procuration à").SelectOptionAsync(new SelectOptionValue { Label = "Driss Conseil" });
        await member.Send(member.Button("Donner procuration"));
        await Assertions.Expect(member.Page.Locator("main")).ToContainTextAsync("Vous avez donné procuration à Driss Conseil");
    }

    private static async Task Count(Visitor coordinator)
    {
        var voices = int.Parse(Regex.Match(await coordinator.Page.Locator("section[aria-labelledby=presences] strong").First.InnerTextAsync(), "^[0-9]+").Value, System.Globalization.CultureInfo.InvariantCulture);
        coordinator.ExpectsRefusals = true;
        await coordinator.Button("Enregistrer le vote du point 1").ClickAsync();
        await Assertions.Expect(coordinator.Page.Locator(".errors")).ToContainTextAsync("Le total des voix");
        coordinator.ExpectsRefusals = false;
        await coordinator.Field("Adopter, point 1").FillAsync($"{voices - 1}");
        await coordinator.Field("Abstentions, point 1").FillAsync("1");
        await coordinator.Send(coordinator.Button("Enregistrer le vote du point 1"));
    }

    private async Task Sign(string page)
    {
        await using var secretary = await Association.BoardMemberAt(site, 2);
        await secretary.Go(page);
        await secretary.Check("meeting-minutes");
        await Confirm(secretary, "Signer le procès-verbal");
        await Assertions.Expect(secretary.Page.Locator("#minutes")).ToContainTextAsync(new Regex("n°\\s[0-9]{4}-"));
        await site.App.Quiet();
    }

    private static async Task Confirm(Visitor visitor, string button)
    {
        await visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await visitor.Send(visitor.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));
    }
}
