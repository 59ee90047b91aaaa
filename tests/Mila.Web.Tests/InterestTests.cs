using Microsoft.Playwright;
using Mila.Kernel;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>A member of the board declares a link with a structure on a phone, and withdraws it.</summary>
public sealed class InterestTests(Site site)
{
    [Fact]
    public async Task A_link_is_declared_on_a_phone_in_a_search_and_a_tap_and_withdrawn()
    {
        await Association.Seat(site.App);
        await site.App.Send(new RegisterStructure(
            NamedId.Of("web", "interest"), StructureKind.Company, "Éditions du Lavoir", null, null, null, [Activity.Label], false, null, [], new(2022, 1, 3)));
        await using var member = await Association.BoardMemberAt(site, 3);
        await member.TurnTo(Screen.Phone);
        await member.Go("/interets");
        await member.Check("interests-empty");
        await member.Field("Nom de la structure").FillAsync("lavoir");
        await member.Button("Chercher").ClickAsync();
        await member.Button("Déclarer un lien avec Éditions du Lavoir").WaitForAsync();
        await member.Check("interests-found");
        await member.Send(member.Button("Déclarer un lien avec Éditions du Lavoir"));
        await Assertions.Expect(member.Page.Locator("section[aria-labelledby=mine]")).ToContainTextAsync("Éditions du Lavoir");
        await member.Check("interests-declared");
        await member.Send(member.Button("Retirer le lien avec Éditions du Lavoir"));
        await Assertions.Expect(member.Page.Locator("section[aria-labelledby=mine]")).ToContainTextAsync("Vous n’avez déclaré aucun lien");
    }
}
