using System.Text;
using Microsoft.Playwright;
using Mila.Host.Composition;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The coordinator welcomes a volunteer of the civic service and gives a task, with forms alone; who is not known to have a mission sees none.</summary>
public sealed class MissionTests(Site site)
{
    [Fact]
    public async Task A_volunteer_is_welcomed_and_given_a_task_that_is_done()
    {
        await Association.Seat(site.App);
        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go("/documents/nouveau");
        await coordinator.Page.Locator("[name=kind]").SelectOptionAsync("CIVIC_SERVICE_AGREEMENT");
        await coordinator.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "agrement.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("Agrément.") });
        await coordinator.Page.Locator("[name=until]").FillAsync($"{site.App.Today.AddYears(3):yyyy-MM-dd}");
        await coordinator.Send(coordinator.Button("Déposer au registre"));

        await coordinator.Go("/service-civique");
        await coordinator.Page.GetByText("Accueillir un ou une volontaire").ClickAsync();
        await coordinator.Field("Prénom").FillAsync("Inès");
        await coordinator.Page.Locator("[name=familyName]").FillAsync("Bénard");
        await coordinator.Page.Locator("[name=tutorId]").SelectOptionAsync(new SelectOptionValue { Label = "Aïcha Conseil" });
        await coordinator.Page.Locator("[name=from]").FillAsync($"{site.App.Today:O}");
        await coordinator.Page.Locator("[name=lastDay]").FillAsync($"{site.App.Today.AddMonths(7):O}");
        await coordinator.Page.Locator("[name=purpose]").FillAsync("Communication auprès des adhérents");
        await coordinator.Check("mission-form");
        await coordinator.Send(coordinator.Button("Enregistrer la mission"));
        await coordinator.Page.GetByText("Confier une tâche à Inès Bénard").ClickAsync();
        await coordinator.Page.Locator("#words-1").FillAsync("Porter les affiches");
        await coordinator.Page.Locator("#due-1").FillAsync($"{site.App.Today.AddDays(4):O}");
        await coordinator.Send(coordinator.Button("Confier la tâche"));
        await coordinator.TurnTo(Screen.Phone);
        await coordinator.Go("/service-civique");
        await coordinator.Check("missions");
        await coordinator.Send(coordinator.Button("C’est fait : Porter les affiches"));
        await Assertions.Expect(coordinator.Page.Locator("#mission-1 ~ ul")).ToContainTextAsync("Faite");

        await coordinator.Page.Locator("summary", new() { HasText = "Présences, Inès Bénard" }).ClickAsync();
        await coordinator.Check("mission-months");
        await coordinator.Link(Kernel.French.Month(site.App.Today)).ClickAsync();
        await coordinator.Page.Locator($"#day-{site.App.Today.Day}").SelectOptionAsync("TRAINING");
        await coordinator.Send(coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer", Exact = true }));
        await Assertions.Expect(coordinator.Page.Locator("dl.facts")).ToContainTextAsync("Formation1\u00A0jour");
        await coordinator.Check("mission-month");

        await using var nobody = await site.Visit(Kernel.NamedId.Of("web", "no mission"), [Access.CivicVolunteer]);
        await nobody.Go("/service-civique");
        await nobody.Check("missions-empty");
        Assert.Equal(0, await nobody.Page.GetByText("Inès").CountAsync());
    }
}
