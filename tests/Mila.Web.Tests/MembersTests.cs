using Mila.Host.Composition;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The members' pages: who is one on a day, one structure's sheet, what is corrected there, and a file that comes in.</summary>
public sealed class MembersTests(Site site)
{
    private static readonly Guid Anne = Guid.Parse("0199b6f0-0000-7000-8000-000000000001");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Members_are_found_on_a_day_and_a_sheet_is_corrected(bool scripts)
    {
        var name = scripts ? "Éléphant Disques" : "Tournées du Canal";
        var id = await Member(name);
        await using var visitor = await site.Visit(Anne, [Access.Coordinator], scripts ? Screen.Phone : Screen.WithoutScripts);
        await visitor.Go($"/adherents?recherche={name.Split(' ')[0].ToLowerInvariant()}&jour=2022-06-01");
        await visitor.Check($"members-{scripts}");

        await visitor.Link(name).ClickAsync();
        await visitor.Arrives($"**/structures/{id}");
        Assert.Equal(name, await visitor.Heading.InnerTextAsync());
        await visitor.Check($"structure-{scripts}");
        await visitor.Go($"/structures/{id}/historique/2");
        await visitor.Field("Le bon jour").FillAsync("2022-09-01");
        await visitor.Field("Faute de saisie").CheckAsync();
        await visitor.Check($"correct-{scripts}");
        await visitor.Button("Corriger").ClickAsync();

        await visitor.Arrives($"**/structures/{id}");
        Assert.Contains("La date est corrigée", await visitor.Page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Go($"/adherents?recherche={name.Split(' ')[0].ToLowerInvariant()}&jour=2022-06-01");
        Assert.Equal(0, await visitor.Link(name).CountAsync());
    }

    [Fact]
    public async Task A_file_is_tried_then_imported_and_the_list_goes_out_as_a_file()
    {
        await using var visitor = await site.Visit(Anne, [Access.Coordinator]);
        await visitor.Go("/adherents/import");
        await visitor.Field("Fichier CSV").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = "adherents.csv", MimeType = "text/csv", Buffer = "structure;nature;activites;adhesion debut\nZénith du Canal;projet;label;01/02/2022\n"u8.ToArray(),
        });
        await visitor.Button("Voir ce que ça ferait").ClickAsync();
        await visitor.Page.GetByText("Structures nouvelles").WaitForAsync();
        await visitor.Check("import-tried");

        await visitor.Button("Importer").ClickAsync();

        await visitor.Arrives("**/adherents");
        using var client = site.App.Client(person: Anne, roles: Access.Coordinator);
        var csv = await client.GetStringAsync("/adherents?handler=Csv&recherche=zenith", TestContext.Current.CancellationToken);
        Assert.Contains("Zénith du Canal;;;label;non;oui;01/02/2022", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_affiliation_is_set_on_a_page_of_its_own()
    {
        var id = await Member("Ondes Courtes");
        await using var visitor = await site.Visit(Anne, [Access.Coordinator]);
        await visitor.Go($"/structures/{id}/rattachement");
        await visitor.Check("affiliation");
        await visitor.Field("Hébergée").CheckAsync();
        await visitor.Button("Enregistrer").ClickAsync();

        await visitor.Arrives($"**/structures/{id}");
        await using var session = site.App.Query();
        var structure = await session.LoadAsync<Structure>(id, TestContext.Current.CancellationToken);
        Assert.Equal(Affiliation.Hosted, structure!.Affiliations().At(site.App.Today)!.Value);
    }

    private async Task<Guid> Member(string name)
    {
        var id = Guid.CreateVersion7();
        await site.App.Send(new RegisterStructure(id, StructureKind.Company, name, null, null, null, [Activity.Label], true, null, [], new DateOnly(2022, 1, 1)));
        await site.App.Send(new BeginMembership(id, new DateOnly(2022, 2, 1), null));
        return id;
    }
}
