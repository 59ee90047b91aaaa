using Microsoft.Playwright;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>A member of the board declares two hours with one tap on a phone, puts them right and takes them back.</summary>
public sealed class VolunteerTests(Site site)
{
    [Fact]
    public async Task Time_is_declared_with_one_tap_on_a_phone_and_put_right()
    {
        await Association.Seat(site.App);
        await using var member = await Association.BoardMemberAt(site, 3);
        await member.TurnTo(Screen.Phone);
        await member.Go("/benevolat");
        await member.Check("volunteer-empty");
        await member.Field("Pour quoi").First.SelectOptionAsync("EVENT");
        await member.Send(member.Page.GetByRole(AriaRole.Button, new() { Name = "2\u00A0h", Exact = true }));
        await Assertions.Expect(member.Page.Locator("section[aria-labelledby=mine]")).ToContainTextAsync("Tenue d’un évènement");
        await member.Page.GetByText("Corriger la déclaration 1").ClickAsync();
        await member.Check("volunteer-declared");
        await member.Page.Locator("#minutes-1").FillAsync("90");
        await member.Send(member.Button("Enregistrer la correction 1"));
        await Assertions.Expect(member.Page.Locator("section[aria-labelledby=mine] h2")).ToContainTextAsync("1\u00A0h\u00A030");
        await member.Page.GetByText("Corriger la déclaration 1").ClickAsync();
        await member.Send(member.Button("Annuler la déclaration 1"));
        await Assertions.Expect(member.Page.Locator("section[aria-labelledby=mine]")).ToContainTextAsync("Annulée");
    }
}
