using Microsoft.Playwright;
using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>A member writes its entry on a phone and has it published, by pages alone.</summary>
public sealed class DirectoryTests(Site site)
{
    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [Fact]
    public async Task An_entry_is_written_with_a_logo_on_a_phone_and_seen_by_everybody()
    {
        var (structure, leader) = (NamedId.Of("web", "directory", "structure"), NamedId.Of("web", "directory", "leader"));
        await site.App.Send(new RecordPerson(leader, "Zoé", "Lenoir", "zoe@exemple.fr"));
        await site.App.Send(new RegisterStructure(
            structure, StructureKind.Company, "Quai des Presses", null, null, null, [Activity.PressOfficer], false, null, [new Contact(leader, ContactRole.Leader)], new(2022, 1, 3)));
        await site.App.Send(new BeginMembership(structure, new DateOnly(2022, 1, 3), null));

        await using var member = await site.Visit(leader, [Access.Member], Screen.Phone);
        await member.Go("/annuaire");
        await member.Link("Modifier la fiche de Quai des Presses").ClickAsync();
        await member.Field("Présentation").FillAsync("Relations presse des labels indépendants : disques, tournées, festivals.");
        await member.Field("Liens").FillAsync("quai.example");
        await member.Page.Locator("input[name=logo]").SetInputFilesAsync(new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = Pixel });
        await member.Page.Locator("input[name=logoText]").FillAsync("Un quai sous la pluie");
        member.ExpectsRefusals = true;
        await member.Button("Enregistrer la fiche").ClickAsync();
        Assert.Contains("n’est pas l’adresse d’une page", await member.Page.Locator(".errors").InnerTextAsync(), StringComparison.Ordinal);
        await member.Field("Liens").FillAsync("https://quai.example");
        await member.Page.Locator("input[name=logo]").SetInputFilesAsync(new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = Pixel });
        await member.Send(member.Button("Enregistrer la fiche"));
        await member.Send(member.Button("J’accepte d’y figurer"));
        await member.Check("directory-entry");

        await using var anybody = await site.Visit(screen: Screen.Phone);
        await anybody.Go("/musique/relations-presse");
        await anybody.Check("directory-public");
        await Assertions.Expect(anybody.Page.GetByAltText("Un quai sous la pluie")).ToHaveCountAsync(1);
        await anybody.Go("/annuaire?nom=presses");
        await anybody.Check("directory-search");
        await Assertions.Expect(anybody.Link("quai.example")).ToHaveCountAsync(1);
    }
}
