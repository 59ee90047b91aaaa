using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>A member has proofs issued on a phone, prints them, and somebody else checks them, by pages alone.</summary>
public sealed class ProofTests(Site site)
{
    [Fact]
    public async Task Proofs_are_issued_on_a_phone_printed_and_checked_by_a_stranger()
    {
        var (structure, leader) = (NamedId.Of("web", "proof", "structure"), NamedId.Of("web", "proof", "leader"));
        await site.App.Send(new RecordPerson(leader, "Zoé", "Lenoir", "zoe@exemple.fr"));
        await site.App.Send(new RegisterStructure(
            structure, StructureKind.Company, "Les Preuves du Nord", null, "SAS", "3 rue des Gardes, 75018 Paris", [Activity.Label], false, null, [new Contact(leader, ContactRole.Leader)], new(2022, 1, 3)));
        await site.App.Send(new BeginMembership(structure, new DateOnly(2022, 1, 3), null));

        await using var member = await site.Visit(leader, [Access.Member], Screen.Phone);
        await member.Go("/attestations");
        await member.Link("Les Preuves du Nord").ClickAsync();
        member.ExpectsRefusals = true;
        await member.Button("Délivrer l’attestation de paiement").ClickAsync();
        Assert.Contains("n’est pas entièrement réglée", await member.Page.Locator(".errors").InnerTextAsync(), StringComparison.Ordinal);
        await member.Send(member.Button("Délivrer l’attestation d’adhésion"));
        await member.Check("proof");
        await member.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.False(await member.Button("Se déconnecter").IsVisibleAsync());
        Assert.True(await member.Page.GetByText("pour servir et valoir ce que de droit").IsVisibleAsync());
        var check = await member.Page.Locator(".paper a").GetAttributeAsync("href");

        await using var anybody = await site.Visit(screen: Screen.Phone);
        await anybody.Go(new Uri(check!).AbsolutePath);
        await anybody.Check("proof-verified");
        Assert.Equal("Ce qu’elle dit est exact", await anybody.Page.Locator(".badge").InnerTextAsync());
        await anybody.Field("Code de l’attestation").FillAsync("0000");
        await anybody.Button("Vérifier").ClickAsync();
        Assert.Contains("Aucune attestation ne porte ce code", await anybody.Page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
    }
}
