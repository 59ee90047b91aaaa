using Microsoft.Playwright;
using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>A general assembly by its pages: planned, convened, a proxy given on a phone, the sheet on a tablet at the door, votes, election, signatures.</summary>
public sealed class AssemblyTests(Site site)
{
    private const int Members = 4;

    /// <summary>An election ends the mandates of who sat before: it is held where no other story needs them.</summary>
    private const string Tenant = MilaApp.Other;

    private static readonly Screen Tablet = new(820, 1180);

    [Fact]
    public async Task An_assembly_goes_from_its_plan_to_its_signed_minutes()
    {
        await Association.Seat(site.App, Tenant);
        for (var number = 0; number < Members; number++)
            await Join(number);
        await using var coordinator = await Association.CoordinatorAt(site, Tenant);

        var (page, day) = await PlanAndConvene(coordinator);
        await GiveProxy(page, giver: 3, to: "Scène 0");
        await coordinator.Go(page);
        await Stand(coordinator, "Aïcha Conseil");
        await Stand(coordinator, "Clara Conseil");

        await site.App.MoveTo(day);
        await using var other = await Association.BoardMemberAt(site, 2, Tenant);
        await other.Go(page);
        await Attend(coordinator, page);
        await Assertions.Expect(other.Page.Locator("section[aria-labelledby=feuille]")).ToContainTextAsync("Quorum atteint"); // shown without asking again
        await coordinator.Send(coordinator.Button("Ouvrir la séance"));
        await Vote(coordinator);
        await Confirm(coordinator, "Clore la séance");
        await coordinator.Check("assembly-closed");

        await Sign(page, member: 2, last: false);
        await Sign(page, member: 0, last: true);
        await coordinator.Go("/assemblees");
        await coordinator.Check("assemblies");
        await Assertions.Expect(coordinator.Page.Locator("table")).ToContainTextAsync("n° AG-");
    }

    private async Task<(string Page, DateOnly Day)> PlanAndConvene(Visitor coordinator)
    {
        var day = site.App.Today.AddDays(20);
        await coordinator.Go("/assemblees/preparer");
        await coordinator.Page.Locator("input[name=day]").FillAsync($"{day:O}");
        await coordinator.Field("Lieu").FillAsync("Hasard Ludique");
        await coordinator.Field("Élection du conseil d’administration").CheckAsync();
        await coordinator.Send(coordinator.Button("Préparer l’assemblée"));
        await coordinator.Check("assembly-planned");
        await Confirm(coordinator, "Convoquer");
        await site.App.Quiet();
        return (new Uri(coordinator.Page.Url).AbsolutePath, day);
    }

    private async Task GiveProxy(string page, int giver, string to)
    {
        await using var member = await site.Visit(Leader(giver), [Access.Member], Screen.Phone, Tenant);
        await member.Go(page);
        await member.Check("assembly-member");
        await member.Field("Absente ce jour-là ? Donner procuration à").SelectOptionAsync(new SelectOptionValue { Label = to });
        await member.Send(member.Button("Donner procuration"));
        await Assertions.Expect(member.Page.Locator("main")).ToContainTextAsync($"Vous avez donné procuration à {to}");
        await member.Check("assembly-proxy-given");
    }

    private static async Task Stand(Visitor coordinator, string person)
    {
        await coordinator.Field("Nouvelle candidature").SelectOptionAsync(new SelectOptionValue { Label = person });
        await coordinator.Send(coordinator.Button("Enregistrer la candidature"));
    }

    private static async Task Attend(Visitor coordinator, string page)
    {
        await coordinator.TurnTo(Tablet);
        await coordinator.Go(page);
        for (var number = 0; number < Members - 1; number++)
            await coordinator.Send(coordinator.Button($"Présente : Scène {number}"));
        await coordinator.Check("assembly-door");
        await Assertions.Expect(coordinator.Page.Locator("section[aria-labelledby=feuille]")).ToContainTextAsync("Quorum atteint");
        await Assertions.Expect(coordinator.Page.Locator("section[aria-labelledby=feuille]")).ToContainTextAsync("Représentée");
        await coordinator.Go($"{page}/emargement");
        await coordinator.Check("assembly-sheet");
        await coordinator.TurnTo(Screen.Phone);
        await coordinator.Check("assembly-sheet");
        await coordinator.Go(page);
        await coordinator.Check("assembly-door");
        await coordinator.TurnTo(Screen.Desk);
        await coordinator.Go(page);
    }

    private static async Task Vote(Visitor coordinator)
    {
        coordinator.ExpectsRefusals = true;
        await coordinator.Field("Pour, point 1").FillAsync("99");
        await coordinator.Button("Enregistrer le vote du point 1").ClickAsync();
        await Assertions.Expect(coordinator.Page.Locator(".errors")).ToContainTextAsync("Le total dépasse les voix");
        coordinator.ExpectsRefusals = false;
        for (var item = 1; item <= 3; item++)
            await coordinator.Send(coordinator.Button($"Enregistrer le vote du point {item}"));
        await coordinator.Field("Voix pour Aïcha Conseil").FillAsync("4");
        await coordinator.Field("Voix pour Clara Conseil").FillAsync("3");
        await coordinator.Send(coordinator.Button("Enregistrer le dépouillement"));
        await coordinator.Check("assembly-counted");
    }

    private async Task Sign(string page, int member, bool last)
    {
        await using var signer = await Association.BoardMemberAt(site, member, Tenant);
        await signer.Go($"{page}/proces-verbal");
        await signer.Check("assembly-minutes");
        await Confirm(signer, "Signer le procès-verbal");
        await Assertions.Expect(signer.Heading).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(last ? "n°\\sAG-" : "projet"));
        await site.App.Quiet();
    }

    private static async Task Confirm(Visitor visitor, string button)
    {
        await visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await visitor.Send(visitor.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));
    }

    private async Task Join(int number)
    {
        var (structure, since) = (NamedId.Of("web", "scene", $"{number}"), new DateOnly(2022, 3, 1));
        await site.App.Send(new RecordPerson(Leader(number), "Lou", $"Scène{number}", $"lou{number}@exemple.fr"), Tenant);
        await site.App.Send(new RegisterStructure(structure, StructureKind.Association, $"Scène {number}", null, null, null,
            [Activity.TourPromoter], InQpv: false, WomenLed: null, [new Contact(Leader(number), ContactRole.Leader)], since), Tenant);
        await site.App.Send(new SetAffiliation(structure, Affiliation.Beneficiary, since), Tenant);
        await site.App.Send(new BeginMembership(structure, since, CandidacyId: null), Tenant);
    }

    private static Guid Leader(int number) => NamedId.Of("web", "scene-leader", $"{number}");
}
