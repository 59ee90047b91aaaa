using Microsoft.Playwright;
using Mila.Host.Composition;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>A member books an hour on a phone, without a script too, is refused what is taken, and gives it up.</summary>
public sealed class BookingTests(Site site)
{
    [Fact]
    public async Task A_space_is_booked_refused_and_given_up_by_its_pages_alone()
    {
        var room = NamedId.Of("web", "booked room");
        await site.App.Send(new OpenSite(NamedId.Of("web", "booked site"), "Pôle", null, 1));
        await site.App.Send(new RegisterSpace(room, NamedId.Of("web", "booked site"), SpaceKind.MeetingRoom, "Salle des réservations", 1800, 1));
        var leader = await Member("Les Réservations");
        var day = CivilCalendar.NextWorked(site.App.Today.AddDays(9));

        await using var member = await site.Visit(leader, [Access.Member], Screen.Phone);
        await member.Go($"/reservations?espace={room}&jour={day:O}");
        await member.Check("bookings");
        await member.Page.Locator("input[name=from]").FillAsync("14:00");
        await member.Page.Locator("input[name=until]").FillAsync("16:00");
        await member.Send(member.Button("Réserver"));
        await Assertions.Expect(member.Page.Locator("section[aria-labelledby=week]")).ToContainTextAsync("Les Réservations");
        await member.Check("bookings-booked");

        await member.Page.Locator("input[name=day]").FillAsync($"{day:O}");
        await member.Page.Locator("input[name=from]").FillAsync("14:00");
        await member.Page.Locator("input[name=until]").FillAsync("15:00");
        await member.Page.Locator("summary", new() { HasText = "Répéter" }).ClickAsync();
        await member.Field("Comment").SelectOptionAsync(new SelectOptionValue { Label = "Chaque semaine" });
        await member.Page.Locator("input[name=last]").FillAsync($"{day.AddDays(14):O}");
        await member.Page.Locator("section[aria-labelledby=reserver] button.main").ClickAsync();
        await Assertions.Expect(member.Page.Locator("section[aria-labelledby=series]")).ToContainTextAsync("déjà réservé");
        await member.Check("bookings-series");
        await member.Send(member.Page.Locator("section[aria-labelledby=series] button.main"));

        await using var again = await site.Visit(leader, [Access.Member], Screen.WithoutScripts);
        await again.Go($"/reservations?espace={room}&jour={day:O}");
        await again.Page.Locator("input[name=from]").FillAsync("15:00");
        await again.Page.Locator("input[name=until]").FillAsync("17:00");
        again.ExpectsRefusals = true;
        await again.Button("Réserver").ClickAsync();
        await Assertions.Expect(again.Page.Locator(".errors")).ToContainTextAsync("déjà réservé");
        await again.Check("bookings-refused");
        await using (var neighbour = await site.Visit(await Member("Les Patientes"), [Access.Member], Screen.WithoutScripts))
        {
            neighbour.ExpectsRefusals = true;
            await neighbour.Go($"/reservations?espace={room}&jour={day:O}");
            await neighbour.Page.Locator("input[name=from]").FillAsync("14:00");
            await neighbour.Page.Locator("input[name=until]").FillAsync("15:00");
            await neighbour.Button("Réserver").ClickAsync();
            await neighbour.Check("bookings-wait");
            await neighbour.Button("M’inscrire sur la liste d’attente").ClickAsync();
            await Assertions.Expect(neighbour.Page.Locator("section[aria-labelledby=waits]")).ToContainTextAsync("rang 1");
            await neighbour.Check("bookings-waiting");
        }

        await member.Button("Suivre : Les Réservations").ClickAsync();
        await Assertions.Expect(member.Page.GetByLabel("Adresse de l’agenda")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("/agenda/.+\\.ics$"));
        await member.Check("bookings-followed");
        await member.Send(member.Button("Révoquer l’adresse : Les Réservations"));

        await member.Page.Locator("section[aria-labelledby=mine] summary").Last.ClickAsync();
        await member.Page.Locator("section[aria-labelledby=mine]").GetByLabel("Quoi").Last.SelectOptionAsync("all");
        await member.Send(member.Page.Locator("section[aria-labelledby=mine]").GetByRole(AriaRole.Button, new() { Name = "Plus besoin" }).Last);
        await Assertions.Expect(member.Page.Locator("section[aria-labelledby=mine] .row")).ToHaveCountAsync(1);
        await member.Page.Locator("section[aria-labelledby=mine] summary").First.ClickAsync();
        await member.Send(member.Page.Locator("section[aria-labelledby=mine]").GetByRole(AriaRole.Button, new() { Name = "Plus besoin" }).First);
        await Assertions.Expect(member.Page.Locator("section[aria-labelledby=mine] .row")).ToHaveCountAsync(0);
        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go($"/reservations?espace={room}&semaine={day:O}");
        await Assertions.Expect(coordinator.Page.Locator("section[aria-labelledby=week]")).ToContainTextAsync("Les Patientes"); // it was first in the line
        await coordinator.Check("bookings-office");
        await coordinator.Page.Locator("input[name=pour]").FillAsync("Les Patientes");
        await coordinator.Button("Chercher").ClickAsync();
        await coordinator.Page.Locator("input[name=day]").FillAsync($"{day:O}");
        await coordinator.Page.Locator("input[name=from]").FillAsync("18:00");
        await coordinator.Page.Locator("input[name=until]").FillAsync("19:00");
        await coordinator.Page.Locator("select[name=structureId]").SelectOptionAsync(new SelectOptionValue { Label = "Les Patientes" });
        await coordinator.Send(coordinator.Page.Locator("section[aria-labelledby=reserver] button.main"));
        await Assertions.Expect(coordinator.Page.Locator("section[aria-labelledby=week]")).ToContainTextAsync("18 h à 19 h");
        await coordinator.Go("/reservations/usage?du=" + $"{day:O}&au={day:O}");
        await Assertions.Expect(coordinator.Page.Locator("section[aria-labelledby=structures]")).ToContainTextAsync("Les Patientes");
        await coordinator.Check("bookings-use");
    }

    private async Task<Guid> Member(string name)
    {
        var (structure, leader) = (NamedId.Of("web", "booking", name), NamedId.Of("web", "booking", name, "leader"));
        await site.App.Send(new RecordPerson(leader, "Lou", "Réservant", "lou.reservant@exemple.fr"));
        await site.App.Send(new RegisterStructure(structure, StructureKind.Association, name, null, null, null, [Activity.Label], InQpv: false, WomenLed: null, [new Contact(leader, ContactRole.Leader)], new(2022, 3, 1)));
        await site.App.Send(new BeginMembership(structure, new(2022, 3, 1), CandidacyId: null));
        await site.App.Quiet();
        return leader;
    }
}
